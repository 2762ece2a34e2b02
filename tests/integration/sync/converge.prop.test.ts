import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ViewReads } from '../../../main/views/host.ts';
import type { CallName } from '../../../shared/contract/contract.ts';
import { applicant, leader, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { embedded, newDatabase } from '../../fixtures/postgres.ts';

interface Carried {
  readonly name: string;
  readonly base64: string;
}

/** What lies on sticks and in the post: it may arrive in any order, twice, or never. */
interface Roads {
  readonly up: Carried[];
  readonly down: Carried[];
}

const steps = [
  'dossier.handOver',
  'dossier.requestSupplement',
  'dossier.supplement',
  'dossier.resolve',
  'dossier.returnResult',
  'dossier.withdraw',
] as const;
const inputs: Readonly<Record<(typeof steps)[number], object>> = {
  'dossier.handOver': { to: 'district' },
  'dossier.requestSupplement': { items: ['x'], reason: 'y', legalGround: 'z' },
  'dossier.supplement': {},
  'dossier.resolve': { outcome: 'approved' },
  'dossier.returnResult': { to: applicant, by: 'desk' },
  'dossier.withdraw': { reason: 'thôi' },
};

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('receive' as const), desk: fc.nat(1) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      desk: fc.nat(1),
      dossier: fc.nat(),
      step: fc.constantFrom(...steps),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), dossier: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('seal' as const), desk: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sealDown' as const), desk: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arriveUp' as const), which: fc.nat() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('arriveDown' as const), desk: fc.nat(1), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('round' as const), desk: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), which: fc.nat() }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

async function act(office: Office, desks: readonly TestDesk[], roads: Roads, action: Action): Promise<void> {
  const send = (desk: TestDesk, call: CallName, input: unknown) =>
    desk.send({ call, id: randomUUID(), as: leader, input });
  office.clock.tick(1000);
  switch (action.kind) {
    case 'receive':
      await desks[action.desk]?.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
      return;
    case 'step': {
      const desk = desks[action.desk];
      const row = desk && at((await desk.ask('dossier.list', { limit: 500 })).rows, action.dossier);
      // What the table of moves does not allow is refused, and that is part of the story.
      if (row) await send(desk, action.step, { dossierId: row.dossierId, ...inputs[action.step] });
      return;
    }
    case 'decide': {
      const row = at((await office.ask('dossier.list', { limit: 500 })).rows, action.dossier);
      const input = { dossierId: row?.dossierId, outcome: 'approved', reason: 'đủ' };
      if (row) await office.app.core.call({ call: 'dossier.decide', id: randomUUID(), input });
      return;
    }
    case 'seal': {
      const sealed = desks[action.desk] && (await send(desks[action.desk] as TestDesk, 'sync.seal', {}));
      if (sealed?.ok) roads.up.push(sealed.result as Carried);
      return;
    }
    case 'sealDown':
      roads.down.push(await office.ask('down.export', { commune: 'H60.15.3', desk: action.desk + 2 }));
      return;
    case 'arriveUp': {
      const file = at(roads.up, action.which);
      const answers = file
        ? await office.ask('batch.import', { files: [{ name: file.name, base64: file.base64 }] })
        : [];
      for (const { acknowledgement } of answers) if (acknowledgement !== null) roads.down.push(acknowledgement);
      return;
    }
    case 'arriveDown': {
      // Also the sibling's batches: what cannot be used is refused and changes nothing.
      const file = at([...roads.down, ...roads.up], action.which);
      if (file) await desks[action.desk]?.ask('sync.apply', { files: [{ name: file.name, base64: file.base64 }] });
      return;
    }
    case 'round':
      await desks[action.desk]?.ask('sync.now', { url: await office.url() });
      return;
    case 'lose':
      roads.up.splice(action.which % Math.max(1, roads.up.length), 1);
      roads.down.splice(action.which % Math.max(1, roads.down.length), 1);
  }
}

/** Every dossier's folded state by id, with the events that it was folded from. */
async function statesOf(
  read: Pick<ViewReads, 'listDossiers' | 'findFolded'>,
): Promise<Map<string, { readonly events: string; readonly state: unknown }>> {
  const { rows } = await read.listDossiers({ limit: 10_000 });
  const states = new Map<string, { readonly events: string; readonly state: unknown }>();
  for (const { id, state } of rows) {
    const folded = await read.findFolded(id);
    const events = [...(folded?.placed.map(({ event }) => event) ?? []), ...(folded?.waiting ?? [])];
    const hashes = events.map(({ hash }) => hash);
    states.set(id, { events: hashes.toSorted().join(), state });
  }
  return states;
}

// Each run on a server is a database of its own: fewer of them.
const stores = [
  { store: 'embedded SQLite', database: embedded, numRuns: 12 },
  { store: 'PostgreSQL', database: newDatabase, numRuns: 5 },
];

it.each(stores)(
  'two desks and their district on $store come to the same, whatever was lost, doubled or late',
  {
    timeout: 120_000,
  },
  async ({ database, numRuns }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 60 }), async (actions) => {
        const office = await newOffice({ database });
        const desks = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
        const roads: Roads = { up: [], down: [] };
        for (const each of actions) await act(office, desks, roads, each);
        const url = await office.url();
        for (let turn = 0; turn < 2; turn += 1) for (const desk of desks) await desk.ask('sync.now', { url });
        const district = await statesOf(office.app.district.store.read);
        let compared = 0;
        for (const desk of desks) {
          expect((await desk.ask('desk.status', {})).unsent).toBe(0);
          const { store, ledger } = desk.desk();
          expect(store.verify().problems).toEqual([]);
          expect(await office.app.district.store.read.ledgerHead(ledger)).toEqual(store.read.ledgerHead(ledger));
          for (const [id, here] of await statesOf(store.read)) {
            const there = district.get(id);
            expect(there).toBeDefined();
            if (there?.events !== here.events) continue;
            expect(here.state).toEqual(there.state);
            compared += 1;
          }
        }
        expect(compared).toBeGreaterThanOrEqual(actions.some(({ kind }) => kind === 'receive') ? 1 : 0);
        expect((await office.app.district.store.verify()).problems).toEqual([]);
        expect(await office.app.district.store.read.codeClashes()).toEqual([]);
        await Promise.all(desks.map((desk) => desk.close()));
        await office.app.close();
      }),
      { numRuns },
    );
  },
);
