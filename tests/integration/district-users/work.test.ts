import { describe, expect, it } from 'vitest';
import type { DistrictRole } from '../../../shared/district/roles.ts';
import { applicant, dayMs, leader, marriageStatus, newOffice, type TestDesk } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { connect, newUser, told } from './served.ts';

/** A desk that handed one dossier over, and people of the tier above who are signed in. */
async function handedOver(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const desk = await office.newDesk();
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  await desk.ask('dossier.handOver', { code, to: 'district' });
  await desk.ask('sync.now', { url });
  const signIn = async (name: string, roles: DistrictRole[], fields: string[] = []) => {
    const { id, cookie } = await newUser({ url, ask: office.ask }, name, roles, fields);
    const window = await connect(url, cookie);
    if (window === null) throw new Error('not let in');
    return { id, ...window };
  };
  return { office, desk, url, code, signIn, place: { desk, url } };
}

/** What the desk says of the dossier after it has heard from the tier above. */
async function seenBy({ desk, url }: { readonly desk: TestDesk; readonly url: string }, code: string) {
  await desk.ask('sync.now', { url });
  return desk.ask('dossier.get', { code });
}

const items = ['Tờ khai có chữ ký'];
const reason = 'Thiếu chữ ký';

describe.each(stores)('work on a dossier that was handed over, on $store', ({ database }) => {
  it('is taken by an officer of its field, stays at the tier above, and is found again under “mine”', async () => {
    const { office, code, signIn, place } = await handedOver(database);
    const lan = await signIn('lan', ['officer'], ['Hộ tịch']);
    const minh = await signIn('minh', ['officer'], ['Đất đai']);
    expect(await minh.code('dossier.take', { code })).toBe('district.field-not-theirs');
    const before = await seenBy(place, code);
    expect(await lan.code('dossier.take', { code })).toBeNull();
    expect((await seenBy(place, code)).timeline).toEqual(before.timeline);
    expect(await lan.ask('dossier.list', { mine: true })).toMatchObject({
      rows: [{ code, assignee: { id: lan.id, name: 'Người lan' } }],
      total: 1,
    });
    expect(await lan.ask('dossier.list', { mine: true, search: 'khong co ai' })).toMatchObject({ rows: [], total: 0 });
    expect(await minh.ask('dossier.list', { mine: true })).toMatchObject({ rows: [], total: 0 });
    expect((await minh.ask('dossier.list', {})).rows).toMatchObject([{ code, assignee: { name: 'Người lan' } }]);
    expect((await told(office.app.district)).filter(([type]) => type === 'dossierAssigned')).toEqual([
      ['dossierAssigned', lan.id],
    ]);
    expect(await office.app.district.store.verify()).toMatchObject({ ok: true });
  });

  it('has its control sheet at the tier above, whose own hand-back is on it', async () => {
    const { desk, code, signIn, place } = await handedOver(database);
    const lan = await signIn('lan', ['officer'], ['Hộ tịch']);
    const given = { from: 'Bộ phận Một cửa', to: 'Cấp tỉnh', giver: 'Lan', result: 'onTime' };
    expect((await lan.ask('dossier.get', { code })).controlSheet).toMatchObject([given]);
    const { html } = await lan.ask('dossier.controlSheet', { code });
    for (const said of ['PHIẾU KIỂM SOÁT', code, 'Cơ quan (bộ phận) giải quyết hồ sơ: Cấp tỉnh']) {
      expect(html).toContain(said);
    }
    await desk.ask('dossier.resolve', { code, outcome: 'approved' });
    const back = { from: 'Cấp tỉnh', to: 'Bộ phận Một cửa', giver: 'Lan', result: 'early' };
    expect((await seenBy(place, code)).controlSheet).toMatchObject([given, back]);
    expect((await lan.ask('dossier.get', { code })).controlSheet).toMatchObject([given, back]);
  });

  it('is assigned by a supervisor, to whoever answers for the field, and given back', async () => {
    const { code, signIn } = await handedOver(database);
    const lan = await signIn('lan', ['officer'], ['Hộ tịch']);
    const minh = await signIn('minh', ['officer'], ['Đất đai']);
    const nga = await signIn('nga', ['supervisor']);
    expect(await lan.code('dossier.assign', { code, user: lan.id })).toBe('district.forbidden');
    expect(await nga.code('dossier.assign', { code, user: minh.id })).toBe('district.field-not-theirs');
    expect(await nga.code('dossier.assign', { code, user: 'u-khong' })).toBe('user.unknown');
    expect(await nga.ask('dossier.assign', { code, user: lan.id })).toMatchObject({ user: lan.id });
    expect(await lan.ask('dossier.get', { code })).toMatchObject({
      assignee: { id: lan.id },
      actions: expect.arrayContaining(['requestSupplement']),
    });
    expect((await nga.ask('dossier.get', { code })).actions).toEqual([
      'take',
      'requestSupplement',
      'decide',
      'repromise',
      'assign',
    ]);
    expect(await nga.ask('dossier.assign', { code, user: null })).toMatchObject({ user: null });
    expect(await lan.ask('dossier.list', { mine: true })).toMatchObject({ total: 0 });
    const { rows } = await nga.ask('action.list', { what: 'dossiers' });
    expect(rows.map(({ userName, dossierCode }) => [userName, dossierCode])).toEqual([
      [null, code],
      ['Người lan', code],
    ]);
  });

  it('stops the clock by a request for supplements that travels down with the officer’s name', async () => {
    const { office, desk, code, signIn, place } = await handedOver(database);
    const lan = await signIn('lan', ['officer'], ['Hộ tịch']);
    const nga = await signIn('nga', ['supervisor']);
    expect(await lan.code('dossier.requestSupplement', { code, items, reason })).toBeNull();
    const asked = await seenBy(place, code);
    expect(asked).toMatchObject({ status: 'supplementRequested', dueState: 'paused', conflict: false });
    expect(asked.timeline.at(-1)).toMatchObject({
      type: 'dossier.supplementRequested.v1',
      actorName: 'Người lan',
      place: 'Cấp tỉnh',
      effect: 'applied',
      facts: { items, reason, bookNo: 'CT/2026-HDHS', entryNo: 1 },
    });
    await desk.ask('dossier.supplement', { code, items });
    expect(await seenBy(place, code)).toMatchObject({ status: 'processing' });
    const again = 'dossier.requestSupplement';
    expect(await lan.code(again, { code, items, reason })).toBe('dossier.second-supplement-needs-leader');
    expect(await nga.code(again, { code, items, reason })).toBe('dossier.legal-ground-missing');
    expect(await nga.code(again, { code, items, reason, legalGround: 'Khoản 3 Điều 5' })).toBeNull();
    expect((await seenBy(place, code)).timeline.at(-1)).toMatchObject({ facts: { entryNo: 2 }, effect: 'applied' });
    for (const store of [office.app.district.store, desk.desk().store])
      expect(await store.verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('is promised anew with an apology by a supervisor, once', async () => {
    const { desk, code, signIn, place } = await handedOver(database);
    const lan = await signIn('lan', ['officer'], ['Hộ tịch']);
    const nga = await signIn('nga', ['supervisor']);
    const promisedAt = new Date(desk.clock.now() + 30 * dayMs).toISOString();
    const promise = { code, promisedAt, reason: 'Chờ xác minh' };
    expect(await lan.code('dossier.repromise', promise)).toBe('district.forbidden');
    expect(await nga.code('dossier.repromise', { ...promise, promisedAt: '2026-11-01T02:00:00.000Z' })).toBe(
      'dossier.promise-not-later',
    );
    expect(await nga.ask('dossier.repromise', promise)).toMatchObject({ promisedAt });
    expect(await seenBy(place, code)).toMatchObject({ promisedAt, conflict: false });
    expect(await nga.code('dossier.repromise', promise)).toBe('dossier.repromised-already');
  });

  it('is the desk’s again once it was handed over elsewhere', async () => {
    const { desk, url, code, signIn } = await handedOver(database);
    const nga = await signIn('nga', ['supervisor']);
    await desk.ask('dossier.handOver', { code, to: 'Phòng Tư pháp' }, { as: leader });
    await desk.ask('sync.now', { url });
    for (const call of ['dossier.take', 'dossier.requestSupplement'])
      expect(await nga.code(call, call === 'dossier.take' ? { code } : { code, items, reason })).toBe(
        'dossier.not-at-district',
      );
    expect((await nga.ask('dossier.get', { code })).actions).toEqual([]);
  });
});
