import { asOption, type Command, clockOption, dataOption } from '../command.ts';
import { listFilter, listOptions } from '../list-filter.ts';
import { parseChoice } from '../parse.ts';
import { rowsText, valueText } from '../text.ts';

const options = { data: dataOption, as: asOption, clock: clockOption } as const;
const open = () => Promise.all([import('../with-district.ts'), import('../ask.ts')]);

const districtStatus: Command = {
  name: 'district status',
  summary: 'what this district is and what has come in',
  positionals: [],
  options,
  async run(context, args) {
    const [{ withDistrict }, { ask }] = await open();
    return withDistrict(context, args, async ({ core }) => {
      const status = await ask(core, 'district.status', {}, context.as);
      return status.ok ? context.output.value(status.value, valueText) : context.output.refusal(status.error);
    });
  },
};

const districtList: Command = {
  name: 'district list',
  summary: 'dossiers of all communes',
  positionals: [],
  options: { ...options, ...listOptions, commune: { value: 'CODE', help: 'of this commune alone' } },
  async run(context, args) {
    const commune = args.text('commune');
    const filter = { ...listFilter(args), ...(commune === undefined ? {} : { commune }) };
    const [{ withDistrict }, { listAll }] = await Promise.all([
      import('../with-district.ts'),
      import('../list-all.ts'),
    ]);
    return withDistrict(context, args, async ({ core }) => {
      const rows = await listAll(core, filter, context.as);
      return rows.ok ? context.output.value(rows.value, rowsText) : context.output.refusal(rows.error);
    });
  },
};

const districtShow: Command = {
  name: 'district show',
  summary: 'one dossier whole, with its timeline',
  positionals: ['CODE'],
  options,
  async run(context, args) {
    const [[{ withDistrict }, { ask }], { naming }] = await Promise.all([open(), import('../naming.ts')]);
    return withDistrict(context, args, async ({ core }) => {
      const dossier = await ask(core, 'dossier.get', naming(args.positionals[0] ?? ''), context.as);
      return dossier.ok ? context.output.value(dossier.value, valueText) : context.output.refusal(dossier.error);
    });
  },
};

const districtDecide: Command = {
  name: 'district decide',
  summary: 'decides a dossier that was handed over; travels down to its desk',
  positionals: ['CODE'],
  options: {
    ...options,
    outcome: { value: 'OUTCOME', required: true, help: 'approved or refused' },
    reason: { value: 'TEXT', required: true, help: 'why' },
  },
  async run(context, args) {
    const outcome = parseChoice('outcome', args.needed('outcome'), ['approved', 'refused'] as const);
    const [[{ withDistrict }, { ask }], { naming }] = await Promise.all([open(), import('../naming.ts')]);
    return withDistrict(context, args, async ({ core }) => {
      const input = { ...naming(args.positionals[0] ?? ''), outcome, reason: args.needed('reason') };
      const decided = await ask(core, 'dossier.decide', input, context.as);
      return decided.ok ? context.output.value(decided.value, valueText) : context.output.refusal(decided.error);
    });
  },
};

export const districtCommands: readonly Command[] = [districtStatus, districtList, districtShow, districtDecide];
