import type { DistrictReads, DistrictTx } from '../../db/district/types.ts';
import type { AskedLedger } from '../../shared/batch/acknowledgement.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { Holds } from '../../shared/batch/heads.ts';
import { type Hash, LedgerId } from '../../shared/dossier/ids.ts';
import { originsOf } from '../../shared/dossier/origin.ts';
import { ok, type Result } from '../../shared/result.ts';
import { appendToLedger } from './append-event.ts';
import { findCommuneLedger, newCommuneLedger, publicKey, successorSetting } from './commune-ledger.ts';
import type { CommuneLedger, District } from './district.ts';

const system = { id: 'system', role: 'system' } as const;

/**
 * Opens the ledger that follows a commune's, signed by the key of the one before: after the district was put back, what
 * it wrote since lies at desks under numbers that must not be given again (decision 0016).
 */
export async function succeed(district: District, tx: DistrictTx, before: CommuneLedger): Promise<CommuneLedger> {
  const { crypto } = district.deps;
  const { commune, signing } = before;
  const head = await tx.ledgerHead(before.ledger);
  const generation = ((await tx.findLedger(before.ledger))?.generation ?? 0) + 1;
  const next = { ...(await newCommuneLedger(district, tx, commune)), signing };
  const context = { crypto, ledger: next.ledger, at: district.clock.now() };
  const opened = {
    key: publicKey(district, next.keys.seed),
    recipient: district.facts.recipient,
    kind: 'district',
    commune,
    desk: null,
    generation,
    cause: 'restored',
    predecessor: { ledger: before.ledger, seq: head?.seq ?? 0, hash: head?.hash ?? null },
    training: district.facts.training,
  } as const;
  const signature = crypto.ed25519Sign(before.keys.seed, crypto.sha256(Buffer.from(canonicalJson(opened))));
  await appendToLedger(tx, context, {
    type: 'ledger.opened.v1',
    actor: system,
    dossier: null,
    body: { ...opened, predecessorSignature: Buffer.from(signature).toString('base64url') },
    personal: null,
  });
  for (const { id, role, name } of await tx.staffOf(before.ledger)) {
    const appointed = { type: 'staff.appointed.v1', actor: system, dossier: null } as const;
    await appendToLedger(tx, context, { ...appointed, body: { id, role }, personal: { name } });
  }
  await tx.setSetting(successorSetting(commune), next.ledger);
  return next;
}

/** After a restore, before anything is written: every commune goes on in a new ledger. Refuses: store.*. */
export async function succeedAll(district: District): Promise<Result<null>> {
  for (const { code } of await district.store.read.listCommunes()) {
    const done = await district.store.write<null>(code, async (tx) => {
      const ledger = await findCommuneLedger(district, tx, code);
      if (ledger !== null) await succeed(district, tx, ledger);
      return ok(null);
    });
    if (!done.ok) return done;
  }
  return ok(null);
}

/**
 * What a desk holds of the district's own ledgers that the district does not: it was put back to an earlier day. A
 * ledger that nobody here knows may be one of its own as well; the desk knows.
 */
export async function missingOf(read: DistrictReads, commune: string, holds: Holds): Promise<readonly AskedLedger[]> {
  const missing: AskedLedger[] = [];
  for (const [id, held] of Object.entries(holds)) {
    const record = await read.findLedger(LedgerId.parse(id));
    if (record !== null && (record.kind !== 'district' || record.commune !== commune)) continue;
    const { id: ledger, lastSeq: seq, lastHash } = record ?? { id: LedgerId.parse(id), lastSeq: 0, lastHash: null };
    if (seq >= held.seq && (await read.hashAt(ledger, held.seq)) === held.hash) continue;
    if ((await carriedOf(read, commune)).has(held.hash)) continue;
    missing.push({ ledger, seq, hash: seq === 0 ? null : lastHash });
  }
  return missing;
}

/** Hashes of events that were carried over into one of the commune's ledgers from a branch that does not count. */
export async function carriedOf(
  read: Pick<DistrictReads, 'listLedgers' | 'eventRange'>,
  commune: string,
): Promise<ReadonlySet<Hash>> {
  const carried = new Set<Hash>();
  const own = (await read.listLedgers()).filter(({ kind, commune: home }) => kind === 'district' && home === commune);
  for (const { id, lastSeq, generation } of own) {
    // Only a ledger that follows another has copies.
    if (generation === 0) continue;
    for (const event of await read.eventRange(id, 1, lastSeq))
      for (const { hash } of originsOf(event)) carried.add(hash);
  }
  return carried;
}

/**
 * Looks at what a desk says that it holds: where that is more of the ledger that is written in now, or something else,
 * the commune goes on in a new one. Gives what the desk is asked to bring back.
 */
export async function noticeHolds(
  district: District,
  tx: DistrictTx,
  commune: string,
  holds: Holds,
): Promise<readonly AskedLedger[]> {
  const missing = await missingOf(tx, commune, holds);
  const current = missing.length === 0 ? null : await findCommuneLedger(district, tx, commune);
  if (current !== null && missing.some(({ ledger }) => ledger === current.ledger)) await succeed(district, tx, current);
  return missing;
}
