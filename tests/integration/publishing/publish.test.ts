import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendToLedger } from '../../../main/district/append-event.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { ok } from '../../../shared/result.ts';
import { applicant, commune, given, marriageStatus, newOffice, type Office } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

const otherCommune = 'H60.15.4';
const day = { date: '2026-12-24', kind: 'localOff', name: 'Ngày hội', status: 'official', source: 'QĐ 12' };

async function change(office: Office, kind: 'catalogue' | 'calendar', name: string, body: unknown) {
  return office.ask('rules.change', { kind, name, json: JSON.stringify(body) });
}

async function procedureOf(office: Office, code: string): Promise<Record<string, unknown>> {
  const { content } = await office.ask('rules.draft', { kind: 'catalogue' });
  const found = (content.procedures as Record<string, unknown>[]).find((entry) => entry.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

async function versionsOf(office: Office): Promise<unknown> {
  const { communes } = await office.ask('rules.overview', {});
  return communes.map((row) => [row.commune, row.calendar?.version]);
}

async function twoCommunes(database: NewStore): Promise<Office> {
  const office = await newOffice({ database });
  await office.newDesk();
  const facts = { commune: otherCommune, desk: 1, communeName: 'Xã Bên', province: 'Tỉnh Thử' };
  given(await createEnrolment(office.app.district, facts));
  return office;
}

/** The wire's answer to a call of the district, also a refusal. */
async function answerOf(office: Office, call: string, input: unknown, id: string = randomUUID()) {
  return office.app.core.call({ call, id, input });
}

describe.each(stores)('a draft, on $store', ({ database }) => {
  it('keeps what was typed, right or not yet, and says at which field it is wrong', async () => {
    const office = await newOffice({ database });
    const typed = {
      ...(await procedureOf(office, marriageStatus)),
      timeLimit: { unit: 'workingDay', value: 99, note: '' },
    };
    const { problems } = await change(office, 'catalogue', marriageStatus, typed);
    expect(problems).toMatchObject([{ name: marriageStatus, path: 'timeLimit', code: 'procedure.term-inconsistent' }]);
    const again = await office.ask('rules.draft', { kind: 'catalogue' });
    expect(again.changes).toMatchObject([{ name: marriageStatus, by: 'Cán bộ cấp trên' }]);
    expect(await procedureOf(office, marriageStatus)).toEqual(typed);
    expect(await answerOf(office, 'rules.publish', { kind: 'catalogue', reason: 'x' })).toMatchObject({
      error: { code: 'rules.draft-invalid' },
    });
  });

  it('is no draft any more when what it changed is as it was', async () => {
    const office = await newOffice({ database });
    const before = await procedureOf(office, marriageStatus);
    await change(office, 'catalogue', marriageStatus, { ...before, name: 'Tên khác' });
    await change(office, 'catalogue', marriageStatus, before);
    expect((await office.ask('rules.draft', { kind: 'catalogue' })).changes).toEqual([]);
    expect(await answerOf(office, 'rules.publish', { kind: 'catalogue', reason: 'x' })).toMatchObject({
      error: { code: 'rules.nothing-changed' },
    });
  });

  it('takes no entry under another one’s name, no name that is none, no text that is not JSON', async () => {
    const office = await newOffice({ database });
    const input = { kind: 'calendar', name: '2026-12-25', json: JSON.stringify(day) };
    expect(await answerOf(office, 'rules.change', input)).toMatchObject({ error: { code: 'rules.not-json' } });
    expect(await answerOf(office, 'rules.change', { ...input, name: 'Giáng sinh' })).toMatchObject({
      error: { code: 'calendar.day-date' },
    });
    expect(await answerOf(office, 'rules.change', { ...input, json: '{' })).toMatchObject({
      error: { code: 'rules.not-json' },
    });
    expect((await office.ask('rules.draft', { kind: 'calendar' })).changes).toEqual([]);
  });

  it('goes out as a file and comes in again as what it changes', async () => {
    const office = await newOffice({ database });
    await change(office, 'calendar', day.date, day);
    const file = await office.ask('rules.export', { kind: 'calendar' });
    await office.ask('rules.revert', { kind: 'calendar' });
    expect(await office.ask('rules.import', { kind: 'calendar', file })).toEqual({ changes: 1, problems: [] });
    expect((await office.ask('rules.draft', { kind: 'calendar' })).changes).toMatchObject([{ name: day.date }]);
    const picture = { name: 'a.png', base64: Buffer.from('not json').toString('base64') };
    expect(await answerOf(office, 'rules.import', { kind: 'calendar', file: picture })).toMatchObject({
      error: { code: 'rules.not-json' },
    });
  });
});

describe.each(stores)('a version, on $store', ({ database }) => {
  it('is for every commune and those to come, who made it and why stands with it', async () => {
    const office = await twoCommunes(database);
    await change(office, 'calendar', day.date, day);
    const { version, communes } = await office.ask('rules.publish', { kind: 'calendar', reason: 'Lễ hội' });
    expect([version, communes]).toEqual([expect.stringMatching(/^2026-11-17-[0-9a-f]{8}$/), 2]);
    expect(await versionsOf(office)).toEqual([
      [commune, version],
      [otherCommune, version],
    ]);
    const third = { commune: 'H60.15.5', desk: 1, communeName: 'Xã Mới', province: 'Tỉnh Thử' };
    given(await createEnrolment(office.app.district, third));
    expect(await versionsOf(office)).toContainEqual(['H60.15.5', version]);
    const overview = await office.ask('rules.overview', {});
    expect(overview.kinds.find(({ kind }) => kind === 'calendar')).toMatchObject({
      current: version,
      newest: version,
      draft: null,
      versions: [
        { version, madeBy: 'Cán bộ cấp trên', reason: 'Lễ hội', communes: 3, forAll: true },
        { madeAt: null, communes: 0 },
      ],
    });
  });

  it('may be for chosen communes, and be sent to the others later', async () => {
    const office = await twoCommunes(database);
    const [[, before] = []] = (await versionsOf(office)) as string[][];
    await change(office, 'calendar', day.date, day);
    const { version } = await office.ask('rules.publish', {
      kind: 'calendar',
      communes: [otherCommune],
      reason: 'Thử',
    });
    expect(await versionsOf(office)).toEqual([
      [commune, before],
      [otherCommune, version],
    ]);
    expect((await office.ask('rules.overview', {})).kinds[1]).toMatchObject({ current: before, newest: version });
    await office.ask('rules.adopt', { kind: 'calendar', version });
    expect(await versionsOf(office)).toEqual([
      [commune, version],
      [otherCommune, version],
    ]);
    expect((await office.ask('rules.overview', {})).kinds[1]).toMatchObject({ current: version });
    expect(await answerOf(office, 'rules.adopt', { kind: 'calendar', version: 'x' })).toMatchObject({
      error: { code: 'rules.version-unknown' },
    });
    const foreign = { kind: 'calendar', communes: ['H99'], reason: 'x' };
    await office.ask('rules.change', { kind: 'calendar', name: day.date, json: 'null' });
    expect(await answerOf(office, 'rules.publish', foreign)).toMatchObject({
      error: { code: 'district.commune-unknown' },
    });
  });

  it('is published once, however often the command comes', async () => {
    const office = await twoCommunes(database);
    await change(office, 'calendar', day.date, day);
    const id = randomUUID();
    const input = { kind: 'calendar', reason: 'Lễ hội' };
    const [first, second] = [
      await answerOf(office, 'rules.publish', input, id),
      await answerOf(office, 'rules.publish', input, id),
    ];
    expect(second).toEqual(first);
    const { read } = office.app.district.store;
    const ledger = (await read.findCommune(commune))?.ledger;
    if (ledger === undefined) throw new Error('no commune');
    const events = await read.eventRange(ledger, 1, 100);
    const adoptions = events.filter(({ header }) => header.type === 'calendar.adopted.v1');
    // The opening's own word, the same again with its content, and the new version.
    expect(adoptions.map(({ body }) => body.content !== undefined)).toEqual([false, true, true]);
  });

  it('retires a procedure and brings it back', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const entry = await procedureOf(office, marriageStatus);
    await office.ask('rules.change', { kind: 'catalogue', name: marriageStatus, json: 'null' });
    await office.ask('rules.publish', { kind: 'catalogue', reason: 'Bãi bỏ' });
    await desk.ask('sync.now', { url });
    const request = { procedureCode: marriageStatus, applicant };
    expect((await desk.refusal('dossier.receive', request)).code).toBe('procedure.unknown');
    const { content } = await office.ask('rules.draft', { kind: 'catalogue' });
    expect(content.retired).toEqual([entry]);
    office.clock.tick(1000);
    await change(office, 'catalogue', marriageStatus, entry);
    await office.ask('rules.publish', { kind: 'catalogue', reason: 'Áp dụng lại' });
    await desk.ask('sync.now', { url });
    expect((await desk.ask('dossier.receive', request)).dueAt).toBe('2026-11-20T10:00:00.000Z');
  });
});

describe.each(stores)('a version that this program cannot read, on $store', ({ database }) => {
  it('leaves the counter at the last one that it can, and is shown to nobody as in use', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    await desk.ask('sync.now', { url });
    const { deps, store } = office.app.district;
    const ledger = (await store.read.findCommune(commune))?.ledger;
    if (ledger === undefined) throw new Error('no commune');
    const content: JsonObject = { version: 'newer', days: [{ ...day, kind: 'kindOfTomorrow' }] };
    const body = { version: 'newer', sha256: deps.crypto.sha256Hex(canonicalJson(content)), content };
    const said = {
      type: 'calendar.adopted.v1',
      actor: { id: 'system', role: 'system' },
      dossier: null,
      personal: null,
    } as const;
    const context = { crypto: deps.crypto, ledger, at: office.clock.now() };
    given(await store.write(commune, async (tx) => ok(await appendToLedger(tx, context, { ...said, body }))));
    await desk.ask('sync.now', { url });
    expect(desk.desk().store.read.rulesInForce('calendar')).toBe('newer');
    const { code, dueAt } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(dueAt).toBe('2026-11-20T10:00:00.000Z');
    expect((await desk.ask('dossier.get', { code })).calendarVersion).toMatch(/^seed-/);
  });
});
