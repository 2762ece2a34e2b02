import { type Args, type CliContext, type Command, clockOption, dataOption, UsageError } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { openPending, readNamed } from '../files.ts';
import { valueText } from '../text.ts';

const staff = (args: Args) => ({ clerk: args.text('clerk') ?? 'clerk', leader: args.text('leader') ?? 'leader' });

export const deskInit: Command = {
  name: 'desk init',
  summary: 'sets a desk up by the district’s enrolment file, or a training desk with a district of its own',
  positionals: [],
  options: {
    data: dataOption,
    enrol: { value: 'FILE', help: 'the enrolment file of the district' },
    out: { value: 'FILE', help: 'where to write the request for the district (with --enrol)' },
    training: { value: null, help: 'a training desk; its district lies in DIR/district' },
    clerk: { value: 'NAME', help: 'the first clerk (clerk)' },
    leader: { value: 'NAME', help: 'the first leader (leader)' },
    clock: clockOption,
  },
  run(context, args) {
    const enrolling = args.text('enrol') !== undefined;
    if (args.flag('training') === enrolling) throw new UsageError('cần một trong hai: --enrol FILE hoặc --training');
    if (enrolling && args.text('out') === undefined) throw new UsageError('--enrol cần kèm --out');
    if (!enrolling && args.text('out') !== undefined) throw new UsageError('--out chỉ dùng cùng --enrol');
    return enrolling ? enrol(context, args) : train(context, args);
  },
};

async function train(context: CliContext, args: Args): Promise<ExitCode> {
  const [{ withNewFolder }, { initTraining }] = await Promise.all([
    import('../with-new-folder.ts'),
    import('../../../app/training/init-training.ts'),
  ]);
  return withNewFolder(context, args, async (deps, dataDir) => {
    const made = await initTraining(deps, { dataDir, ...staff(args) });
    return made.ok
      ? context.output.value({ ledger: made.value.ledger, training: true }, valueText)
      : context.output.refusal(made.refusal);
  });
}

async function enrol(context: CliContext, args: Args): Promise<ExitCode> {
  const { output, startAt } = context;
  const file = readNamed(args.needed('enrol'));
  if (!file.ok) return output.refusal(file.refusal);
  const [{ withNewFolder }, { initDesk }, { openEnrolment }] = await Promise.all([
    import('../with-new-folder.ts'),
    import('../../../desk/init.ts'),
    import('../../../../shared/batch/enrolment.ts'),
  ]);
  return withNewFolder(context, args, async (deps, dataDir) => {
    const enrolment = openEnrolment(deps.crypto, file.value.bytes, { training: null, now: deps.clock.now() });
    if (!enrolment.ok) return output.refusal(enrolment.refusal);
    if (startAt !== null && !enrolment.value.training) throw new UsageError('--clock chỉ dùng cho thư mục tập huấn');
    const out = openPending(args.needed('out'));
    if (!out.ok) return output.refusal(out.refusal);
    const made = await initDesk(deps, { dataDir, enrolment: file.value.bytes, ...staff(args) });
    if (!made.ok) {
      out.value.drop();
      return output.refusal(made.refusal);
    }
    const written = out.value.write(made.value.request);
    if (!written.ok) return output.refusal(written.refusal);
    return output.value({ ledger: made.value.ledger, request: out.value.path }, valueText);
  });
}
