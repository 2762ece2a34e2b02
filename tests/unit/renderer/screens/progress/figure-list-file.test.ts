import { expect, it } from 'vitest';
import { figureListFile } from '../../../../../renderer/screens/progress/figure-list-file.ts';
import { startVietnamese } from '../words.ts';
import { boardOf, communeRow } from './board.ts';

it('says below the table up to when it is complete and which commune is how many days behind', async () => {
  const { t, format } = await startVietnamese();
  const { board, rowsOf } = boardOf([
    communeRow('Xã Đủ', { completeUpTo: '2026-12-01T02:00:00.000Z', daysBehind: 0 }),
    communeRow('Xã Xuân Lập', { completeUpTo: '2026-11-25T02:00:00.000Z', daysBehind: 6 }),
    communeRow('Xã Hồng Quang', { completeUpTo: null, daysBehind: null }),
  ]);
  const file = figureListFile(rowsOf('fields', t), {
    ...{ t, format, group: 'fields', remarks: ['01/12/2026'], communes: board.communes },
  });
  expect(file.remarks).toEqual(['01/12/2026']);
  expect(file.rows).toEqual([
    ['Hộ tịch', 6, 3, 2, 1, -50, 25, 4, 1, 0],
    [],
    ['Số liệu chưa đầy đủ: có xã chưa gửi gì'],
    ['Xã Hồng Quang: chưa có gì'],
    ['Xã Xuân Lập: thiếu 6 ngày'],
  ]);
});

it('names the day of the commune furthest behind where each has sent something', async () => {
  const { t, format } = await startVietnamese();
  const { board, rowsOf } = boardOf([
    communeRow('Xã Đủ', { completeUpTo: '2026-12-01T02:00:00.000Z', daysBehind: 0 }),
    communeRow('Xã Xuân Lập', { completeUpTo: '2026-11-25T02:00:00.000Z', daysBehind: 6 }),
  ]);
  const words = { t, format, group: 'fields', remarks: [], communes: board.communes } as const;
  expect(figureListFile(rowsOf('fields', t), words).rows.slice(-2)).toEqual([
    [`Số liệu đầy đủ đến: ${format.due('2026-11-25T02:00:00.000Z')}`],
    ['Xã Xuân Lập: thiếu 6 ngày'],
  ]);
});
