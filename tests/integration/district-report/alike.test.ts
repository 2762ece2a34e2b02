import { expect, it } from 'vitest';
import { factsOf, reportFacts } from '../../../main/district/report/facts.ts';
import { makeEvent } from '../../../shared/batch/chain.ts';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { type ReportFacts, type ReportPeriod, tableII06a } from '../../../shared/report/table-ii06a.ts';
import { ok } from '../../../shared/result.ts';
import { createChance } from '../../fixtures/chance.ts';
import { stores } from '../../fixtures/postgres.ts';
import { commune, given, newDesk, newPlace, type Place } from '../district/place.ts';

const day = 86_400_000;
const other = 'H60.15.4';
const january = Date.UTC(2026, 0, 4, 17);

/** Over days that begin and end anywhere, long over, just over, and not over. */
const periods: readonly ReportPeriod[] = [0, 2, 5, 9].flatMap((from) =>
  [0.5, 3, 30].map((days) => {
    const [fromMs, endMs] = [january + from * day, january + (from + days) * day];
    return { fromMs, endMs, nowMs: endMs + (days === 30 ? -19 : 5) * day };
  }),
);

it.each(stores)(
  'counts dossiers by those that are alike as it counts them one by one, on $store',
  async ({ database }) => {
    const place = await newPlace(database);
    await fill(place, commune, 1);
    await fill(place, other, 2);
    const { district } = place;
    const all = (await district.store.read.listDossiers({ limit: 5000 })).rows;
    expect(all).toHaveLength(600);
    for (const period of periods)
      for (const communes of [null, [commune], [commune, other]]) {
        const alike = await reportFacts(district, communes, period);
        const single: ReportFacts[] = [];
        for (const { commune: of, state } of all)
          if (communes?.includes(of) !== false) single.push(await factsOf(district.rules, state, period.endMs));
        expect(tableII06a(alike, period)).toEqual(tableII06a(single, period));
        expect(alike.length).toBeLessThan(single.length);
      }
    const [, , whole] = periods;
    if (whole === undefined) throw new Error('no period');
    const { early, onTime, late, withinTerm, overdue } = tableII06a(
      await reportFacts(district, null, whole),
      whole,
    ).total;
    expect(Math.min(early, onTime, late + withinTerm, overdue)).toBeGreaterThan(5);
  },
);

async function fill({ district, deps }: Place, at: string, seed: number): Promise<void> {
  const { ledger, events } = await newDesk({ district, deps }, { at, seed, dossiers: 300 });
  const { catalogue } = given(await district.rules.catalogue());
  const codes = catalogue.procedures.slice(0, 3).map(({ code }) => code);
  const written = withPauses(deps.crypto, events, { seed, codes });
  given(await district.store.write(at, async (tx) => ok(await tx.appendEvents(ledger, written))));
}

type Written = Pick<LedgerEvent['header'], 'type'> & { readonly body: LedgerEvent['body'] };

const asked: Written = { type: 'dossier.paymentRequested.v1', body: { amountVnd: 8000 } };
const paid = (at: number): Written => ({
  type: 'dossier.paymentRecorded.v1',
  body: { amountVnd: 8000, dueAt: at + day / 4 },
});
/** What becomes of hand-over, result and its giving out; null: it never came to that, `'kept'`: that. */
const ways: readonly (readonly (((at: number) => Written) | 'kept' | null)[])[] = [
  ['kept', 'kept', 'kept'],
  ['kept', 'kept', null],
  ['kept', null, null],
  [() => asked, paid, null],
  [() => asked, null, null],
  [() => asked, paid, () => ({ type: 'dossier.withdrawn.v1', body: {} })],
  ['kept', () => asked, paid],
  [() => asked, paid, () => asked],
];
const steps = ['dossier.handedOver.v1', 'dossier.resolved.v1', 'dossier.returned.v1'];

/** The ledger of few procedures, with dossiers that wait for a payment, early or late, for a while or until now. */
function withPauses(
  crypto: CryptoPort,
  events: readonly LedgerEvent[],
  { seed, codes }: { readonly seed: number; readonly codes: readonly string[] },
): readonly LedgerEvent[] {
  const chance = createChance(seed);
  const wayOf = new Map<string, (typeof ways)[number]>();
  const made: LedgerEvent[] = [];
  for (const { header, body, personal } of events) {
    const { dossier, type, at } = header;
    if (dossier !== null && !wayOf.has(dossier)) wayOf.set(dossier, chance.pick(ways));
    const step = steps.indexOf(type);
    const change = step < 0 || dossier === null ? 'kept' : (wayOf.get(dossier)?.[step] ?? null);
    if (change === null) continue;
    const procedure = type === 'dossier.received.v1' ? { procedureCode: chance.pick(codes) } : {};
    const kept = { type, body: { ...body, ...procedure }, personal: personal?.data ?? null };
    const written = change === 'kept' ? kept : { ...change(at), personal: change === paid ? null : { reason: 'x' } };
    const last = made.at(-1);
    made.push(makeEvent(crypto, { ...header, ...written, seq: made.length + 1, prev: last?.hash ?? null }));
  }
  return made;
}
