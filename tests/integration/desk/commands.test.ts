import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { applicant, clerk, deskTemplate, marriageStatus, reopened } from '../../fixtures/office.ts';

const newDesk = deskTemplate();
const input = { procedureCode: marriageStatus, applicant };

describe('a command asked twice', () => {
  it('gives the first answer again and does nothing', async () => {
    const desk = await newDesk();
    const id = randomUUID();
    const first = await desk.ask('dossier.receive', input, { id });
    desk.clock.tick(60_000);
    expect(await desk.ask('dossier.receive', input, { id })).toEqual(first);
    expect(await desk.ask('desk.status', {})).toMatchObject({ dossiers: 1, lastSeq: first.seq });
  });

  it('gives it also after a restart, and with the id in capitals', async () => {
    const desk = await newDesk();
    const id = randomUUID();
    const first = await desk.ask('dossier.receive', input, { id });
    const again = await reopened(desk);
    expect(await again.ask('dossier.receive', input, { id: id.toUpperCase() })).toEqual(first);
  });

  it('is refused with another input, another call, and does nothing', async () => {
    const desk = await newDesk();
    const id = randomUUID();
    const { code, seq } = await desk.ask('dossier.receive', input, { id });
    const other = { ...input, applicant: { fullName: 'Trần Văn B' } };
    expect((await desk.refusal('dossier.receive', other, { id })).code).toBe('command.id-reused');
    expect((await desk.refusal('dossier.handOver', { code, to: 'Phòng Tư pháp' }, { id })).code).toBe(
      'command.id-reused',
    );
    expect((await desk.ask('desk.status', {})).lastSeq).toBe(seq);
  });

  it('may be asked again with its id after it was refused', async () => {
    const desk = await newDesk();
    const id = randomUUID();
    await desk.refusal('dossier.receive', { ...input, applicant: { fullName: '' } }, { id });
    const received = await desk.ask('dossier.receive', input, { id });
    expect(received.code).toMatch(/-2001$/);
  });

  it('answers each of two that come at once', async () => {
    const desk = await newDesk();
    const request = { call: 'dossier.receive', id: randomUUID(), as: clerk, input };
    const [first, second] = await Promise.all([desk.send(request), desk.send(request)]);
    expect(second).toEqual(first);
    expect((await desk.ask('desk.status', {})).dossiers).toBe(1);
  });
});

describe('every way to name a dossier', () => {
  it('takes the code or the id, and refuses none or both', async () => {
    const desk = await newDesk();
    const { code, dossierId } = await desk.ask('dossier.receive', input);
    const to = 'Phòng Tư pháp';
    expect((await desk.refusal('dossier.handOver', { to })).code).toBe('input.invalid');
    expect((await desk.refusal('dossier.handOver', { code, dossierId, to })).code).toBe('input.invalid');
    expect((await desk.refusal('dossier.handOver', { code: 'H60.15.3-261117-9999', to })).code).toBe(
      'dossier.not-found',
    );
    expect(await desk.ask('dossier.handOver', { dossierId, to })).toMatchObject({ code, status: 'processing' });
    expect(await desk.ask('dossier.handOver', { code, to })).toMatchObject({ dossierId, status: 'processing' });
  });
});
