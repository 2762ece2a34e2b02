import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../../db/compare-tables.ts';
import type { Store } from '../../../db/store.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import { commune, dossierId, morning, openTemp, Writer } from './office.ts';

/** What can happen to one of three dossiers in one of two desks or at the district. */
const kinds = [
  'receive',
  'handOver',
  'resolve',
  'return',
  'stop',
  'decide',
  'correct',
  'settleTake',
  'settleDrop',
  'unknown',
  'malformed',
] as const;

const deed = fc.record({
  writer: fc.nat(2),
  dossier: fc.nat(2),
  kind: fc.constantFrom(...kinds),
  /** Which of the other ledgers’ last events on the dossier the writer knew. */
  knows: fc.nat(3),
  /** Clocks are wrong by up to a minute either way. */
  drift: fc.integer({ min: -60_000, max: 60_000 }),
  target: fc.nat(5),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function writeStory(deeds: readonly Deed[]): readonly Writer[] {
  const writers = [new Writer(1), new Writer(2), new Writer(3)];
  const [first, second, district] = writers as [Writer, Writer, Writer];
  district.open({ kind: 'district', desk: null });
  district.admit(first, { desk: 2 });
  district.admit(second, { desk: 3 });
  district.admit(first, { desk: 2, generation: 1 });
  first.open({ desk: 2 });
  second.open({ desk: 3 });
  district.write('catalogue.adopted.v1', { body: { version: 'b', sha256: 'b'.repeat(64) } });
  first.write('catalogue.adopted.v1', { body: { version: 'a', sha256: 'a'.repeat(64) } });
  second.write('catalogue.adopted.v1', { body: { version: 'b', sha256: 'c'.repeat(64) } });
  deeds.forEach((one, n) => {
    const writer = writers[one.writer] ?? first;
    const id = dossierId(one.dossier, morning + one.dossier);
    const seen = writers.filter((other, at) => other !== writer && (one.knows & (1 << (at % 2))) !== 0);
    const after = seen.flatMap((other) => other.events.findLast(({ header }) => header.dossier === id) ?? []);
    writeDeed(writer, one, id, { dossier: id, at: morning + n * 20_000 + one.drift, after }, writers, n);
  });
  return writers;
}

function writeDeed(
  writer: Writer,
  { kind, target }: Deed,
  id: DossierId,
  base: { readonly dossier: DossierId; readonly at: number; readonly after: readonly LedgerEvent[] },
  writers: readonly Writer[],
  n: number,
): void {
  switch (kind) {
    case 'receive':
      // Few codes: some dossiers share one, some have two.
      writer.receive(
        id,
        { code: `${commune}-261124-200${1 + (target % 3)}`, entryNo: n + 1 },
        { ...base, fullName: `Người ${n}` },
      );
      return;
    case 'handOver':
      writer.write('dossier.handedOver.v1', { ...base, body: { holder: 'district' }, personal: { to: 'A' } });
      return;
    case 'resolve':
      writer.write('dossier.resolved.v1', { ...base, body: { outcome: 'approved' } });
      return;
    case 'return':
      writer.write('dossier.returned.v1', { ...base, body: { by: 'desk' }, personal: { to: { fullName: 'B' } } });
      return;
    case 'stop':
      writer.write('dossier.stopped.v1', { ...base, personal: { reason: 'x' } });
      return;
    case 'decide':
      writer.write('dossier.decided.v1', {
        ...base,
        role: 'officer',
        body: { outcome: 'approved' },
        personal: { reason: 'x' },
      });
      return;
    case 'correct':
      writer.write('dossier.corrected.v1', {
        ...base,
        role: 'leader',
        body: { quantity: n + 1 },
        personal: { reason: 'x', applicant: { fullName: `Tên ${n}` } },
      });
      return;
    case 'settleTake':
    case 'settleDrop': {
      const events = writers.flatMap((other) => other.events).filter(({ header }) => header.dossier === id);
      const settled = events[target % Math.max(1, events.length)];
      const event = { ledger: settled?.header.ledger ?? writer.id, seq: settled?.header.seq ?? 1 };
      writer.write('dossier.settled.v1', {
        ...base,
        role: 'leader',
        body: { event, take: kind === 'settleTake' },
        personal: { reason: 'x' },
      });
      return;
    }
    case 'unknown':
      writer.write('dossier.weighed.v9', { ...base, body: { grams: n } });
      return;
    case 'malformed':
      writer.write('dossier.resolved.v1', { ...base, body: { outcome: 'perhaps' } });
      return;
  }
}

/** Every projection, rows in the order of their keys, and what the search finds. */
function dump(store: Store): unknown {
  const tables = projections.map(({ table, key }) => [
    table,
    store.db.prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).all(),
  ]);
  const search = ['nguoi', 'ten', '2001', 'a'].map((typed) =>
    store.read.listDossiers({ search: typed, limit: 50 }).rows.map(({ id }) => id),
  );
  return { tables, search };
}

/** Brings the ledgers in by runs: which ledger comes next and how many events of it, as `turns` says. */
function bringIn(store: Store, writers: readonly Writer[], turns: readonly { writer: number; events: number }[]): void {
  const upTo = writers.map(() => 0);
  const rest = writers.flatMap((_, writer) => [{ writer, events: Number.MAX_SAFE_INTEGER }]);
  for (const { writer, events } of [...turns, ...rest]) {
    const source = writers[writer];
    const from = upTo[writer] ?? 0;
    const run = source?.events.slice(from, from + events) ?? [];
    upTo[writer] = from + run.length;
    if (source === undefined || run.length === 0) continue;
    store.write((tx) => {
      tx.appendEvents(source.id, run, commune);
      return ok(null);
    });
  }
}

const turns = fc.array(fc.record({ writer: fc.nat(2), events: fc.integer({ min: 1, max: 6 }) }), { maxLength: 20 });

describe('projections', () => {
  it('are the same whatever arrived first, in whatever runs', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 24 }), turns, turns, (deeds, one, other) => {
        const writers = writeStory(deeds);
        using a = openTemp();
        using b = openTemp();
        bringIn(a, writers, one);
        bringIn(b, [...writers].reverse(), other);
        expect(dump(b)).toEqual(dump(a));
      }),
      { numRuns: 60 },
    );
  });

  it('are what verify rebuilds, and one by one gives what a bulk import gives', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 24 }), (deeds) => {
        const writers = writeStory(deeds);
        using bulk = openTemp();
        using single = openTemp();
        bringIn(bulk, writers, []);
        bringIn(
          single,
          writers,
          writers.flatMap(({ events }, writer) => events.map(() => ({ writer, events: 1 }))),
        );
        expect(dump(single)).toEqual(dump(bulk));
        expect(single.verify().problems).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
