import type { CallInput } from '../../../../shared/contract/contract.ts';
import { DistrictRole } from '../../../../shared/district/roles.ts';
import { UserName } from '../../../../shared/district/user.ts';
import { type Args, asOption, type CliContext, type Command, clockOption, dataOption, UsageError } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { rowsText, valueText } from '../text.ts';

const options = { data: dataOption, as: asOption, clock: clockOption } as const;
const factOptions = {
  'full-name': { value: 'NAME', required: true, help: 'full name, as it stands under a decision' },
  roles: { value: 'LIST', required: true, help: `roles, with commas between: ${DistrictRole.options.join(', ')}` },
  fields: { value: 'LIST', help: 'fields of the catalogue that an officer answers for, with semicolons between' },
} as const;

type UserCall = 'user.add' | 'user.change' | 'user.setState' | 'user.resetPassword' | 'user.removeTotp';

const list: Command = {
  name: 'district user list',
  summary: 'who may sign in to the workspace, with which roles',
  positionals: [],
  options,
  async run(context, args) {
    const [{ withDistrict }, { ask }] = await opened();
    return withDistrict(context, args, async ({ core }) => {
      const users = await ask(core, 'user.list', {}, context.as);
      return users.ok ? context.output.value(users.value, rowsText) : context.output.refusal(users.error);
    });
  },
};

const add: Command = {
  name: 'district user add',
  summary: 'adds a user; prints a password for the first sign-in, once',
  positionals: ['NAME'],
  options: { ...options, ...factOptions },
  run: (context, args) => deed(context, args, 'user.add', (name) => ({ name, ...factsOf(args) })),
};

const change: Command = {
  name: 'district user change',
  summary: 'says full name, roles and fields of a user anew',
  positionals: ['NAME'],
  options: { ...options, ...factOptions },
  run: (context, args) => deed(context, args, 'user.change', (_name, user) => ({ user, ...factsOf(args) })),
};

const disable: Command = {
  name: 'district user disable',
  summary: 'shuts a user out at once',
  positionals: ['NAME'],
  options,
  run: (context, args) => deed(context, args, 'user.setState', (_name, user) => ({ user, state: 'disabled' })),
};

const enable: Command = {
  name: 'district user enable',
  summary: 'lets a disabled user in again',
  positionals: ['NAME'],
  options,
  run: (context, args) => deed(context, args, 'user.setState', (_name, user) => ({ user, state: 'active' })),
};

const resetPassword: Command = {
  name: 'district user reset-password',
  summary: 'prints a fresh password for one sign-in; opens a locked name',
  positionals: ['NAME'],
  options,
  run: (context, args) => deed(context, args, 'user.resetPassword', (_name, user) => ({ user })),
};

const removeTotp: Command = {
  name: 'district user remove-totp',
  summary: 'takes the codes of a lost telephone away',
  positionals: ['NAME'],
  options,
  run: (context, args) => deed(context, args, 'user.removeTotp', (_name, user) => ({ user })),
};

/** One deed on the user who signs in as `NAME`; of a new one there is no id yet. */
async function deed<C extends UserCall>(
  context: CliContext,
  args: Args,
  call: C,
  inputOf: (name: string, user: string) => CallInput<C>,
): Promise<ExitCode> {
  const { output } = context;
  const name = args.positionals[0] ?? '';
  if (!UserName.safeParse(name).success)
    throw new UsageError('NAME gồm 2 đến 40 chữ thường không dấu, chữ số, . _ hoặc -');
  const [{ withDistrict }, { ask }] = await opened();
  return withDistrict(context, args, async ({ core, district }) => {
    const user = (await district.store.read.findUserByName(name))?.id ?? name;
    const done = await ask(core, call, inputOf(name, user), context.as);
    return done.ok ? output.value({ name, ...done.value }, valueText) : output.refusal(done.error);
  });
}

function factsOf(args: Args): Pick<CallInput<'user.add'>, 'fullName' | 'roles' | 'fields'> {
  const roles = DistrictRole.array().safeParse(parts(args.needed('roles'), ','));
  if (!roles.success) throw new UsageError(`--roles nhận các vai trò: ${DistrictRole.options.join(', ')}`);
  return { fullName: args.needed('full-name'), roles: roles.data, fields: parts(args.text('fields') ?? '', ';') };
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function opened() {
  return Promise.all([import('../with-district.ts'), import('../ask.ts')]);
}

export const districtUserCommands: readonly Command[] = [list, add, change, disable, enable, resetPassword, removeTotp];
