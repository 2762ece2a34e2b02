import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { findCurrentLedger, heldOfDesk } from '../../../main/district/standing.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { ledgerIdOf, makeEvent } from '../../../shared/batch/chain.ts';
import type { JsonObject, LedgerEvent } from '../../../shared/dossier/event.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { commune, dump, newDesk, newPlace, type Place, readAnswer, seal, type TestDesk } from './place.ts';

/** A desk's next ledger after a restore: opened in a new block, signed by the key before where `signed`. */
function successorOf(
  place: Place,
  desk: TestDesk,
  { seed = 50, generation = 1, desk: number = 2, signed = true } = {},
): TestDesk {
  const { crypto } = place.deps;
  const ledgerSeed = new Uint8Array(32).fill(seed);
  const key = crypto.ed25519PublicKey(ledgerSeed);
  const ledger = ledgerIdOf(crypto, key);
  const opened: JsonObject = {
    key: Buffer.from(key).toString('base64url'),
    recipient: desk.recipient,
    kind: 'desk',
    commune,
    desk: number,
    generation,
    cause: 'restored',
    predecessor: { ledger: desk.ledger, seq: 12, hash: desk.events[11]?.hash ?? null },
    training: true,
  };
  const signature = crypto.ed25519Sign(desk.seed, crypto.sha256(Buffer.from(canonicalJson(opened))));
  const event: LedgerEvent = makeEvent(crypto, {
    ledger,
    seq: 1,
    clock: [place.deps.clock.now(), 0],
    at: place.deps.clock.now(),
    actor: 'system',
    role: 'system',
    after: [],
    type: 'ledger.opened.v1',
    dossier: null,
    prev: null,
    body: { ...opened, predecessorSignature: signed ? Buffer.from(signature).toString('base64url') : null },
    personal: null,
  });
  return { ...desk, seed: ledgerSeed, ledger, events: [event] };
}

async function placeWithDesk(database: NewStore) {
  const place = await newPlace(database);
  const desk = await newDesk(place);
  await importFiles(place.district, [{ name: 'first', bytes: await seal(place, desk, 1, 20) }], 'file');
  return { place, desk };
}

describe.each(stores)('a ledger that goes on from another, on $store', ({ database }) => {
  it('is admitted by its opening, signed by the ledger before', async () => {
    const { place, desk } = await placeWithDesk(database);
    const next = successorOf(place, desk);
    const [answer] = await importFiles(
      place.district,
      [{ name: 'next', bytes: await seal(place, next, 1, 1) }],
      'file',
    );
    expect(answer).toMatchObject({ state: 'accepted' });
    const { read } = place.district.store;
    expect(await findCurrentLedger(read, commune, 2)).toMatchObject({ id: next.ledger, generation: 1, lastSeq: 1 });
    expect((await heldOfDesk(read, commune, 2)).map(({ ledger, seq }) => [ledger, seq])).toEqual([
      [desk.ledger, 20],
      [next.ledger, 1],
    ]);
    expect(readAnswer(place, desk, answer?.acknowledgement ?? null).ledgers).toHaveLength(2);
    const ledger = (await place.district.store.read.findCommune(commune))?.ledger ?? desk.ledger;
    const admissions = (await read.eventRange(ledger, 1, 99)).filter(
      ({ header }) => header.type === 'ledger.admitted.v1',
    );
    expect(admissions.at(-1)?.body).toMatchObject({ ledger: next.ledger, replaces: desk.ledger, generation: 1 });
    // What was still unsent of the old ledger is taken too.
    const late = await importFiles(place.district, [{ name: 'late', bytes: await seal(place, desk, 21, 30) }], 'file');
    expect(late[0]?.state).toBe('accepted');
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it.each<[string, { signed?: boolean; desk?: number; generation?: number }, string]>([
    ['without the signature of the ledger before', { signed: false }, 'batch.unknown-signer'],
    ['at another desk', { desk: 4 }, 'district.desk-mismatch'],
    ['in a block that is not above the one before', { generation: 0 }, 'district.two-successors'],
  ])('is refused %s, and changes nothing', async (_name, changes, code) => {
    const { place, desk } = await placeWithDesk(database);
    const next = successorOf(place, desk, changes);
    const before = await dump(place);
    const facts = { desk: changes.desk ?? 2 };
    const bytes = await seal(place, next, 1, 1, facts);
    const [answer] = await importFiles(place.district, [{ name: 'next', bytes }], 'file');
    expect(answer).toMatchObject({ state: 'refused', refusal: { code } });
    expect(await dump(place)).toEqual(before);
  });

  it('is left to a person when another went on from the same one before', async () => {
    const { place, desk } = await placeWithDesk(database);
    const [one, other] = [successorOf(place, desk), successorOf(place, desk, { seed: 51, generation: 2 })];
    await importFiles(place.district, [{ name: 'one', bytes: await seal(place, one, 1, 1) }], 'file');
    const before = await dump(place);
    const [answer] = await importFiles(
      place.district,
      [{ name: 'other', bytes: await seal(place, other, 1, 1) }],
      'file',
    );
    expect(answer).toMatchObject({ state: 'refused', refusal: { code: 'district.two-successors' } });
    expect(await dump(place)).toEqual(before);
  });
});
