import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { embedded, newWholeDatabase } from '../../fixtures/postgres.ts';
import { copyOf, dump, newDesk, newPlace, type Place, seal, type TestDesk } from './place.ts';

/** The ledgers' rows and every projection of them: what must not depend on how the batches travelled. */
async function story(place: Place): Promise<Record<string, unknown>> {
  // How the ranges came they are passed on; in what steps counts of the whole were added up, only `verify` sums up.
  const told = /^(dossier_search|whole_|kept_range$)/;
  const rows = Object.entries(await dump(place)).filter(([name]) => !told.test(name));
  return Object.fromEntries(
    rows.map(([name, table]) => [name, name === 'dossier' ? byId(table) : table.filter(counts)]),
  );
}

/** A count that went down to nothing says what a missing one says. */
function counts(row: unknown): boolean {
  const { n, early, on_time, late } = row as Readonly<Record<string, unknown>>;
  return n !== 0 && !(early === 0 && on_time === 0 && late === 0);
}

/** Row numbers say only what came first. */
function byId(rows: readonly unknown[]): unknown[] {
  const named = rows as readonly { readonly row: number; readonly id: string }[];
  return named.map(({ row: _row, ...rest }) => rest).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function batchesOf(place: Place, desk: TestDesk, sizes: readonly number[]): Promise<Uint8Array[]> {
  const batches: Uint8Array[] = [];
  for (let from = 1, at = 0; from <= desk.events.length; at += 1) {
    const to = Math.min(desk.events.length, from + (sizes[at % sizes.length] ?? 1) - 1);
    batches.push(await seal(place, desk, from, to));
    from = to + 1;
  }
  return batches;
}

async function arrive(place: Place, bytes: Uint8Array | undefined): Promise<void> {
  if (bytes !== undefined) await importFiles(place.district, [{ name: 'goi', bytes }], 'network');
}

async function heldOf(place: Place, desk: TestDesk): Promise<number> {
  return (await place.district.store.read.ledgerHead(desk.ledger))?.seq ?? 0;
}

// On a server each run copies a whole database: fewer of them.
const stores = [
  { store: 'embedded SQLite', database: embedded, numRuns: 12 },
  { store: 'PostgreSQL', database: newWholeDatabase, numRuns: 4 },
];

it.each(stores)(
  'gives the same story on $store whatever the order, the doubling and the loss of batches',
  async ({ database, numRuns }) => {
    const empty = await newPlace(database);
    const desk = await newDesk(empty, { dossiers: 6 });
    await empty.district.close();
    const whole = await copyOf(empty);
    await arrive(whole, await seal(whole, desk, 1, desk.events.length));
    const wanted = await story(whole);
    await whole.district.close();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 40 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (sizes, order, lost) => {
          const place = await copyOf(empty);
          const batches = await batchesOf(place, desk, sizes);
          const gone = new Set(lost.map((at) => at % batches.length));
          const arriving = order.map((at) => at % batches.length).filter((at) => !gone.has(at));
          for (const at of arriving) await arrive(place, batches[at]);
          // What was lost or never came is sent again from where the district stands.
          const held = await heldOf(place, desk);
          if (held < desk.events.length) await arrive(place, await seal(place, desk, held + 1, desk.events.length));
          expect(await story(place)).toEqual(wanted);
          expect((await place.district.store.read.countBatches()).parked).toBe(0);
          expect(await place.district.store.verify()).toMatchObject({ ok: true });
          await place.district.close();
        },
      ),
      { numRuns },
    );
  },
);
