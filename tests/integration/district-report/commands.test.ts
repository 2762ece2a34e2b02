import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDistrictFolder } from '../../../main/district/database.ts';
import { importFiles } from '../../../main/district/import.ts';
import { formatDate } from '../../../shared/text/format.ts';
import { embedded, stores } from '../../fixtures/postgres.ts';
import { newDesk, newPlace, seal, tempDir } from '../district/place.ts';
import { run } from '../shell/cli-in-process.ts';

/** A district folder that nobody holds open. */
async function closedDistrict(database = embedded): Promise<string> {
  const { dir, district } = await newPlace(database);
  await district.close();
  return dir;
}

const period = ['--from', '2026-09-15', '--to', '2026-12-14'] as const;

describe('district report', () => {
  it.each([
    ['csv', '\uFEFF"STT"'],
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
  ])('writes what --out ends in: .%s', async (ending, start) => {
    const file = join(tempDir(), `a.${ending}`);
    const data = await closedDistrict();
    const report = ['district', 'report', '--data', data, '--table', 'II.06b', ...period, '--out', file, '--json'];
    expect((await run(...report)).code).toBe(0);
    expect(readFileSync(file, 'utf8').slice(0, start.length)).toBe(start);
  });

  it('refuses another table with 3 and writes nothing', async () => {
    const folder = tempDir();
    const data = await closedDistrict();
    const out = join(folder, 'a.xlsx');
    const asked = await run(
      'district',
      'report',
      '--data',
      data,
      '--table',
      'II.09',
      ...period,
      '--out',
      out,
      '--json',
    );
    expect([asked.code, JSON.parse(asked.out).code]).toEqual([3, 'district.report-unknown-table']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a day that does not exist', '2026-02-30', '2026-12-14'],
    ['a date written otherwise', '15/09/2026', '2026-12-14'],
    ['an end before its start', '2026-12-15', '2026-12-14'],
  ])('ends with 2 for %s', async (_, from, to) => {
    const asked = ['--table', 'II.06a', '--from', from, '--to', to, '--out', 'a.xlsx'];
    expect((await run('district', 'report', '--data', 'D', ...asked)).code).toBe(2);
  });
});

describe.each(stores)('on $store', ({ database }) => {
  it('district report writes the table and says its total', async () => {
    const file = join(tempDir(), 'a.xlsx');
    const data = await closedDistrict(database);
    const report = ['district', 'report', '--data', data, '--table', 'II.06a', ...period, '--out', file, '--json'];
    const { code, out } = await run(...report);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { file, table: 'II.06a', rows: 0, total: { received: 0 }, completeUpTo: null, behind: [] },
    ]);
    expect(existsSync(file)).toBe(true);
  });

  it('district report says up to when the table is complete and which commune is how many days behind', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place, { dossiers: 5 });
    await newDesk(place, { seed: 2, at: 'H60.15.4' });
    await importFiles(place.district, [{ name: 'a', bytes: await seal(place, desk, 1, desk.events.length) }], 'file');
    await place.district.close();
    const lastAt = Math.max(...desk.events.map(({ header }) => header.at));
    const clock = new Date(lastAt + 3 * 86_400_000).toISOString();
    const asked = ['--data', place.dir, '--table', 'II.06b', ...period, '--to', '2027-12-14', '--clock', clock];
    const report = (...more: readonly string[]) =>
      run('district', 'report', ...asked, '--out', join(tempDir(), 'a.csv'), ...more);
    const { out } = await report('--json');
    expect(JSON.parse(out)).toMatchObject({
      completeUpTo: null,
      behind: [
        { code: 'H60.15.4', completeUpTo: null, daysMissing: null },
        { code: 'H60.15.3', completeUpTo: new Date(lastAt).toISOString(), daysMissing: 3 },
      ],
    });
    const words = `Xã Thử (H60.15.4) chưa có gì, Xã Thử (H60.15.3) thiếu 3 ngày (có đến ${formatDate(lastAt)})`;
    expect((await report()).out.replaceAll(/ +/g, ' ')).toContain(`behind ${words}\n`);
  });

  it('district export-portal writes the folder once and again, and refuses one with other files', async () => {
    const data = await closedDistrict(database);
    const folder = join(tempDir(), 'portal');
    const exported = () => run('district', 'export-portal', '--data', data, '--out', folder, '--json');
    for (const { code, out } of [await exported(), await exported()])
      expect([code, JSON.parse(out)]).toMatchObject([0, { procedures: 55, dossiers: 0 }]);
    const { code, out } = await run('district', 'export-portal', '--data', data, '--out', data, '--json');
    expect([code, JSON.parse(out).code]).toEqual([3, 'district.portal-folder-in-use']);
    expect(isDistrictFolder(data)).toBe(true);
  });
});
