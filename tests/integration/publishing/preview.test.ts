import { expect, it } from 'vitest';
import { applicant, marriageStatus, newOffice } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

const dayOff = { date: '2026-11-19', kind: 'localOff', name: 'Ngày hội', status: 'official', source: 'QĐ 12' };

it.each(stores)(
  'shows what the draft changes and which dossiers would be due on another day, and moves none, on $store',
  async ({ database }) => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const request = { procedureCode: marriageStatus, applicant };
    const running = await desk.ask('dossier.receive', request);
    const paused = await desk.ask('dossier.receive', request);
    await desk.ask('dossier.requestSupplement', { code: paused.code, items: ['Tờ khai'], reason: 'Mờ' });
    const done = await desk.ask('dossier.receive', request);
    await desk.ask('dossier.resolve', { code: done.code, outcome: 'approved' });
    await desk.ask('sync.now', { url });
    await office.ask('rules.change', { kind: 'calendar', name: dayOff.date, json: JSON.stringify(dayOff) });
    expect(await office.ask('rules.preview', { kind: 'calendar' })).toMatchObject({
      differences: [{ name: dayOff.date, title: 'Ngày hội', kind: 'added' }],
      problems: [],
    });
    const dues = await office.ask('rules.dueChanges', {});
    expect(dues).toMatchObject({ checked: 1, changed: 1, refused: 0 });
    expect(dues.rows).toEqual([
      {
        dossierId: running.dossierId,
        code: running.code,
        commune: 'H60.15.3',
        communeName: 'Xã Thử',
        fullName: applicant.fullName,
        fromDueAt: '2026-11-20T10:00:00.000Z',
        toDueAt: '2026-11-23T10:00:00.000Z',
      },
    ]);
    expect(await office.ask('rules.dueChanges', { communes: ['H60.15.9'] })).toMatchObject({ checked: 0, rows: [] });
    await office.ask('rules.publish', { kind: 'calendar', reason: 'Lễ hội' });
    await desk.ask('sync.now', { url });
    expect(await desk.ask('dossier.get', { code: running.code })).toMatchObject({ dueAt: running.dueAt });
    // A leader's own word moves it, by the calendar that came down.
    await desk.ask('dossier.recalculateDue', { code: running.code, reason: 'Xã nghỉ lễ hội' }, { as: 'Minh' });
    expect(await desk.ask('dossier.get', { code: running.code })).toMatchObject({ dueAt: '2026-11-23T10:00:00.000Z' });
  },
);
