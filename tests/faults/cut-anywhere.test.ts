import { describe, expect, it } from 'vitest';
import { errorTable, isErrorCode } from '../../shared/errors/table.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import { applicant, marriageStatus, newOffice, type Office, type TestDesk } from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';
import { openProxy } from '../fixtures/tcp-proxy.ts';

const places = ['before', 'in'] as const;

const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });

const round = (desk: TestDesk, url: string) =>
  desk.send({ call: 'sync.now', id: crypto.randomUUID(), as: 'Lan', input: { url } });

/** What the desk takes for held is held: nothing is ever called sent that is not at the district. */
async function expectHonest(office: Office, desk: TestDesk): Promise<void> {
  const { unsent, lastSeq, ledger } = await desk.ask('desk.status', {});
  expect((await office.app.district.store.read.ledgerHead(ledger))?.seq ?? 0).toBeGreaterThanOrEqual(lastSeq - unsent);
}

/** Something was sealed that nobody has answered: the next round begins with a greeting. */
const fallOutOfStep = (desk: TestDesk) => desk.ask('sync.seal', {});

/** A desk that has enrolled over its line and is in step: a round is a batch and its answer. */
async function deskOnLine(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const line = await openProxy(await office.url());
  await desk.ask('sync.now', { url: line.url });
  return { office, desk, line };
}

async function expectWhole(office: Office, desk: TestDesk, dossiers: number): Promise<void> {
  expect((await desk.ask('desk.status', {})).unsent).toBe(0);
  expect((await office.ask('dossier.list', { limit: 500 })).rows).toHaveLength(dossiers);
  expect(await office.ask('district.status', {})).toMatchObject({ dossiers, refused: 0, parked: 0 });
  await expectNothingLost(office, [desk]);
}

describe.each(stores)('a line that is cut, on $store', ({ database }) => {
  it.each([
    ['a batch that is the greeting too', false, 2],
    ['a greeting and a batch', true, 4],
  ])('before or in any request or answer of a round of %s loses and doubles nothing', async (_of, greets, most) => {
    const { office, desk, line } = await deskOnLine(database);
    await receive(desk);
    line.set({});
    if (greets) await fallOutOfStep(desk);
    await desk.ask('sync.now', { url: line.url });
    const words = line.words();
    expect(words).toBe(most);
    let dossiers = 1;
    for (let word = 0; word < words; word += 1) {
      for (const where of places) {
        await receive(desk);
        dossiers += 1;
        if (greets) await fallOutOfStep(desk);
        line.set({ cutAt: { word, where }, killOnce: true });
        const answer = await round(desk, line.url);
        if (answer.ok) throw new Error(`not cut ${where} word ${word}`);
        expect(answer.error).toMatchObject({ code: 'sync.unreachable', message: errorTable['sync.unreachable'].vi });
        await expectHonest(office, desk);
        line.set({});
        if (where === 'in' || !greets) await desk.ask('sync.now', { url: line.url });
      }
    }
    await expectWhole(office, desk, dossiers);
  });

  it('after the district took the batch and before its word came back, is told once that it was taken', async () => {
    const { office, desk, line } = await deskOnLine(database);
    const batches = (await office.ask('batch.list', {})).rows.length;
    await receive(desk);
    line.set({ cutAt: { word: 1, where: 'before' }, killOnce: true });
    await round(desk, line.url);
    const { unsent, lastSeq, ledger } = await desk.ask('desk.status', {});
    // The district holds it all; the desk calls it unsent until it was told.
    expect((await office.app.district.store.read.ledgerHead(ledger))?.seq).toBe(lastSeq);
    expect(unsent).toBe(1);
    line.set({});
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    // The greeting's answer said it: nothing went up a second time.
    expect((await office.ask('batch.list', {})).rows).toHaveLength(batches + 1);
    await expectWhole(office, desk, 1);
  });

  it('at its first contact leaves a desk that enrols with the next', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    for (const [desk, cutAt] of [0, 1, 2].flatMap((word) => places.map((where) => ({ word, where }))).entries()) {
      const fresh = await office.newDesk({ desk, admitted: false });
      const line = await openProxy(url);
      await receive(fresh);
      line.set({ cutAt });
      const answer = await round(fresh, line.url);
      // Once the line has carried an answer, what is torn off goes again at once.
      const wants = cutAt.word < 2 ? 'sync.unreachable' : null;
      expect(answer.ok ? null : isErrorCode(answer.error.code) && answer.error.code).toBe(wants);
      line.set({});
      expect(await fresh.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    }
    const desks = await office.ask('desk.list', {});
    expect(desks.map(({ state, dossiers }) => ({ state, dossiers }))).toEqual(
      Array.from({ length: 6 }, () => ({ state: 'admitted', dossiers: 1 })),
    );
    expect((await office.ask('district.status', {})).refused).toBe(0);
  });
});
