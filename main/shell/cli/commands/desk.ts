import { asOption, type Command, clockOption, dataOption } from '../command.ts';
import { listFilter, listOptions } from '../list-filter.ts';
import { rowsText, valueText } from '../text.ts';

const deskOptions = { data: dataOption, as: asOption, clock: clockOption } as const;

const deskStatus: Command = {
  name: 'desk status',
  summary: 'who this desk is and what is unsent',
  positionals: [],
  options: deskOptions,
  async run(context, args) {
    const [{ withDesk }, { ask }] = await Promise.all([import('../with-desk.ts'), import('../ask.ts')]);
    return withDesk(context, args, async ({ core }) => {
      const status = await ask(core, 'desk.status', {}, context.as);
      return status.ok ? context.output.value(status.value, valueText) : context.output.refusal(status.error);
    });
  },
};

const deskRun: Command = {
  name: 'desk run',
  summary: 'answers one contract call a line from stdin, one JSON line each',
  positionals: [],
  options: deskOptions,
  async run(context, args) {
    const [{ withDesk }, { answerLines }] = await Promise.all([
      import('../with-desk.ts'),
      import('../answer-lines.ts'),
    ]);
    return withDesk(context, args, async ({ core, knows }) => {
      const { streams, as, stopping } = context;
      const { addAbortSignal, Readable } = await import('node:stream');
      const input = addAbortSignal(stopping, Readable.from(streams.input, { objectMode: false }));
      try {
        await answerLines({ core, knows, input, out: streams.out, as, stopping });
      } catch (error) {
        if (!stopping.aborted) throw error;
      }
      return 0;
    });
  },
};

const deskList: Command = {
  name: 'desk list',
  summary: 'dossiers as the list screen shows them',
  positionals: [],
  options: { ...deskOptions, ...listOptions },
  async run(context, args) {
    const filter = listFilter(args);
    const [{ withDesk }, { listAll }] = await Promise.all([import('../with-desk.ts'), import('../list-all.ts')]);
    return withDesk(context, args, async ({ core }) => {
      const rows = await listAll(core, filter, context.as);
      return rows.ok ? context.output.value(rows.value, rowsText) : context.output.refusal(rows.error);
    });
  },
};

const deskShow: Command = {
  name: 'desk show',
  summary: 'one dossier whole, with its timeline',
  positionals: ['CODE'],
  options: deskOptions,
  async run(context, args) {
    const [{ withDesk }, { ask }, { naming }] = await Promise.all([
      import('../with-desk.ts'),
      import('../ask.ts'),
      import('../naming.ts'),
    ]);
    return withDesk(context, args, async ({ core }) => {
      const dossier = await ask(core, 'dossier.get', naming(args.positionals[0] ?? ''), context.as);
      return dossier.ok ? context.output.value(dossier.value, valueText) : context.output.refusal(dossier.error);
    });
  },
};

export const deskCommands: readonly Command[] = [deskStatus, deskRun, deskList, deskShow];
