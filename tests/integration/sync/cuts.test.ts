import { describe, expect, it } from 'vitest';
import { applicant, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { openProxy } from '../../fixtures/tcp-proxy.ts';

async function receive(desk: TestDesk, dossiers: number): Promise<void> {
  for (let i = 0; i < dossiers; i += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
}

/** What the desk takes for held is held: the unsent count never falls by itself. */
async function expectHonestCount(office: Office, desk: TestDesk): Promise<void> {
  const { unsent, lastSeq, ledger } = await desk.ask('desk.status', {});
  const held = (await office.app.district.store.read.ledgerHead(ledger))?.seq ?? 0;
  expect(held).toBeGreaterThanOrEqual(lastSeq - unsent);
}

describe.each(stores)('a line that is cut, on $store', ({ database }) => {
  it('refuses at once, and everything goes up when it is mended', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const line = await openProxy(await office.url());
    line.set({ cut: true });
    await receive(desk, 3);
    expect((await desk.refusal('sync.now', { url: line.url })).code).toBe('sync.unreachable');
    await expectHonestCount(office, desk);
    line.set({});
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect((await office.ask('district.status', {})).dossiers).toBe(3);
  });

  it.each(['killAfterUp', 'killAfterDown'] as const)('anywhere (%s) loses nothing and doubles nothing', async (way) => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const line = await openProxy(await office.url());
    await receive(desk, 4);
    await desk.ask('sync.now', { url: line.url });
    const whole = line.passed()[way === 'killAfterUp' ? 'up' : 'down'];
    let broken = 0;
    for (let part = 0; part < 16; part += 1) {
      await receive(desk, 1);
      // The connection that was kept goes first: its bytes would count.
      line.set({ cut: true });
      line.set({ [way]: Math.floor((whole * part) / 16) });
      const answer = await desk.send({
        call: 'sync.now',
        id: crypto.randomUUID(),
        as: 'Lan',
        input: { url: line.url },
      });
      if (!answer.ok) broken += 1;
      await expectHonestCount(office, desk);
    }
    expect(broken).toBeGreaterThan(0);
    line.set({});
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ unsent: 0 });
    const { dossiers, refused } = await office.ask('district.status', {});
    expect({ dossiers, refused }).toEqual({ dossiers: 20, refused: 0 });
    expect((await office.app.district.store.verify()).problems).toEqual([]);
  });

  it('and slow only takes longer', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const line = await openProxy(await office.url());
    await receive(desk, 2);
    line.set({ delayMs: 30 });
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ unsent: 0 });
  });

  it('does not keep the counter from working in the middle of a round', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const line = await openProxy(await office.url());
    await receive(desk, 1);
    line.set({ delayMs: 200 });
    const round = desk.ask('sync.now', { url: line.url });
    const meanwhile = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(meanwhile.code).toMatch(/-2002$/);
    expect((await round).unsent).toBe(0);
  });
});
