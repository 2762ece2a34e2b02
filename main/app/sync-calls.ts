import type { CallOutput } from '../../shared/contract/contract.ts';
import { errorMessage, isErrorCode } from '../../shared/errors/table.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { iso, isoOrNull } from '../ledger/answers.ts';
import type { PartShelf } from '../roads/mail/part-shelf.ts';
import { unpackLetters } from '../roads/mail/unpack.ts';
import type { Applied } from '../sync/applied.ts';
import type { Round } from '../sync/round.ts';
import type { SchedulerState } from '../sync/scheduler.ts';
import { unsentEvents } from '../sync/standing.ts';
import { takeIn } from '../sync/take-in.ts';
import { mailHandlers } from './mail-calls.ts';
import { sealedFile, wireFile } from './sealed-file.ts';

/** What the calls of the sync screen need beside the desk: the background sender and the address it sends to. */
export interface SyncPort {
  readonly url: () => string | null;
  readonly state: () => SchedulerState;
  /** One round at once, to the set address or another. */
  readonly now: (url: string | undefined) => Promise<Result<Round>>;
  readonly setUrl: (url: string) => Result<null>;
  /** The district holds another branch of this desk's ledger: the desk goes on in a new one. */
  readonly goOn: () => Promise<Result<null>>;
}

const logRows = 30;

/** `current`: the open desk, which a fork replaces while the program runs. */
export function syncHandlers(current: () => Desk, shelf: PartShelf, port: SyncPort) {
  return {
    ...mailHandlers(current, sealedFile),
    'sync.status': () => ok(syncStatus(current(), port)),
    'sync.now': async (input) => {
      const round = await port.now(input.url);
      if (!round.ok) return round;
      const { sent, received, unsent, forked, refused } = round.value;
      if (refused !== null) return refuse(refused, { ...placeOf(current()) });
      return ok({ state: forked ? 'fork' : 'accepted', sent, received, unsent });
    },
    'sync.setUrl': (input) => {
      const set = port.setUrl(input.url);
      return set.ok ? ok({ url: input.url }) : set;
    },
    'sync.seal': async () => {
      const sealed = await sealedFile(current());
      return sealed.ok ? ok({ ...wireFile(sealed.value), events: sealed.value.events }) : sealed;
    },
    'sync.apply': async (input) => {
      const answers: CallOutput<'sync.apply'> = [];
      const given = input.files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
      const unpacked = await unpackLetters(shelf, given);
      for (const file of unpacked.files) {
        const taken = await takeIn({ desk: current, goOn: port.goOn }, file.bytes, 'file');
        if (!taken.ok) return taken;
        answers.push({ file: file.name, ...appliedAnswer(taken.value), unsent: unsentEvents(current()) });
      }
      for (const { name, refusal } of unpacked.set) {
        const state = refusal.code === 'mail.parts-missing' ? 'gap' : 'refused';
        answers.push({ file: name, state, ...said(refusal), unsent: unsentEvents(current()) });
      }
      return ok(answers);
    },
  } as const satisfies Handlers;
}

const outdated = 'sync.acknowledgement-stale';

/** One line for a file: what its worst part was refused for, else what it brought. */
function appliedAnswer(results: readonly Result<Applied>[]): { state: string; code: string | null; message: string } {
  const refusals = results.flatMap((result) => (result.ok ? [] : [result.refusal]));
  const refused = refusals.find(({ code }) => code !== outdated);
  if (refused !== undefined) return { state: 'refused', ...said(refused) };
  const applied = results.flatMap((result) => (result.ok ? [result.value] : []));
  const events = applied.reduce((sum, part) => sum + part.events, 0);
  const state = applied.some(({ forked }) => forked)
    ? 'fork'
    : applied.every((part) => part.state === 'duplicate')
      ? 'duplicate'
      : 'accepted';
  // An acknowledgement that a later one has overtaken, and nothing new beside it: nothing is left to do.
  const [stale] = refusals;
  if (stale !== undefined && state === 'duplicate') return { state, ...said(stale) };
  return { state, code: null, message: events > 0 ? `+${events}` : '' };
}

/** What the sentences of refusals name, as far as this desk knows it. */
function placeOf({ office, ledger }: Desk) {
  return { commune: office.commune.code, desk: office.desk, ledger };
}

function said({ code, params }: Refusal): { code: string; message: string } {
  return { code, message: errorMessage(code, 'vi', params) };
}

function syncStatus(desk: Desk, port: SyncPort): CallOutput<'sync.status'> {
  const { read } = desk.store;
  const state = port.state();
  const last = read.lastAcknowledgement();
  return {
    state: phaseOf(port, state),
    url: port.url(),
    offlineSince: isoOrNull(state.offlineSince),
    offlineReason:
      state.lastRefusal === null
        ? null
        : said({ ...state.lastRefusal, params: { ...placeOf(desk), ...state.lastRefusal.params } }),
    unsent: unsentEvents(desk),
    unsentDossiers: read.unsentDossierCount(),
    unsentBytes: null,
    lastAcknowledgement:
      last === null ? null : { at: iso(last.at), state: last.state, upTo: last.upTo, road: last.road },
    nextTryAt: isoOrNull(state.nextTryAt),
    log: read.syncLog(logRows).map(({ at, road, direction, state: outcome, code, events, bytes }) => ({
      at: iso(at),
      road,
      direction,
      state: outcome,
      message: code === null ? '' : isErrorCode(code) ? errorMessage(code, 'vi', placeOf(desk)) : code,
      events,
      bytes,
    })),
  };
}

function phaseOf(port: SyncPort, state: SchedulerState): CallOutput<'sync.status'>['state'] {
  if (port.url() === null) return 'notSet';
  if (state.offlineSince !== null) return 'offline';
  if (state.phase === 'sending') return 'sending';
  return state.lastRoundAt === null ? 'never' : 'online';
}
