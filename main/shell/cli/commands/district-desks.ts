import { LedgerId } from '../../../../shared/dossier/ids.ts';
import { asOption, type Command, clockOption, dataOption, outOption, UsageError } from '../command.ts';
import { openPending, readNamed } from '../files.ts';
import { parseWhole } from '../parse.ts';
import { valueText } from '../text.ts';

const options = { data: dataOption, as: asOption, clock: clockOption } as const;

const districtInit: Command = {
  name: 'district init',
  summary: 'sets a district up: keys, storage, first administrator',
  positionals: [],
  options: {
    data: dataOption,
    clock: clockOption,
    name: { value: 'NAME', required: true, help: 'what the district is called on screen and paper' },
    training: { value: null, help: 'a training district, for training desks only' },
    database: { value: 'URL', help: 'PostgreSQL instead of the embedded SQLite' },
  },
  async run(context, args) {
    const { output, startAt } = context;
    const training = args.flag('training');
    if (startAt !== null && !training) throw new UsageError('--clock chỉ dùng cho thư mục tập huấn');
    const [{ withNewFolder }, { initDistrict }] = await Promise.all([
      import('../with-new-folder.ts'),
      import('../../../district/init.ts'),
    ]);
    return withNewFolder(context, args, async (deps, dataDir) => {
      const database = args.text('database');
      const name = args.needed('name');
      const made = await initDistrict(deps, {
        dataDir,
        name,
        training,
        ...(database === undefined ? {} : { database }),
      });
      if (!made.ok) return output.refusal(made.refusal);
      const { administrator } = made.value;
      return output.value({ name, training, administrator }, () =>
        valueText({ name, training, administrator: administrator.name, password: administrator.password }),
      );
    });
  },
};

const districtEnrol: Command = {
  name: 'district enrol',
  summary: 'makes the enrolment file of one desk',
  positionals: [],
  options: {
    ...options,
    commune: { value: 'CODE', required: true, help: 'agency code (H60.15.3) or unit code of the commune' },
    desk: { value: 'N', required: true, help: 'number of the desk, 0 to 9' },
    out: outOption,
    replaces: { value: 'LEDGER', help: 'the ledger of a lost or replaced desk that this one continues' },
    'commune-name': { value: 'NAME', help: 'name of the commune, where it is not known yet' },
    province: { value: 'NAME', help: 'its province, where it is not known yet' },
    url: { value: 'URL', help: 'where the desk sends to' },
    'public-certificate': {
      value: null,
      help: 'an https address that a public authority vouches for: nothing is pinned',
    },
  },
  async run(context, args) {
    const { output } = context;
    const desk = parseWhole('desk', args.needed('desk'), 0, 9);
    const replaces = LedgerId.optional().safeParse(args.text('replaces'));
    if (!replaces.success) throw new UsageError('--replaces cần mã của một sổ');
    const [communeName, province, url] = [args.text('commune-name'), args.text('province'), args.text('url')];
    if (url !== undefined && !isWebAddress(url)) throw new UsageError('--url cần địa chỉ http hoặc https');
    const [{ withDistrict }, { createEnrolment }, { actorOf }] = await Promise.all([
      import('../with-district.ts'),
      import('../../../district/enrol.ts'),
      import('../../../district/actor.ts'),
    ]);
    return withDistrict(context, args, async ({ district }) => {
      const actor = await actorOf(district.store.read, { as: context.as });
      if (!actor.ok) return output.refusal(actor.refusal);
      const out = openPending(args.needed('out'));
      if (!out.ok) return output.refusal(out.refusal);
      const commune = args.needed('commune');
      // Also a mistyped code makes a commune: whoever reads the answer sees it.
      const isNew = (await district.store.read.findCommune(commune)) === null;
      const input = {
        commune,
        desk,
        ...(communeName === undefined ? {} : { communeName }),
        ...(province === undefined ? {} : { province }),
        ...(url === undefined ? {} : { url, publicCertificate: args.flag('public-certificate') }),
        ...(replaces.data === undefined ? {} : { replaces: replaces.data }),
      };
      const made = await createEnrolment(district, input, actor.value);
      if (!made.ok) {
        out.value.drop();
        return output.refusal(made.refusal);
      }
      const written = out.value.write(made.value);
      if (!written.ok) return output.refusal(written.refusal);
      return output.value({ file: out.value.path, commune, desk, ...(isNew ? { newCommune: true } : {}) }, valueText);
    });
  },
};

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const districtAdmit: Command = {
  name: 'district admit',
  summary: 'takes a desk’s request; prints the desk and its ledger',
  positionals: ['FILE'],
  options,
  async run(context, args) {
    const { output } = context;
    const file = readNamed(args.positionals[0] ?? '');
    if (!file.ok) return output.refusal(file.refusal);
    const [{ withDistrict }, { ask }] = await Promise.all([import('../with-district.ts'), import('../ask.ts')]);
    return withDistrict(context, args, async ({ core }) => {
      const { name, bytes } = file.value;
      const input = { file: { name, base64: bytes.toString('base64') } };
      const admitted = await ask(core, 'enrolment.admit', input, context.as);
      return admitted.ok ? output.value(admitted.value, valueText) : output.refusal(admitted.error);
    });
  },
};

const districtDown: Command = {
  name: 'district down',
  summary: 'writes the down-package for one desk',
  positionals: [],
  options: {
    ...options,
    commune: { value: 'CODE', required: true, help: 'code of the commune' },
    desk: { value: 'N', required: true, help: 'number of the desk' },
    out: outOption,
  },
  async run(context, args) {
    const { output } = context;
    const desk = parseWhole('desk', args.needed('desk'), 0, 9);
    const [{ withDistrict }, { ask }] = await Promise.all([import('../with-district.ts'), import('../ask.ts')]);
    return withDistrict(context, args, async ({ core }) => {
      const out = openPending(args.needed('out'));
      if (!out.ok) return output.refusal(out.refusal);
      const down = await ask(core, 'down.export', { commune: args.needed('commune'), desk }, context.as);
      if (!down.ok) {
        out.value.drop();
        return output.refusal(down.error);
      }
      const bytes = Buffer.from(down.value.base64, 'base64');
      const written = out.value.write(bytes);
      if (!written.ok) return output.refusal(written.refusal);
      return output.value({ file: out.value.path, bytes: bytes.length }, valueText);
    });
  },
};

const ledgerOption = { value: 'LEDGER', required: true, help: 'the ledger, as the list of desks shows it' } as const;
const reasonOption = { value: 'TEXT', required: true, help: 'why' } as const;

const districtRevoke: Command = {
  name: 'district revoke',
  summary: 'shuts a stolen or lost desk’s ledger out, with all that go on from it',
  positionals: [],
  options: { ...options, as: asOption, ledger: ledgerOption, reason: reasonOption },
  async run(context, args) {
    const { output } = context;
    const ledger = parseLedger(args.needed('ledger'));
    const [{ withDistrict }, { ask }] = await Promise.all([import('../with-district.ts'), import('../ask.ts')]);
    return withDistrict(context, args, async ({ core }) => {
      const revoked = await ask(core, 'ledger.revoke', { ledger, reason: args.needed('reason') }, context.as);
      return revoked.ok ? output.value(revoked.value, valueText) : output.refusal(revoked.error);
    });
  },
};

const districtAdmitLate: Command = {
  name: 'district admit-late',
  summary: 'takes in what came late of a revoked ledger, up to a number',
  positionals: [],
  options: {
    ...options,
    as: asOption,
    ledger: ledgerOption,
    'up-to': { value: 'N', required: true, help: 'the last number that counts' },
    reason: reasonOption,
  },
  async run(context, args) {
    const { output } = context;
    const ledger = parseLedger(args.needed('ledger'));
    const upTo = parseWhole('up-to', args.needed('up-to'), 1, 1_000_000_000);
    const [{ withDistrict }, { ask }] = await Promise.all([import('../with-district.ts'), import('../ask.ts')]);
    return withDistrict(context, args, async ({ core }) => {
      const admitted = await ask(core, 'ledger.admitLate', { ledger, upTo, reason: args.needed('reason') }, context.as);
      return admitted.ok ? output.value(admitted.value, valueText) : output.refusal(admitted.error);
    });
  },
};

function parseLedger(typed: string): LedgerId {
  const ledger = LedgerId.safeParse(typed);
  if (!ledger.success) throw new UsageError('--ledger cần mã của một sổ');
  return ledger.data;
}

export const districtDeskCommands: readonly Command[] = [
  districtInit,
  districtEnrol,
  districtAdmit,
  districtDown,
  districtRevoke,
  districtAdmitLate,
];
