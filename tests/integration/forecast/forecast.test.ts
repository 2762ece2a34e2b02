import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract/contract.ts';
import {
  applicant,
  dayMs,
  hourMs,
  marriageStatus,
  newOffice,
  type Office,
  type TestDesk,
} from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

const period = { from: '2025-12-15', to: '2026-12-14' } as const;
/** Eight working hours after receipt. */
const copies = '2.000815';

/** An office with a slow step behind it: marriage papers lie with the unit for five working days, three are allowed. */
async function slowOffice(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const url = await office.url();
  const slow: string[] = [];
  for (let count = 0; count < 9; count += 1) slow.push(await handedOver(desk, `Chậm ${count}`));
  for (let count = 0; count < 9; count += 1) {
    const { code } = await desk.ask('dossier.receive', { procedureCode: copies, applicant });
    await desk.ask('dossier.resolve', { code, outcome: 'approved' });
  }
  // Tuesday to Wednesday of the week after.
  desk.clock.tick(8 * dayMs);
  for (const code of slow) await desk.ask('dossier.resolve', { code, outcome: 'approved' });
  return { office, desk, sync: () => desk.ask('sync.now', { url }) };
}

async function handedOver(desk: TestDesk, fullName: string): Promise<string> {
  const { code } = await desk.ask('dossier.receive', {
    procedureCode: marriageStatus,
    applicant: { ...applicant, fullName },
  });
  await desk.ask('dossier.handOver', { code, to: 'Tư pháp' });
  return code;
}

/** The board with a forecast of this moment, made because somebody looked. */
async function forecastMade({ app, ask, clock }: Office) {
  const now = new Date(clock.now()).toISOString();
  for (;;) {
    let stop: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      stop = app.core.onChange(() => resolve());
    });
    const board = await ask('figure.overview', period);
    if (board.forecast?.at !== now) await changed;
    stop();
    if (board.forecast?.at === now) return board;
  }
}

const listed = async ({ ask }: Office, input: CallInput<'dossier.list'>) =>
  (await ask('dossier.list', { forecast: true, ...input })).rows.map(({ fullName }) => fullName);

describe.each(stores)('the forecast on $store', ({ database }) => {
  it('names what will be late while it is not, with the step and what the step usually takes', async () => {
    const { office, desk, sync } = await slowOffice(database);
    const code = await handedOver(desk, 'Sẽ Trễ');
    desk.clock.tick(hourMs);
    await desk.ask('dossier.receive', { procedureCode: copies, applicant: { ...applicant, fullName: 'Kịp' } });
    await sync();
    expect((await office.ask('figure.overview', period)).forecast).toBeNull();
    const { now, forecast, communes, fields } = await forecastMade(office);
    expect(now).toMatchObject({ open: 2, overdue: 0, willBeLate: 1 });
    expect(forecast).toEqual({ at: new Date(desk.clock.now()).toISOString(), results: 18, asked: 2, unknown: 0 });
    expect(communes.map(({ willBeLate }) => willBeLate)).toEqual([1]);
    expect(fields.filter(({ willBeLate }) => willBeLate > 0).map(({ field }) => field)).toEqual(['Hộ tịch']);
    for (const { code: commune, willBeLate } of communes)
      expect((await office.ask('dossier.list', { forecast: true, commune })).total).toBe(willBeLate);
    for (const { field, willBeLate } of fields)
      expect((await office.ask('dossier.list', { forecast: true, field })).total).toBe(willBeLate);
    const { rows, total } = await office.ask('dossier.list', { forecast: true });
    expect(total).toBe(1);
    // Five working days of 7.5 hours lay between hand-over and result (24 November is a holiday), one hour is gone.
    const said = { percent: 100, step: 'unit', basis: 'commune', alike: 9, late: 9, typicalHours: 36.5 };
    expect(rows).toMatchObject([{ code, fullName: 'Sẽ Trễ', dueState: 'soon', forecast: said }]);
    expect(await office.ask('dossier.get', { code })).toMatchObject({ forecast: said });
  });

  it('is narrowed as any list is, and lets go of what moved on', async () => {
    const { office, desk, sync } = await slowOffice(database);
    const first = await handedOver(desk, 'Lò Thị Mai');
    await handedOver(desk, 'Lý A Sử');
    await sync();
    await forecastMade(office);
    expect((await listed(office, {})).toSorted()).toEqual(['Lò Thị Mai', 'Lý A Sử']);
    expect(await listed(office, { search: 'ly a' })).toEqual(['Lý A Sử']);
    expect(await listed(office, { search: first })).toEqual(['Lò Thị Mai']);
    expect(await listed(office, { status: 'received' })).toEqual([]);
    expect(await listed(office, { commune: 'H60.15.9' })).toEqual([]);
    expect(await listed(office, { field: 'Hộ tịch', limit: 1 })).toHaveLength(1);
    expect(await listed(office, { field: 'Chứng thực' })).toEqual([]);
    await desk.ask('dossier.resolve', { code: first, outcome: 'approved' });
    await sync();
    // No new forecast was made; the list and the board agree all the same.
    expect(await listed(office, {})).toEqual(['Lý A Sử']);
    expect((await office.ask('figure.overview', period)).now.willBeLate).toBe(1);
    desk.clock.tick(6 * dayMs);
    expect(await listed(office, {})).toEqual([]);
    expect((await office.ask('figure.overview', period)).now).toMatchObject({ overdue: 1, willBeLate: 0 });
  });

  it('says nothing where nothing is known, and is made anew when it has grown old', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    await handedOver(desk, 'Chưa Rõ');
    await desk.ask('sync.now', { url });
    const { now, forecast } = await forecastMade(office);
    expect(now).toMatchObject({ open: 1, willBeLate: 0 });
    expect(forecast).toMatchObject({ results: 0, asked: 1, unknown: 1 });
    expect(await listed(office, {})).toEqual([]);
    desk.clock.tick(10 * 60_000);
    expect((await forecastMade(office)).forecast?.asked).toBe(1);
  });
});

it('a desk forecasts nothing', async () => {
  const desk = await (await newOffice()).newDesk();
  await handedOver(desk, 'Ở quầy');
  expect(await desk.ask('dossier.list', { forecast: true })).toMatchObject({ rows: [], total: 0 });
});
