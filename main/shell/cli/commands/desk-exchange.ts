import type { CallOutput } from '../../../../shared/contract/contract.ts';
import { errorMessage } from '../../../../shared/errors/table.ts';
import type { Refusal } from '../../../../shared/result.ts';
import { asOption, type Command, clockOption, dataOption, outOption } from '../command.ts';
import { openPending, readNamed } from '../files.ts';
import { rowsText, valueText } from '../text.ts';

const deskOptions = { data: dataOption, as: asOption, clock: clockOption } as const;
const open = () => Promise.all([import('../with-desk.ts'), import('../ask.ts')]);

const deskSeal: Command = {
  name: 'desk seal',
  summary: 'writes every unsent event into one sealed batch file',
  positionals: [],
  options: { ...deskOptions, out: outOption },
  async run(context, args) {
    const { output, as } = context;
    const [{ withDesk }, { ask }] = await open();
    return withDesk(context, args, async ({ core }) => {
      const out = openPending(args.needed('out'));
      if (!out.ok) return output.refusal(out.refusal);
      const sealed = await ask(core, 'sync.seal', {}, as);
      if (!sealed.ok) {
        out.value.drop();
        return output.refusal(sealed.error);
      }
      const bytes = Buffer.from(sealed.value.base64, 'base64');
      const written = out.value.write(bytes);
      if (!written.ok) return output.refusal(written.refusal);
      return output.value({ file: out.value.path, events: sealed.value.events, bytes: bytes.length }, valueText);
    });
  },
};

/** States that leave something of the file undone. */
const undone = new Set(['refused', 'gap', 'fork']);

type Applied = Omit<CallOutput<'sync.apply'>[number], 'unsent'> & { readonly unsent?: number };

/** A file that cannot be read is a row of its own and holds up none of the others. */
function unread(file: string, { code, params }: Refusal): Applied {
  return { file, state: 'refused', code, message: errorMessage(code, 'vi', params) };
}

const deskApply: Command = {
  name: 'desk apply',
  summary: 'takes in acknowledgements, down-packages and sibling batches',
  positionals: ['FILE…'],
  options: deskOptions,
  async run(context, args) {
    const { output, as } = context;
    const [{ withDesk }, { ask }] = await open();
    return withDesk(context, args, async ({ core }) => {
      const answers: Applied[] = [];
      for (const path of args.positionals) {
        const file = readNamed(path);
        if (!file.ok) {
          answers.push(unread(path, file.refusal));
          continue;
        }
        const files = [{ name: file.value.name, base64: file.value.bytes.toString('base64') }];
        const applied = await ask(core, 'sync.apply', { files }, as);
        if (!applied.ok) return output.refusal(applied.error);
        answers.push(...applied.value);
      }
      output.value(answers, rowsText);
      return answers.some(({ state }) => undone.has(state)) ? 3 : 0;
    });
  },
};

const deskSync: Command = {
  name: 'desk sync',
  summary: 'one round over the network',
  positionals: [],
  options: { ...deskOptions, url: { value: 'URL', help: 'the district’s address, instead of the known one' } },
  async run(context, args) {
    const { output, as } = context;
    const url = args.text('url');
    const [{ withDesk }, { ask }] = await open();
    return withDesk(context, args, async ({ core }) => {
      const round = await ask(core, 'sync.now', url === undefined ? {} : { url }, as);
      return round.ok ? output.value(round.value, valueText) : output.refusal(round.error);
    });
  },
};

export const deskExchangeCommands: readonly Command[] = [deskSeal, deskApply, deskSync];
