import { expect, it } from 'vitest';
import { digitisationFacts } from '../../../main/district/report/facts.ts';
import { applicant, commune, marriageStatus, newOffice } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { fileOf, scanOf } from '../../fixtures/scans.ts';

it.each(stores)(
  'the digitisation rate on $store counts dossiers whose kept papers all have a scan, and says unknown where nobody scans',
  async ({ database }) => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const units = [{ code: commune, name: 'Xã Thử' }];
    const rates = async () =>
      (await digitisationFacts(office.app.district, units, { fromMs: 0 })).map(({ allDigitised }) => allDigitised);
    const [whole, half] = [
      await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant }),
      await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant }),
    ];
    await desk.ask('sync.now', { url });
    expect(await rates()).toEqual([null, null]);
    const { components } = await desk.ask('dossier.get', { code: whole.code });
    const kept = components.filter(({ mode }) => mode === 'submit');
    expect(kept.length).toBeGreaterThan(0);
    for (const { index } of kept)
      await desk.ask('attachment.add', { code: whole.code, component: index, file: fileOf(scanOf(index)) });
    await desk.ask('attachment.add', { code: half.code, component: 'result', file: fileOf(scanOf(99)) });
    await desk.ask('sync.now', { url });
    expect([...(await rates())].sort()).toEqual([false, true]);
  },
);
