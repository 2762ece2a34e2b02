import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { openDistrictStore } from '../../../db/district/sqlite-store.ts';
import type { DistrictStore } from '../../../db/district/types.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { makeEvent } from '../../../shared/batch/chain.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { ok } from '../../../shared/result.ts';
import { generateEvents, ownCatalogue } from '../../fixtures/generate-events.ts';
import { given } from '../../fixtures/office.ts';
import { newLastingDatabase } from '../../fixtures/postgres.ts';

export interface BothStores {
  readonly file: DistrictStore;
  readonly server: DistrictStore;
  readonly url: string;
  close(): Promise<void>;
}

const crypto = createNodeCrypto();

/** The same two ledgers in an embedded store and on PostgreSQL, in runs of several sizes; open until closed. */
export async function bothStores(): Promise<BothStores> {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-both-'));
  const database = await newLastingDatabase();
  const { sha256Hex } = crypto;
  const file = given(openDistrictStore({ path: join(dir, 'district.db'), sha256Hex }));
  const server = given(await openPostgresStore({ url: database.url, sha256Hex }));
  // Made once: no two makings of an event have the same salt.
  const all = ledgers();
  for (const store of [file, server]) for (const events of all) await append(store, events);
  return {
    file,
    server,
    url: database.url,
    async close() {
      await Promise.all([file.close(), server.close()]);
      await database.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function ledgers(): readonly (readonly LedgerEvent[])[] {
  const facts = { crypto, training: true };
  const first = generateEvents({ ...facts, dossiers: 300, seed: 1, ledgerSeed: new Uint8Array(32).fill(1), desk: 2 });
  const other = { dossiers: 40, seed: 2, ledgerSeed: new Uint8Array(32).fill(2), commune: 'H60.15.4', desk: 1 };
  return [first, withOddNames(generateEvents({ ...facts, ...other }))];
}

/** One bulk, then ever smaller runs: dossiers are carried on from their rows, folded anew, put off and written. */
async function append(store: DistrictStore, events: readonly LedgerEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const { ledger } = first.header;
  const bounds = [0, 1100, 1150, 1151].filter((at) => at < events.length);
  given(
    await store.write('bulk', async (tx) => {
      await tx.putContent(ownCatalogue);
      for (const [at, from] of bounds.entries()) await tx.appendEvents(ledger, events.slice(from, bounds[at + 1]));
      return ok(null);
    }),
  );
}

/** Names that a foreign hand wrote: with a NUL, none at all, and with the signs that part texts on their way to a server. */
const oddNames = ['Tên\u0000 NUL lạ', '', 'Tên\u001f chia đôi', '\u001e', '{"}\\,NULL'] as const;

/** The last applicants have them. */
function withOddNames(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const last = events.filter(({ header }) => header.type === 'dossier.received.v1').slice(-oddNames.length);
  let prev: string | null = null;
  return events.map((event) => {
    const { header, body, personal } = event;
    const name = oddNames[last.indexOf(event)];
    const data = name !== undefined && personal !== null ? named(personal.data, name) : (personal?.data ?? null);
    const made: LedgerEvent = makeEvent(crypto, { ...header, prev, body, personal: data });
    prev = made.hash;
    return made;
  });
}

function named(data: NonNullable<LedgerEvent['personal']>['data'], fullName: string): typeof data {
  const { applicant } = data;
  if (typeof applicant !== 'object' || applicant === null || Array.isArray(applicant)) return data;
  return { ...data, applicant: { ...applicant, fullName } };
}
