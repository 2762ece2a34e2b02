import { asOption, type CliContext, type Command, clockOption } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { parseInstant } from '../parse.ts';
import { rowsText } from '../text.ts';

interface Due {
  readonly dueAt: string;
  readonly dueExplained: readonly object[];
}

export const due: Command = {
  name: 'due',
  summary: 'when a dossier received at an instant is due, and why',
  positionals: [],
  options: {
    procedure: { value: 'CODE', required: true, help: 'code of the procedure' },
    received: { value: 'ISO', required: true, help: 'when it was received' },
    data: { value: 'DIR', help: 'a desk’s catalogue and calendar; left out: those of the program' },
    as: asOption,
    clock: clockOption,
  },
  async run(context, args) {
    const procedureCode = args.needed('procedure');
    const receivedAt = parseInstant('received', args.needed('received'));
    if (args.text('data') === undefined) return bySeed(context, procedureCode, receivedAt);
    const [{ withDesk }, { ask }] = await Promise.all([import('../with-desk.ts'), import('../ask.ts')]);
    return withDesk(context, args, async ({ core }) => {
      const input = { procedureCode, receivedAt: new Date(receivedAt).toISOString() };
      const answer = await ask(core, 'due.preview', input, context.as);
      return answer.ok ? say(context, answer.value) : context.output.refusal(answer.error);
    });
  },
};

/** By the catalogue and calendar that the program brings along. */
async function bySeed(context: CliContext, procedureCode: string, receivedAt: number): Promise<ExitCode> {
  const { output, files } = context;
  const [{ readSeed }, { createRules }, { createSeedForms }, { dueFor }, { createNodeCrypto }] = await Promise.all([
    import('../../../district/seed.ts'),
    import('../../../ledger/rules.ts'),
    import('../../../forms/form-texts.ts'),
    import('../../../../shared/calendar/due.ts'),
    import('../../../crypto/node-crypto.ts'),
  ]);
  const seed = readSeed({ catalogueDir: files.catalogueDir, crypto: createNodeCrypto() });
  if (!seed.ok) return output.refusal(seed.refusal);
  const rules = createRules({
    versions: (kind) => [seed.value[kind].version],
    json: (kind) => seed.value[kind].json,
    seedForms: createSeedForms(files.catalogueDir),
  });
  const procedure = rules.procedure(procedureCode);
  if (!procedure.ok) return output.refusal(procedure.refusal);
  const days = rules.calendar();
  if (!days.ok) return output.refusal(days.refusal);
  const answer = dueFor(days.value, procedure.value.timeLimit, receivedAt);
  if (!answer.ok) return output.refusal(answer.refusal);
  const { dueAt, dueExplained } = answer.value;
  return say(context, { dueAt: new Date(dueAt).toISOString(), dueExplained });
}

function say({ output }: CliContext, { dueAt, dueExplained }: Due): ExitCode {
  return output.value({ dueAt, dueExplained }, () => [`dueAt  ${dueAt}`, rowsText(dueExplained)].join('\n'));
}
