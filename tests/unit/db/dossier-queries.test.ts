import { beforeAll, describe, expect, it } from 'vitest';
import type { DossierQuery, Store } from '../../../db/store.ts';
import { ok } from '../../../shared/result.ts';
import { commune, dossierId, morning, openTemp, Writer } from './office.ts';

const day = 86_400_000;
const names = ['Nguyễn Thị Hương', 'Đặng Văn Lý', "H'Hen Niê", 'Trần Thị Thanh', 'Nguyễn Văn Thành', 'Lê Thị Đào'];

describe('lists of dossiers', () => {
  let store: Store;
  beforeAll(() => {
    store = openTemp();
    const [near, far] = [new Writer(1), new Writer(2)];
    near.open();
    far.open({ commune: 'H60.15.4', desk: 1 });
    names.forEach((fullName, n) => {
      const writer = n === 5 ? far : near;
      const code = n === 5 ? 'H60.15.4-261124-1001' : `${commune}-261124-200${n + 1}`;
      writer.receive(id(n), { code, dueAt: morning + (n - 1) * day, receivedAt: morning + n }, { fullName });
    });
    near.write('dossier.handedOver.v1', { dossier: id(1), body: { holder: 'district' }, personal: { to: 'A' } });
    near.write('dossier.resolved.v1', { dossier: id(2), body: { outcome: 'approved' } });
    near.write('dossier.supplementRequested.v1', {
      dossier: id(3),
      body: { bookNo: 'b', entryNo: 1 },
      personal: { reason: 'x', items: ['x'] },
    });
    store.write((tx) => {
      tx.appendEvents(near.id, near.events);
      tx.appendEvents(far.id, far.events);
      return ok(null);
    });
    return () => store.close();
  });

  const id = (n: number) => dossierId(n, morning + n);
  /** Which dossiers a query lists, by their place in `names`. */
  function listed(query: Partial<DossierQuery>) {
    const { rows, total } = store.read.listDossiers({ limit: 10, ...query });
    return { rows: rows.map((row) => names.findIndex((_, n) => id(n) === row.id)), total };
  }

  const markAt = (n: number) => ({ at: null, place: store.read.findDossier(id(n))?.place ?? 0, id: id(n) });

  it('show the newest first, page by page, with how many there are', () => {
    expect(listed({})).toEqual({ rows: [5, 4, 3, 2, 1, 0], total: 6 });
    expect(listed({ limit: 2 })).toEqual({ rows: [5, 4], total: 6 });
    expect(listed({ limit: 2, after: markAt(4) })).toEqual({ rows: [3, 2], total: 0 });
    expect(listed({ limit: 2, after: markAt(0) })).toEqual({ rows: [], total: 0 });
  });

  it('are narrowed by status, commune and due date', () => {
    expect(listed({ status: 'received' }).rows).toEqual([5, 4, 0]);
    expect(listed({ commune }).rows).toEqual([4, 3, 2, 1, 0]);
    expect(listed({ commune, status: 'received' }).rows).toEqual([4, 0]);
    expect(listed({ due: { from: null, until: morning + day } }).rows).toEqual([0, 1]);
    expect(listed({ due: { from: morning + day, until: null }, commune }).rows).toEqual([4]);
    expect(listed({ conflict: true })).toEqual({ rows: [], total: 0 });
  });

  it.each([
    ['huong', [0]],
    ['HƯƠNG nguyễn', [0]],
    ['nguyen', [4, 0]],
    ['nguyen th', [4, 0]],
    ['dang ly', [1]],
    ['Đặng', [1]],
    ['hhen', [2]],
    ["h'hen nie", [2]],
    ['than', [4, 3]],
    ['0912345678', [5, 4, 3, 2, 1, 0]],
    ['038 190 004 218', [5, 4, 3, 2, 1, 0]],
    ['h60.15.3-261124-2002', [1]],
    ['261124-200', [4, 3, 2, 1, 0]],
    ['15.4', [5]],
    ['nobody', []],
    ['   ', [5, 4, 3, 2, 1, 0]],
    ['"*', []],
  ])('find %j', (search, rows) => {
    expect(listed({ search })).toEqual({ rows, total: rows.length });
  });

  it('are searched and narrowed at once', () => {
    expect(listed({ search: 'nguyen', status: 'received', commune }).rows).toEqual([4, 0]);
    expect(listed({ search: 'thi', due: { from: null, until: morning } }).rows).toEqual([0]);
    expect(listed({ search: 'thi', limit: 1 })).toEqual({ rows: [5], total: 3 });
    expect(listed({ search: 'thi', limit: 1, after: markAt(5) }).rows).toEqual([3]);
  });

  it('count what asks for attention', () => {
    expect(store.read.countDossiers({ now: morning, todayEndMs: morning + day, soonEndMs: morning + 9 * day })).toEqual(
      { all: 6, overdue: 1, today: 1, soon: 2, paused: 1, toReturn: 1, atDistrict: 1, conflicts: 0 },
    );
    expect(store.read.dossierCount()).toBe(6);
  });
});
