import { describe, expect, it } from 'vitest';
import { attentionRows } from '../../../../../renderer/screens/district/attention-rows.ts';
import type { BatchRow } from '../../../../../renderer/screens/district/batch-words.ts';
import { inviteProblems } from '../../../../../renderer/screens/district/invite-problems.ts';
import { DossierId, LedgerId } from '../../../../../shared/dossier/ids.ts';
import { startVietnamese } from '../words.ts';

const { t } = await startVietnamese();
const batch = (changes: Partial<BatchRow>): BatchRow => ({
  id: 'b1',
  at: '2026-12-01T02:00:00.000Z',
  road: 'network',
  file: 'a.mcb',
  state: 'refused',
  code: 'batch.not-ours',
  message: 'Không phải gói.',
  commune: null,
  communeName: null,
  desk: null,
  ledger: null,
  fromSeq: null,
  toSeq: null,
  resumeFrom: null,
  bytes: 1,
  dossiers: 0,
  sealedAt: null,
  fromFuture: false,
  ...changes,
});

describe('what needs a look', () => {
  it('is what was not taken whole, the newest first, then catalogue entries', () => {
    const rows = attentionRows(
      [
        batch({ id: 'old' }),
        batch({ id: 'fine', state: 'accepted' }),
        batch({ id: 'new', state: 'gap', at: '2026-12-01T03:00:00.000Z', resumeFrom: 311 }),
      ],
      [{ index: 4, code: null, problems: ['Thiếu tên.', 'Thiếu hạn.'] }],
      [],
      t,
    );
    expect(rows.map(({ id }) => id)).toEqual(['new', 'old', 'entry 4']);
    expect(rows[0]?.todo).toBe('Nhắc quầy gửi từ số 311; tệp nhắc dùng được cho USB và thư. Gói này tự nhập khi đủ.');
    expect(rows[2]).toMatchObject({ what: 'Mục thứ 5 của danh mục', why: 'Thiếu tên. Thiếu hạn.', item: null });
    expect(rows[1]).toMatchObject({ item: 'batch old', batch: { id: 'old' } });
  });
});

describe('an invitation', () => {
  const whole = { commune: 'H60.15.3', communeName: 'Xã Lâm Bình', province: 'Tuyên Quang', desk: '2', url: '' };

  it('needs its commune and a desk from 0 to 9, and an address only if it has one', () => {
    expect(inviteProblems(whole, t)).toEqual({});
    expect(Object.keys(inviteProblems({ ...whole, communeName: ' ', desk: '12', url: 'motcua.vn' }, t))).toEqual([
      'communeName',
      'desk',
      'url',
    ]);
  });

  it('is an event that did not take effect, with its rule in words and what to do about it', () => {
    const dossierId = DossierId.parse('01a1f853-bd8f-7dd9-9a8f-6d071a33fbe6');
    const odd = { commune: 'H60.15.3', code: 'H60.15.3-261201-2001', dossierId, fullName: 'Ma Thị Sính' };
    const event = { ledger: LedgerId.parse('ab'.repeat(16)), seq: 7, type: 'dossier.resolved.v1' };
    const why = { code: 'dossier.move-not-allowed', message: 'Bước này không làm được.' };
    const rows = attentionRows(
      [],
      [],
      [
        { ...odd, kind: 'clash', event: null, at: null, why: null, missing: null },
        { ...odd, kind: 'conflict', event, at: '2026-12-01T03:00:00.000Z', why, missing: null },
      ],
      t,
    );
    expect(rows.map(({ kind, why: said, at }) => [kind, said, at])).toEqual([
      ['conflict', 'Bước này không làm được.', '2026-12-01T03:00:00.000Z'],
      ['clash', 'Hai hồ sơ mang cùng một mã.', null],
    ]);
    // A code that two dossiers carry names neither: each is opened by its id.
    expect(rows.map(({ item, dossier }) => [item, dossier])).toEqual([
      [`event ${'ab'.repeat(16)} 7`, { code: odd.code }],
      [`clash ${odd.code}`, { dossierId }],
    ]);
  });
});
