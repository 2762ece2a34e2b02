import { describe, expect, it } from 'vitest';
import { applicant, dayMs, deskTemplate, hourMs, marriageStatus, startAt } from '../../fixtures/office.ts';

const newDesk = deskTemplate({ training: false });
const newTrainingDesk = deskTemplate();
const input = { procedureCode: marriageStatus, applicant };

describe('a real desk whose clock looks wrong', () => {
  it('asks what day it is before it prints a date, and receives once somebody has said so', async () => {
    const desk = await newDesk();
    await desk.ask('dossier.receive', input);
    desk.clock.tick(5 * dayMs);
    expect((await desk.ask('desk.status', {})).clockWarning).toBe('ahead');
    const { lastSeq } = await desk.ask('desk.status', {});
    expect((await desk.refusal('dossier.receive', input)).code).toBe('desk.clock-unconfirmed');
    expect((await desk.ask('desk.status', {})).lastSeq).toBe(lastSeq);
    expect(await desk.ask('desk.confirmClock', { today: '2026-11-22' })).toMatchObject({ clockWarning: null });
    expect((await desk.ask('dossier.receive', input)).receivedAt).toBe(new Date(startAt + 5 * dayMs).toISOString());
  });

  it('goes by what was said when its clock fell back a year, and order does not suffer', async () => {
    const desk = await newDesk();
    const before = await desk.ask('dossier.receive', input);
    desk.clock.set(Date.UTC(2025, 10, 17, 3));
    expect((await desk.ask('desk.status', {})).clockWarning).toBe('behind');
    expect((await desk.refusal('dossier.receive', input)).code).toBe('desk.clock-unconfirmed');
    const { now } = await desk.ask('desk.confirmClock', { today: '2026-11-17' });
    expect(now).toBe('2026-11-17T03:00:00.000Z');
    const after = await desk.ask('dossier.receive', input);
    expect(after).toMatchObject({ code: 'H60.15.3-261117-2002', receivedAt: now });
    const events = [...desk.desk().store.read.eventRange(desk.desk().ledger, before.seq, after.seq)];
    const stamps = events.map(({ header }) => header.clock[0] * 1000 + header.clock[1]);
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
    const confirmed = events.find(({ header }) => header.type === 'clock.confirmed.v1');
    expect(confirmed?.body).toMatchObject({ today: '2026-11-17', wall: Date.UTC(2025, 10, 17, 3) });
  });

  it('asks once a day, not once a dossier', async () => {
    const desk = await newDesk();
    await desk.ask('dossier.receive', input);
    desk.clock.tick(30 * dayMs);
    await desk.ask('desk.confirmClock', { today: '2026-12-17' });
    desk.clock.tick(hourMs);
    await desk.ask('dossier.receive', input);
    desk.clock.tick(hourMs);
    await desk.ask('dossier.receive', input);
  });

  it.each(['1999-12-31', '0001-01-01', '2150-01-01', '2026-02-30', 'hôm nay'])(
    'does not take %s for today',
    async (today) => {
      const desk = await newDesk();
      const { lastSeq } = await desk.ask('desk.status', {});
      expect((await desk.refusal('desk.confirmClock', { today })).fields).toHaveProperty('today');
      expect((await desk.ask('desk.status', {})).lastSeq).toBe(lastSeq);
    },
  );
});

describe('a training desk', () => {
  it('is warned and goes on: exercises move its clock', async () => {
    const desk = await newTrainingDesk();
    await desk.ask('dossier.receive', input);
    desk.clock.tick(40 * dayMs);
    expect((await desk.ask('desk.status', {})).clockWarning).toBe('ahead');
    await desk.ask('dossier.receive', input);
  });
});
