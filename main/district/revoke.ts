import type { DistrictTx } from '../../db/district/types.ts';
import type { LedgerRecord } from '../../db/store.ts';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import type { Actor } from '../ledger/actors.ts';
import { commandHash, earlierAnswer } from '../ledger/command.ts';
import { recordAction } from './actions.ts';
import { actorOf, introduce } from './actor.ts';
import { appendToLedger } from './append-event.ts';
import { applyRange, openIncoming } from './apply-batch.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { District } from './district.ts';

/**
 * Shuts a stolen or lost PC out: its ledger, those before it on the same PC, and all that go on from them without an
 * invitation of their own count no further than what is held now. Every desk of the office learns it with the next
 * down-package. Asked twice, done once. Refuses: district.ledger-unknown, desk.actor-*, command.id-reused.
 */
export function revoke(
  district: District,
  input: ParsedInput<'ledger.revoke'>,
  context: CallContext,
): Promise<Result<CallOutput<'ledger.revoke'>>> {
  return saidOnce(district, 'ledger.revoke', input, context, async ({ tx, actor, record, say }) => {
    const revoked: CallOutput<'ledger.revoke'>['revoked'] = [];
    for (const { id, lastSeq, revokedUpTo } of await lineOf(tx, record)) {
      if (revokedUpTo === null) await say(id, lastSeq);
      revoked.push({ ledger: id, upTo: revokedUpTo ?? lastSeq });
    }
    await recordAction(district, tx, actor, {
      type: 'district.ledgerRevoked.v1',
      body: { commune: record.commune, ledgers: revoked },
      personal: { reason: input.reason },
    });
    return ok({ revoked });
  });
}

/**
 * Takes what is kept of a shut-out ledger in, up to a number that a person stands for; what lies beyond stays kept.
 * Refuses: district.ledger-unknown, district.ledger-not-revoked, desk.actor-*, command.id-reused, store.*.
 */
export async function admitLate(
  district: District,
  input: ParsedInput<'ledger.admitLate'>,
  context: CallContext,
): Promise<Result<CallOutput<'ledger.admitLate'>>> {
  const { ledger, upTo } = input;
  const said = await saidOnce(district, 'ledger.admitLate', input, context, async ({ tx, actor, record, say }) => {
    if (record.revokedUpTo === null) return refuse('district.ledger-not-revoked', { ledger });
    // Never lowered: what was taken in stays.
    if (upTo > record.revokedUpTo) await say(ledger, upTo);
    await recordAction(district, tx, actor, {
      type: 'district.lateAdmitted.v1',
      body: { commune: record.commune, ledger, upTo },
      personal: { reason: input.reason },
    });
    return ok({ commune: record.commune });
  });
  if (!said.ok) return said;
  const taken = await takeKept(district, said.value.commune, ledger, upTo);
  if (!taken.ok) return taken;
  district.changed(['batches', 'dossiers', 'desks']);
  return ok({ ledger, upTo, held: (await district.store.read.ledgerHead(ledger))?.seq ?? 0 });
}

/** One transaction a file, in the order of their numbers; doing it again changes nothing. */
async function takeKept(district: District, commune: string, ledger: LedgerId, upTo: number): Promise<Result<null>> {
  for (const kept of await district.store.read.listQuarantined(commune, ledger)) {
    const opened = await openIncoming(district, kept.bytes);
    // It opened before it was kept: what does not open now stays kept.
    if (!opened.ok) continue;
    const applied = await district.store.write<null>(commune, async (tx) => {
      const result = await applyRange(district, tx, opened.value, upTo);
      if (!result.ok) return result;
      const { state } = result.value;
      const dossiers = result.value.state === 'accepted' ? result.value.dossiers : 0;
      if (opened.value.range.to <= upTo && state !== 'gap')
        await tx.settleBatch(kept.batch, { state, code: null, dossiers });
      return ok(null);
    });
    if (!applied.ok && applied.refusal.code.startsWith('store.')) return applied;
  }
  return ok(null);
}

interface Saying {
  readonly tx: DistrictTx;
  readonly actor: Actor;
  readonly record: LedgerRecord;
  /** Says in the commune's ledger up to where a ledger counts. */
  readonly say: (ledger: LedgerId, upTo: number) => Promise<void>;
}

async function saidOnce<Answer>(
  district: District,
  call: 'ledger.revoke' | 'ledger.admitLate',
  input: { readonly ledger: LedgerId; readonly reason: string },
  context: CallContext,
  work: (saying: Saying) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const { deps, clock, store } = district;
  const inputHash = commandHash(deps.crypto, call, input);
  const at = clock.now();
  const home = (await store.read.findLedger(input.ledger))?.commune ?? null;
  let repeated = false;
  const done = await store.write<Answer>(home, async (tx) => {
    const earlier = await tx.findCommand(context.id);
    if (earlier !== null) {
      repeated = true;
      return earlierAnswer<Answer>(earlier, inputHash);
    }
    const saying = await sayingOf(district, tx, input, { context, at });
    const answer = saying.ok ? await work(saying.value) : saying;
    if (!answer.ok) return answer;
    await tx.rememberCommand({ id: context.id, call, inputHash, answer: JSON.stringify(answer.value), at });
    return answer;
  });
  if (done.ok && !repeated) district.changed(['desks', 'batches']);
  return done;
}

async function sayingOf(
  district: District,
  tx: DistrictTx,
  { ledger, reason }: { readonly ledger: LedgerId; readonly reason: string },
  { context: asked, at }: { readonly context: CallContext; readonly at: number },
): Promise<Result<Saying>> {
  const record = await tx.findLedger(ledger);
  const own = record === null ? null : await findCommuneLedger(district, tx, record.commune);
  if (record?.kind !== 'desk' || own === null) return refuse('district.ledger-unknown', { ledger });
  const actor = await actorOf(tx, asked);
  if (!actor.ok) return actor;
  await introduce(district, tx, own, actor.value);
  const context = { crypto: district.deps.crypto, ledger: own.ledger, at };
  return ok({
    tx,
    actor: actor.value,
    record,
    async say(of, upTo) {
      const word = { type: 'ledger.revoked.v1', actor: actor.value, dossier: null } as const;
      await appendToLedger(tx, context, { ...word, body: { ledger: of, upTo }, personal: { reason } });
    },
  });
}

/** The ledgers of one PC: back to the one that was invited, and all that go on from it without an invitation. */
async function lineOf(tx: DistrictTx, from: LedgerRecord): Promise<readonly LedgerRecord[]> {
  const invited = new Set<string | null>((await tx.listEnrolments()).map(({ usedBy }) => usedBy));
  const ledgers = await tx.listLedgers();
  let root = from;
  for (;;) {
    const before = invited.has(root.id) ? undefined : ledgers.find(({ id }) => id === root.predecessor);
    if (before === undefined) break;
    root = before;
  }
  const line = [root];
  for (const record of line)
    line.push(...ledgers.filter(({ id, predecessor }) => predecessor === record.id && !invited.has(id)));
  return line;
}
