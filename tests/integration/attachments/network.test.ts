import { describe, expect, it } from 'vitest';
import { applicant, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { fileOf, scanOf, sha256Of } from '../../fixtures/scans.ts';

async function deskWithDossier(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  return { office, desk, code, url: await office.url() };
}

const scansAt = async (place: Pick<Office, 'ask'> | TestDesk, code: string) =>
  (await place.ask('dossier.get', { code })).attachments.map(({ sha256, component, here, held }) => ({
    sha256,
    component,
    here,
    held,
  }));

describe.each(stores)('a scan, on $store', ({ database }) => {
  it('is taken at the desk, goes up after its dossier and opens at the district', async () => {
    const { office, desk, code, url } = await deskWithDossier(database);
    const scan = scanOf(1);
    const sha256 = sha256Of(scan);
    const added = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scan, 'Tờ  khai.pdf') });
    expect(added).toMatchObject({ code, sha256, kind: 'application/pdf', sizeBytes: scan.length, status: 'received' });
    expect(await scansAt(desk, code)).toEqual([{ sha256, component: 0, here: true, held: false }]);
    expect(await desk.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await scansAt(office, code)).toEqual([{ sha256, component: 0, here: true, held: true }]);
    expect(await scansAt(desk, code)).toEqual([{ sha256, component: 0, here: true, held: true }]);
    expect(await office.ask('attachment.get', { code, sha256 })).toEqual({
      name: 'Tờ khai.pdf',
      kind: 'application/pdf',
      base64: scan.toString('base64'),
    });
  });

  it('goes up once, however many papers and dossiers it belongs to', async () => {
    const { office, desk, code, url } = await deskWithDossier(database);
    const other = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const scan = scanOf(2);
    for (const place of [
      { code, component: 0 },
      { code, component: 'result' as const },
      { code: other.code, component: 0 },
    ])
      await desk.ask('attachment.add', { ...place, file: fileOf(scan) });
    await desk.ask('sync.now', { url });
    expect(desk.desk().store.read.scanTraffic('2026-11-17', 'network')).toBeLessThan(2 * scan.length);
    expect(await scansAt(office, other.code)).toMatchObject([{ here: true, held: true }]);
    expect(await scansAt(office, code)).toMatchObject([
      { component: 0, here: true },
      { component: 'result', here: true },
    ]);
  });
});
