import { describe, expect, it } from 'vitest';
import { deskHandlers } from '../../../main/district/desk-calls.ts';
import { commune, given, newOffice } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { told } from '../district-users/served.ts';

async function office(database: NewStore) {
  const place = await newOffice({ database });
  const desk = await place.newDesk();
  const url = await place.url();
  const names = async () => {
    await desk.ask('sync.now', { url });
    const { communeName, province, deskName } = await desk.ask('desk.status', {});
    return { communeName, province, deskName };
  };
  return { ...place, desk, names };
}

describe.each(stores)('renaming on $store', ({ database }) => {
  it('reaches the desk with its next contact, and its papers', async () => {
    const { ask, app, desk, names } = await office(database);
    expect(await names()).toEqual({ communeName: 'Xã Thử', province: 'Tỉnh Thử', deskName: '' });
    const input = { commune, name: 'Phường Mới', desk: { number: 2, name: 'Hộ tịch' } };
    expect(await ask('office.rename', input)).toEqual({
      name: 'Phường Mới',
      province: 'Tỉnh Thử',
      desks: { 2: 'Hộ tịch' },
    });
    expect(await ask('commune.list', {})).toEqual([{ code: commune, name: 'Phường Mới' }]);
    expect(await ask('desk.list', {})).toMatchObject([{ communeName: 'Phường Mới', deskName: 'Hộ tịch' }]);
    const renamed = { communeName: 'Phường Mới', province: 'Tỉnh Thử', deskName: 'Hộ tịch' };
    expect(await names()).toEqual(renamed);
    expect(desk.desk().office.commune.name).toBe('Phường Mới');
    expect((await told(app.district)).filter(([type]) => type === 'officeRenamed')).toHaveLength(1);
    // The same again is no news.
    await ask('office.rename', input);
    expect((await told(app.district)).filter(([type]) => type === 'officeRenamed')).toHaveLength(1);
    for (const store of [app.district.store, desk.desk().store])
      expect(await store.verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('keeps what is left out, takes a desk’s name away, and knows no other commune', async () => {
    const { app, ask, names } = await office(database);
    await ask('office.rename', { commune, desk: { number: 2, name: 'Hộ tịch' } });
    await ask('office.rename', { commune, province: 'Tỉnh Khác', desk: { number: 1, name: 'Đất đai' } });
    expect(await names()).toEqual({ communeName: 'Xã Thử', province: 'Tỉnh Khác', deskName: 'Hộ tịch' });
    await ask('office.rename', { commune, desk: { number: 2, name: '' } });
    expect(await names()).toEqual({ communeName: 'Xã Thử', province: 'Tỉnh Khác', deskName: '' });
    const stranger = { call: 'office.rename', id: crypto.randomUUID(), input: { commune: 'H99.1', name: 'Lạ' } };
    expect(await app.core.call(stranger)).toMatchObject({ error: { code: 'district.commune-unknown' } });
  });

  it('is done by an invitation under another name, too', async () => {
    const { ask, names } = await office(database);
    await ask('office.rename', { commune, desk: { number: 2, name: 'Hộ tịch' } });
    await ask('enrolment.create', { commune, communeName: 'Xã Mới', province: 'Tỉnh Thử', desk: 3 });
    expect(await names()).toEqual({ communeName: 'Xã Mới', province: 'Tỉnh Thử', deskName: 'Hộ tịch' });
  });

  it('is told of every commune by as many questions as of one', async () => {
    const { ask, app, newDesk } = await newOffice({ database });
    await newDesk();
    const asked = async () => {
      const counted = { questions: 0 };
      const read = new Proxy(app.district.store.read, {
        get(reads, name, self) {
          counted.questions += 1;
          return Reflect.get(reads, name, self);
        },
      });
      const rows = given(
        await deskHandlers({ ...app.district, store: { ...app.district.store, read } })['desk.list'](),
      );
      return { ...counted, names: rows.map(({ communeName, deskName }) => [communeName, deskName]) };
    };
    const one = await asked();
    for (const n of [4, 5, 6]) {
      const facts = { commune: `H60.15.${n}`, communeName: `Xã ${n}`, province: 'Tỉnh Thử', desk: 1 };
      await ask('enrolment.create', facts);
      await ask('office.rename', { commune: facts.commune, desk: { number: 1, name: `Quầy ${n}` } });
    }
    expect(await asked()).toEqual({
      questions: one.questions,
      names: [
        ['Xã Thử', ''],
        ['Xã 4', 'Quầy 4'],
        ['Xã 5', 'Quầy 5'],
        ['Xã 6', 'Quầy 6'],
      ],
    });
  });
});
