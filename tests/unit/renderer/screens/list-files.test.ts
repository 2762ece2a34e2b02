import { expect, it } from 'vitest';
import { actionListFile } from '../../../../renderer/screens/actions/action-list-file.ts';
import { clientListFile } from '../../../../renderer/screens/clients/client-list-file.ts';
import { paperListFile } from '../../../../renderer/screens/papers/paper-list-file.ts';
import { procedureListFile } from '../../../../renderer/screens/rules/procedure-list-file.ts';
import { procedureRows } from '../../../../renderer/screens/rules/procedure-rows.ts';
import { syncLogFile } from '../../../../renderer/screens/sync/sync-log-file.ts';
import { userListFile } from '../../../../renderer/screens/users/user-list-file.ts';
import { listCalls } from '../../../../shared/contract/list-calls.ts';
import { startVietnamese } from './words.ts';

const at = '2026-12-01T01:05:00.000Z';
const { t, format } = await startVietnamese();

it('the record of actions with what narrows it, its words and the codes of dossiers', () => {
  const row = {
    ...{ seq: 7, at, actor: 'u-1', actorName: 'Lý A Sử', userName: null, dossierCode: 'H60.15.3-261130-2006' },
    ...{ type: 'district.dossierDecided.v1', facts: { commune: 'H60.15.3' } },
  };
  const words = { t, format, date: format.date, communes: [{ code: 'H60.15.3', name: 'Xã Mường Phăng' }] };
  const file = actionListFile([row], { what: 'dossiers', from: '2026-11-24' }, 'Lý A Sử', words);
  expect(file.remarks).toEqual(['Lý A Sử', 'Hồ sơ', 'Từ ngày 24/11/2026']);
  const did = 'Cho ý kiến về một hồ sơ của Xã Mường Phăng';
  expect(file.rows).toEqual([['01/12/2026 08:05', 'Lý A Sử', did, 'H60.15.3-261130-2006', 7]]);
});

it('envelopes of paper dossiers with what does not agree', () => {
  const row = {
    ...{ list: 'BG-1', commune: 'H60.15.3', communeName: 'Xã Mường Phăng', desk: 2, madeAt: at, dossiers: 3 },
    ...{ state: 'differs' as const, waitsFor: null, missing: ['A-1', 'A-2'], extra: ['B-1'], hidden: 1 },
    ...{ announcedAt: null, scannedAt: at },
  };
  expect(paperListFile([row], { t, format }).rows).toEqual([
    [
      ...['BG-1', 'Xã Mường Phăng · quầy 2', 3, '01/12/2026 08:05', '', '01/12/2026 08:05'],
      ...['Không khớp', 'A-1, A-2', 'B-1', 1],
    ],
  ]);
});

it('users with roles, fields and how they stand', () => {
  const user = {
    ...{ id: 'u-1', name: 'lan', fullName: 'Trần Lan', roles: ['officer' as const], fields: ['Hộ tịch', 'Đất đai'] },
    ...{ state: 'active' as const, totp: true, mustChange: false, lockedUntil: null, sessions: 2 },
  };
  expect(userListFile([user], t).rows).toEqual([
    ['Trần Lan', 'lan', 'Cán bộ thụ lý', 'Hộ tịch, Đất đai', 'Có dùng', 2, 'Đang hoạt động'],
  ]);
});

it('programs and what their keys open', () => {
  const client = {
    ...{ id: 'c-1', name: 'Văn bản', scopes: ['read' as const], perMinute: 60 },
    ...{ madeAt: at, usedAt: null, revokedAt: at },
  };
  const opens = t('clients.scope.read');
  expect(clientListFile([client], { t, format }).rows).toEqual([
    ['Văn bản', 'c-1', '01/12/2026 08:05', opens, 60, 'chưa lần nào', '01/12/2026 08:05'],
  ]);
});

it('procedures as the draft has them, the retired too', () => {
  const content = {
    procedures: [{ code: '1.001000', name: 'Xác nhận', field: 'Hộ tịch' }],
    retired: [{ code: '1.002000', name: '', field: 'Đất đai' }],
  };
  const rows = procedureRows({ content, changes: [], problems: [] } as never, {});
  const file = procedureListFile(rows, ' ho ', t);
  expect(file.remarks).toEqual(['ho']);
  expect(file.rows).toEqual([
    ['1.001000', 'Xác nhận', 'Hộ tịch', ''],
    ['1.002000', 'Thủ tục chưa có tên', 'Đất đai', 'Đã bỏ'],
  ]);
});

it('what went and came at a desk', () => {
  const entry = {
    at,
    road: 'mail',
    direction: 'up' as const,
    state: 'accepted',
    message: 'Tốt',
    events: 3,
    bytes: 900,
  };
  expect(syncLogFile([entry], { t, format }).rows).toEqual([
    ['01/12/2026 08:05', 'Gửi đi', 'qua thư', 'Đã nhận', 'Tốt', 3, 900],
  ]);
});

it('all of them fit what a file takes', () => {
  const words = { t, format, date: format.date, communes: [] };
  const files = [
    actionListFile([], {}, null, words),
    paperListFile([], words),
    userListFile([], t),
    clientListFile([], words),
    procedureListFile([], '', t),
    syncLogFile([], words),
  ];
  for (const file of files)
    expect(listCalls['list.file'].input.safeParse({ ...file, format: 'csv' }).error?.issues ?? []).toEqual([]);
});
