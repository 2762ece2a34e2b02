import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import type { DistrictStore } from '../../../db/district/types.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { generateEvents, ownCatalogue } from '../../fixtures/generate-events.ts';
import { given } from '../../fixtures/office.ts';
import { asking, newDatabase } from '../../fixtures/postgres.ts';

const crypto = createNodeCrypto();
const { sha256Hex } = crypto;
const ledgerSeed = new Uint8Array(32).fill(7);
/** More than are written by one statement. */
const events = generateEvents({ crypto, training: true, dossiers: 600, seed: 7, ledgerSeed, desk: 2 });

async function opened(url: string): Promise<DistrictStore> {
  const store = given(await openPostgresStore({ url, sha256Hex }));
  onTestFinished(() => store.close());
  return store;
}

function append(store: DistrictStore, more: readonly LedgerEvent[] = [], after: Result<null> = ok(null)) {
  return store.write('H60', async (tx) => {
    await tx.putContent(ownCatalogue);
    for (const run of [events, more]) if (run[0]) await tx.appendEvents(run[0].header.ledger, run);
    return after;
  });
}

async function rowsOf(url: string) {
  const counts = `SELECT (SELECT count(*) FROM event)::integer AS events, (SELECT count(*) FROM dossier)::integer AS dossiers,
    (SELECT count(*) FROM ledger_end)::integer AS ends, coalesce((SELECT sum(n) FROM dossier_count), 0)::integer AS counted`;
  return (await asking<Record<string, number>>(url, counts))[0];
}

/** The server finds its disk full where a row of `table` is written that `when` describes. */
function fillDisk(url: string, table: string, when: string) {
  return asking(
    url,
    `CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION fill()`,
  );
}

const none = { events: 0, dossiers: 0, ends: 0, counted: 0 };
const all = { events: events.length, dossiers: 600, ends: 1, counted: 600 };

it.each([
  ['the first events', 'event', 'NEW.seq = 1'],
  ['the last events', 'event', `NEW.seq = ${events.length}`],
  ['the rows of dossiers', 'dossier', 'true'],
  ['the end of the ledger', 'ledger_end', 'true'],
])('takes all of a transaction back where the disk is full at %s, and says so', async (_, table, when) => {
  const url = await newDatabase();
  const store = await opened(url);
  await fillDisk(url, table, when);
  expect(await append(store)).toEqual(refuse('store.disk-full'));
  expect(await rowsOf(url)).toEqual(none);
  await asking(url, `DROP TRIGGER full_disk ON ${table}`);
  given(await append(store));
  expect(await rowsOf(url)).toEqual(all);
});

it('takes back what was written when the work is refused, or throws', async () => {
  const url = await newDatabase();
  const store = await opened(url);
  expect(await append(store, [], refuse('batch.fork'))).toEqual(refuse('batch.fork'));
  expect(await rowsOf(url)).toEqual(none);
  await expect(append(store, events.slice(1, 2))).rejects.toThrow('does not continue');
  expect(await rowsOf(url)).toEqual(none);
  given(await append(store));
  expect(await rowsOf(url)).toEqual(all);
});

it('lets a question in the same transaction see all that was appended before it', async () => {
  const store = await opened(await newDatabase());
  const [first] = events;
  if (first === undefined) throw new Error('no events');
  const seen = await store.write('H60', async (tx) => {
    await tx.putContent(ownCatalogue);
    await tx.appendEvents(first.header.ledger, events);
    const head = await tx.ledgerHead(first.header.ledger);
    return ok({ head: head?.seq, dossiers: await tx.dossierCount() });
  });
  expect(seen).toEqual(ok({ head: events.length, dossiers: 600 }));
});
