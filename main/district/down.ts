import { sealBatch } from '../../shared/batch/batch.ts';
import { makeBundle } from '../../shared/batch/bundle.ts';
import type { Holds } from '../../shared/batch/heads.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { CommuneLedger, District } from './district.ts';
import { findCurrentLedger, heldOfDesk } from './standing.ts';

/** At most this many events go down at once; what is left comes with the next contact. */
const eventsPerPackage = 16_384;

/**
 * The down-package of one desk for a road by file: what the commune's ledger says after what the desk last said that
 * it holds; its newest event at least, so that the file is never empty. Refuses: district.commune-unknown,
 * district.desk-unknown.
 */
export async function downPackage(
  district: District,
  { commune, desk }: { readonly commune: string; readonly desk: number },
): Promise<Result<Uint8Array>> {
  const ledger = await findCommuneLedger(district, district.store.read, commune);
  if (ledger === null) return refuse('district.commune-unknown', { commune });
  const current = await findCurrentLedger(district.store.read, ledger.commune, desk);
  if (current === null) return refuse('district.desk-unknown', { commune, desk });
  const holds = (await district.store.read.findHolds(ledger.commune, current.id))?.holds ?? {};
  const head = (await district.store.read.ledgerHead(ledger.ledger))?.seq ?? 0;
  const from = Math.min(await firstLacking(district, ledger, holds), head);
  return ok(makeBundle([await sealDown(district, ledger, desk, from)]));
}

/** What a desk that just spoke lacks, as sealed files; none when it holds everything. */
export async function downFor(district: District, commune: string, desk: number, holds: Holds): Promise<Uint8Array[]> {
  const ledger = await findCommuneLedger(district, district.store.read, commune);
  if (ledger === null || (await findCurrentLedger(district.store.read, commune, desk)) === null) return [];
  const from = await firstLacking(district, ledger, holds);
  const head = (await district.store.read.ledgerHead(ledger.ledger))?.seq ?? 0;
  return from > head ? [] : [await sealDown(district, ledger, desk, from)];
}

/** A hash that is not this ledger's own is no holding: the desk gets it from the start and can see for itself. */
async function firstLacking(district: District, { ledger }: CommuneLedger, holds: Holds): Promise<number> {
  const held = holds[ledger];
  if (held === undefined || (await district.store.read.hashAt(ledger, held.seq)) !== held.hash) return 1;
  return held.seq + 1;
}

async function sealDown(district: District, ledger: CommuneLedger, desk: number, from: number): Promise<Uint8Array> {
  const { read } = district.store;
  const head = (await read.ledgerHead(ledger.ledger))?.seq ?? 0;
  const to = Math.min(head, from + eventsPerPackage - 1);
  const sealed = await sealBatch(district.deps.crypto, {
    format: 'down',
    seed: ledger.keys.seed,
    commune: ledger.commune,
    desk,
    training: district.facts.training,
    events: await read.eventRange(ledger.ledger, from, to),
    recipients: await deskRecipients(district, ledger.commune),
    holds: Object.fromEntries(
      (await heldOfDesk(read, ledger.commune, desk)).map(({ ledger: id, seq, hash }) => [id, { seq, hash }]),
    ),
    sealedAt: district.clock.now(),
  });
  return sealed.bytes;
}

/** Every desk of the office can open it, but for those that were shut out: the same file serves whoever reads it. */
async function deskRecipients(district: District, commune: string): Promise<readonly string[]> {
  const recipients = (await district.store.read.listLedgers())
    .filter((record) => record.kind === 'desk' && record.commune === commune && record.revokedUpTo === null)
    .map(({ recipient }) => recipient);
  return [...new Set(recipients)];
}
