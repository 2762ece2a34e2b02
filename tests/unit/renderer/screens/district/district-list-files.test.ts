import { expect, it } from 'vitest';
import type { BatchRow } from '../../../../../renderer/screens/district/batch-words.ts';
import type { DeskRow } from '../../../../../renderer/screens/district/desk-row.ts';
import { batchListFile, deskListFile } from '../../../../../renderer/screens/district/district-list-files.ts';
import { startVietnamese } from '../words.ts';

const words = { ...(await startVietnamese()), remarks: [] };

function column(file: ReturnType<typeof deskListFile>, name: string) {
  return file.rows.map((row) => row[file.columns.indexOf(name)]);
}

it('a batch that came over the network names an address, one of any other road a file', () => {
  const batch = (road: string, file: string) =>
    ({ road, file, state: 'accepted', at: null, sealedAt: null }) as never as BatchRow;
  const file = batchListFile([batch('network', '10.20.3.14'), batch('mail', 'goi.mcd')], words);
  expect(column(file, 'Tệp')).toEqual(['', 'goi.mcd']);
  expect(column(file, 'Gửi từ địa chỉ')).toEqual(['10.20.3.14', '']);
});

it('of each desk stands what it says is unsent; a desk that was never heard says nothing', () => {
  const at = '2026-12-01T01:05:00.000Z';
  const desk = (saidUpTo: number, lastHeardAt: string | null) =>
    ({
      state: 'admitted',
      ledger: null,
      deskName: '',
      lastSeq: 40,
      saidUpTo,
      lastHeardAt,
      completeUpTo: null,
    }) as never as DeskRow;
  const file = deskListFile([desk(54, at), desk(40, at), desk(0, null)], words);
  expect(column(file, 'Quầy báo còn')).toEqual([14, 0, '']);
});
