import type { SessionRecord } from '../../../db/district/tables/sessions.ts';
import type { UserRecord } from '../../../db/district/tables/users.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CallContext, Caller, Handlers } from '../../api/handlers.ts';
import type { Actor } from '../../ledger/actors.ts';
import { iso, isoOrNull } from '../../ledger/answers.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { isSightNarrowed, setSight } from '../work/sight.ts';
import { confirmTotp, endOwnSession, offerTotp, renewRecovery, setPassword } from './account.ts';
import { actionList } from './action-list.ts';
import { knownFields } from './fields.ts';
import { idleMs } from './sessions.ts';
import { setTotpPolicy, totpPolicy } from './totp-policy.ts';
import { addUser, changeUser, endAllSessions, removeTotp, resetPassword, setUserState } from './users.ts';

/** Users, and whoever signed in about themselves. */
export function userHandlers(district: District) {
  const { read } = district.store;
  async function deed<T>(context: CallContext, work: (actor: Actor) => Promise<Result<T>>): Promise<Result<T>> {
    const actor = await actorOf(read, context);
    return actor.ok ? told(district, work(actor.value)) : actor;
  }
  const own = async <T>(context: CallContext, work: (caller: Caller) => Promise<Result<T>>): Promise<Result<T>> =>
    context.caller === undefined ? refuse('user.sign-in-needed') : told(district, work(context.caller));
  return {
    'field.list': async () => ok([...(await knownFields(district.rules))]),
    'user.sight': async () => ok({ ownFieldsOnly: await isSightNarrowed(district) }),
    'user.setSight': ({ ownFieldsOnly }, context) => deed(context, (actor) => setSight(district, actor, ownFieldsOnly)),
    'user.list': async () => {
      const sessions = await openSessions(district, null);
      return ok((await read.listUsers()).map((user) => userView(district, user, sessions)));
    },
    'user.add': (input, context) => deed(context, (actor) => addUser(district, actor, input)),
    'user.change': (input, context) => deed(context, (actor) => changeUser(district, actor, input)),
    'user.setState': (input, context) => deed(context, (actor) => setUserState(district, actor, input)),
    'user.resetPassword': ({ user }, context) => deed(context, (actor) => resetPassword(district, actor, user)),
    'user.removeTotp': ({ user }, context) => deed(context, (actor) => removeTotp(district, actor, user)),
    'user.endSessions': ({ user }, context) => deed(context, (actor) => endAllSessions(district, actor, user)),
    'user.policy': async () => ok({ totp: await totpPolicy(read), training: district.facts.training }),
    'user.setPolicy': ({ totp }, context) => deed(context, (actor) => setTotpPolicy(district, actor, totp)),
    'action.list': async (input) => ok(await actionList(district, input)),
    'account.get': async (_input, { caller }) =>
      caller === undefined ? refuse('user.sign-in-needed') : account(district, caller),
    'account.setPassword': (input, context) => own(context, (caller) => setPassword(district, caller, input)),
    'account.offerTotp': ({ current }, context) => own(context, (caller) => offerTotp(district, caller, current)),
    'account.confirmTotp': ({ code }, context) => own(context, (caller) => confirmTotp(district, caller, code)),
    'account.renewRecovery': ({ current }, context) =>
      own(context, (caller) => renewRecovery(district, caller, current)),
    'account.signOut': (_input, context) => own(context, (caller) => endOwnSession(district, caller, caller.session)),
    'account.endSession': ({ session }, context) => own(context, (caller) => endOwnSession(district, caller, session)),
  } as const satisfies Handlers;
}

async function told<T>(district: District, done: Promise<Result<T>>): Promise<Result<T>> {
  const result = await done;
  if (result.ok) district.changed(['users']);
  return result;
}

/** Those that are still good; the others wait for the next sign-in to be swept away. */
async function openSessions({ store, clock }: District, user: string | null): Promise<readonly SessionRecord[]> {
  const now = clock.now();
  const sessions = await store.read.listSessions(user);
  return sessions.filter(({ endsAt, seenAt }) => endsAt > now && seenAt > now - idleMs);
}

function userView(
  { clock }: District,
  user: UserRecord,
  sessions: readonly SessionRecord[],
): CallOutput<'user.list'>[number] {
  const { id, name, fullName, roles, fields, state, mustChange, totp, lockedUntil } = user;
  return {
    ...{ id, name, fullName, roles: [...roles], fields: [...fields], state, mustChange },
    totp: totp !== null,
    lockedUntil: isoOrNull(lockedUntil !== null && lockedUntil > clock.now() ? lockedUntil : null),
    sessions: sessions.filter((session) => session.user === id).length,
  };
}

async function account(district: District, caller: Caller): Promise<Result<CallOutput<'account.get'>>> {
  const user = await district.store.read.findUser(caller.id);
  if (user === null) return refuse('user.unknown', { user: caller.id });
  const sessions = await openSessions(district, user.id);
  return ok({
    ...userView(district, user, sessions),
    recoveryLeft: user.recovery.length,
    sessions: sessions.map(({ id, address, openedAt, seenAt, endsAt }) => ({
      id,
      address,
      openedAt: iso(openedAt),
      seenAt: iso(seenAt),
      endsAt: iso(endsAt),
      current: id === caller.session,
    })),
  });
}
