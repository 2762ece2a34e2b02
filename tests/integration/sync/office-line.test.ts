import { Bonjour } from 'bonjour-service';
import { describe, expect, it, vi } from 'vitest';
import { makeGreeting } from '../../../shared/batch/greeting.ts';
import { applicant, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';

/** Two desks that know of each other by the district and then lose the line to it for good. */
async function twoDesks(): Promise<{ office: Office; one: TestDesk; two: TestDesk }> {
  const office = await newOffice({ training: false });
  const one = await office.newDesk({ desk: 1, background: true });
  const two = await office.newDesk({ desk: 2, background: true });
  for (const desk of [one, two]) {
    const { base64, name } = await office.ask('down.export', { commune: 'H60.15.3', desk: desk.desk().office.desk });
    await desk.ask('sync.apply', { files: [{ name, base64 }] });
  }
  return { office, one, two };
}

async function listen(desk: TestDesk): Promise<string> {
  const { listening } = await desk.ask('office.set', { on: true, port: 0, addresses: [] });
  return `http://127.0.0.1:${listening}`;
}

async function pointTo(desk: TestDesk, addresses: string[]) {
  await desk.ask('office.set', { on: true, port: 0, addresses });
  return desk.ask('office.ask', {});
}

describe('the desks of one office', () => {
  it('hand back at one desk what was taken in at the other, with no outside line', async () => {
    const { one, two } = await twoDesks();
    const received = await one.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await one.ask('dossier.resolve', { code: received.code, outcome: 'approved', resultNo: '12/2026' });
    const asked = await pointTo(two, [await listen(one)]);
    expect(asked.neighbours.find(({ events }) => events > 0)).toMatchObject({ problem: null });
    const back = await two.ask('dossier.returnResult', {
      code: received.code,
      to: { fullName: applicant.fullName },
      by: 'desk',
    });
    expect(back.status).toBe('returned');
    await pointTo(one, [await listen(two)]);
    expect(await one.ask('dossier.get', { code: received.code })).toMatchObject({ status: 'returned' });
    expect(one.desk().store.verify().problems).toEqual([]);
  });

  it('take nothing twice and say when there is nothing new', async () => {
    const { one, two } = await twoDesks();
    await one.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const address = await listen(one);
    const taken = async () => {
      const { neighbours } = await two.ask('office.ask', {});
      return neighbours.find((neighbour) => neighbour.address === address)?.events;
    };
    await two.ask('office.set', { on: true, port: 0, addresses: [address] });
    const first = await taken();
    expect(first).toBeGreaterThan(0);
    expect(await taken()).toBe(first);
  });

  it('tell their windows when the road is set, when a neighbour is first seen and when it brought something', async () => {
    const { one, two } = await twoDesks();
    const address = await listen(one);
    let told = 0;
    two.app.core.onChange(({ changed }) => {
      if (changed.includes('sync')) told += 1;
    });
    const toldOf = async (work: () => Promise<unknown>): Promise<boolean> => {
      const before = told;
      await work();
      return told > before;
    };
    expect(await toldOf(() => two.ask('office.set', { on: false, port: 0, addresses: [address] }))).toBe(true);
    expect(await toldOf(() => two.ask('office.set', { on: true, port: 0, addresses: [address] }))).toBe(true);
    expect(await toldOf(() => two.ask('office.ask', {}))).toBe(true);
    await one.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(await toldOf(() => two.ask('office.ask', {}))).toBe(true);
  });

  it('answer no stranger and no desk that was shut out', async () => {
    const { office, one, two } = await twoDesks();
    const address = await listen(one);
    const { deps } = one;
    const greet = async (seed: Uint8Array) => {
      const facts = { commune: 'H60.15.3', desk: 2, training: false, heads: [], holds: [], at: deps.clock.now() };
      const { bytes } = makeGreeting(deps.crypto, { seed, ...facts });
      const headers = { 'content-type': 'application/vnd.motcua.sealed' };
      return fetch(`${address}/office/v1/greetings`, { method: 'POST', body: Buffer.from(bytes), headers });
    };
    const stranger = await greet(new Uint8Array(32).fill(9));
    expect([stranger.status, (await stranger.arrayBuffer()).byteLength]).toEqual([403, 0]);
    expect((await greet(two.desk().keys.seed)).status).toBe(200);
    await office.ask('ledger.revoke', { ledger: two.desk().ledger, reason: 'mất máy' });
    const { base64, name } = await office.ask('down.export', { commune: 'H60.15.3', desk: 1 });
    await one.ask('sync.apply', { files: [{ name, base64 }] });
    const { neighbours } = await pointTo(two, [address]);
    expect(neighbours.find((neighbour) => neighbour.address === address)?.problem?.code).toBe('sync.neighbour-refused');
  });

  it('say in words what is wrong with an address, a port, a neighbour that is off', async () => {
    const { one, two } = await twoDesks();
    const wrong = { on: true, port: 0, addresses: ['quay 1'] };
    expect(await one.refusal('office.set', wrong)).toMatchObject({
      code: 'sync.office-address',
      fields: { addresses: { code: 'sync.office-address' } },
    });
    const port = Number(new URL(await listen(one)).port);
    expect((await two.refusal('office.set', { on: true, port, addresses: [] })).code).toBe('sync.office-port-busy');
    const gone = await listen(two);
    await two.ask('office.set', { on: false, port: 0, addresses: [] });
    const { neighbours } = await pointTo(one, [gone]);
    expect(neighbours.find(({ address }) => address === gone)?.problem?.code).toBe('sync.unreachable');
  });
});

/** Whether what this machine says by multicast is heard on it at all: some networks and containers have none. */
function hearsMulticast(): Promise<boolean> {
  return new Promise((resolve) => {
    const said = new Bonjour({}, () => settle(false));
    const timer = setTimeout(() => settle(false), 5000);
    said.publish({ name: 'mot-cua-probe', type: 'motcua-probe', port: 9 });
    said.find({ type: 'motcua-probe' }, () => settle(true));
    function settle(heard: boolean): void {
      clearTimeout(timer);
      said.destroy();
      resolve(heard);
    }
  });
}

describe('the desks of one network', () => {
  it('find each other by themselves', async (context) => {
    if (!(await hearsMulticast())) context.skip('this machine hears no multicast of its own');
    const { one, two } = await twoDesks();
    await one.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await listen(one);
    await listen(two);
    await vi.waitFor(
      async () => {
        const { neighbours } = await two.ask('office.ask', {});
        expect(neighbours.some(({ events }) => events > 0)).toBe(true);
      },
      { timeout: 60_000, interval: 500 },
    );
  });
});
