import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { openDistrictStore } from '../../../db/district/sqlite-store.ts';
import type { DistrictStore } from '../../../db/district/types.ts';
import type { DossierQuery } from '../../../db/types.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { listPage, textToMark } from '../../../main/views/list-page.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import { createChance } from '../../fixtures/chance.ts';
import { generateEvents, ownCatalogue } from '../../fixtures/generate-events.ts';
import { given } from '../../fixtures/office.ts';
import { newLastingDatabase } from '../../fixtures/postgres.ts';

const crypto = createNodeCrypto();
const { sha256Hex } = crypto;

const lists: readonly (readonly [string, Omit<DossierQuery, 'limit'>])[] = [
  ['all', {}],
  ['of a status', { status: 'returned' }],
  ['of a commune', { commune: 'H60.15.3' }],
  ['of two procedures', { procedures: { codes: ['1.001000', '1.004194'], others: false } }],
  ['of all other procedures', { procedures: { codes: ['1.001000'], others: true } }],
  ['open', { state: 'open' }],
  ['ended', { ended: { fromMs: Date.UTC(2025, 0, 1), endMs: Date.UTC(2028, 0, 1) } }],
  ['due', { due: { from: null, until: null } }],
  ['found by a word', { search: 'nguyen' }],
  ['found by a letter in a commune', { search: 'h', commune: 'H60.15.4' }],
];

async function embedded() {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-pages-'));
  const store = given(openDistrictStore({ path: join(dir, 'district.db'), sha256Hex }));
  return { store, drop: async () => rmSync(dir, { recursive: true, force: true }) };
}

async function server() {
  const { url, drop } = await newLastingDatabase();
  return { store: given(await openPostgresStore({ url, sha256Hex })), drop };
}

describe.each([
  ['embedded SQLite', embedded],
  ['PostgreSQL', server],
])('pages of a list on %s', (_, open) => {
  let store: DistrictStore;
  let drop: () => Promise<void>;
  let incoming: Incoming;
  const chance = createChance(11);
  beforeAll(async () => {
    ({ store, drop } = await open());
    incoming = incomingOf(store);
    await store.write(null, async (tx) => ok(await tx.putContent(ownCatalogue)));
    for (let times = 0; times < 4; times += 1) await incoming(300);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  /** Each row's id as the pages gave them; before each next page some files come in. */
  async function walked(query: Omit<DossierQuery, 'limit'>): Promise<readonly DossierId[]> {
    const met: DossierId[] = [];
    const limit = 9 + chance.below(12);
    for (let after: string | null = null; ; ) {
      const asked = { ...query, limit, ...(after === null ? {} : { after: textToMark(after) }) };
      const { rows, next } = await listPage(store.read, asked);
      met.push(...rows.map(({ id }) => id));
      if (next === null) return met;
      after = next;
      await incoming(1 + chance.below(8));
    }
  }

  it.each(lists)('make no row double and lose none of what is %s, whatever comes in between', async (_name, query) => {
    const all = async () => (await store.read.listDossiers({ ...query, limit: 5000 })).rows.map(({ id }) => id);
    const before = await all();
    const met = await walked(query);
    const after = new Set(await all());
    expect(before.length).toBeGreaterThan(20);
    expect(new Set(met).size).toBe(met.length);
    expect(before.filter((id) => after.has(id) && !met.includes(id))).toEqual([]);
    expect(met.filter((id) => !after.has(id) && !before.includes(id))).toEqual([]);
  });
});

type Incoming = (events: number) => Promise<void>;

/** Two desks' ledgers of the same days, by turns: what is newer, older and in between comes in, and what is known moves on. */
function incomingOf(store: DistrictStore): Incoming {
  const facts = { crypto, training: true, dossiers: 700 };
  const left = [
    generateEvents({ ...facts, seed: 1, ledgerSeed: new Uint8Array(32).fill(1) }),
    generateEvents({ ...facts, seed: 2, ledgerSeed: new Uint8Array(32).fill(2), commune: 'H60.15.4', desk: 1 }),
  ];
  return async (count) => {
    left.reverse();
    const run: readonly LedgerEvent[] = left[0]?.splice(0, count) ?? [];
    const [first] = run;
    if (first === undefined) throw new Error('every event has come in');
    given(await store.write(null, async (tx) => ok(await tx.appendEvents(first.header.ledger, run))));
  };
}
