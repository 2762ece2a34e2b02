import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { findCommuneLedger } from '../../main/district/commune-ledger.ts';
import { appendEvent } from '../../main/ledger/event-writer.ts';
import { sealedContentType } from '../../main/sync/line.ts';
import { greetingFacts } from '../../main/sync/outgoing.ts';
import { makeBundle, readBundle } from '../../shared/batch/bundle.ts';
import { makeGreeting } from '../../shared/batch/greeting.ts';
import { headRows, textOfHash } from '../../shared/batch/heads.ts';
import { readSealed, sealedVersion, sealFile } from '../../shared/batch/sealed-file.ts';
import { errorTable } from '../../shared/errors/table.ts';
import { ok } from '../../shared/result.ts';
import { honest, openLiar } from '../fixtures/liar.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import {
  applicant,
  commune,
  given,
  marriageStatus,
  newOffice,
  openTestDesk,
  type TestDesk,
} from '../fixtures/office.ts';
import { asking, newDatabase, stores, tablesOf } from '../fixtures/postgres.ts';

const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });

/** What a program one version on would write: a type that this one does not know, and a fact that it does not know. */
async function writeNewer(desk: TestDesk, code: string): Promise<void> {
  const { store, deps, ledger } = desk.desk();
  const { dossierId } = await desk.ask('dossier.get', { code });
  const [dossier] = store.read.dossiersOfCode(code).filter((id) => id === dossierId);
  if (dossier === undefined) throw new Error('no such dossier');
  const body = { holder: 'district', viaDrone: true } as const;
  const personal = { to: 'Phòng Tư pháp' };
  const actor = { id: 'clerk-1', role: 'clerk' } as const;
  given(
    store.write((tx) => {
      const context = { crypto: deps.crypto, ledger, at: desk.clock.now() };
      appendEvent(tx, context, { type: 'dossier.handedOver.v1', actor, dossier, body, personal });
      const newer = appendEvent(tx, context, {
        // @ts-expect-error a type of the version after this one
        type: 'dossier.photographed.v1',
        actor,
        dossier,
        // @ts-expect-error and its facts
        body: { pictures: 3 },
        personal: null,
      });
      return ok(newer);
    }),
  );
}

function versionOf(path: string): number {
  const db = new Sqlite(path, { readonly: true });
  try {
    return Number(db.pragma('user_version', { simple: true }));
  } finally {
    db.close();
  }
}

describe.each(stores)('a program one version behind, on $store', ({ database }) => {
  it('keeps what it cannot read, shows it, and works on with everything else, at district and sibling desk', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const [newer, older] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    const down = await office.ask('down.export', { commune, desk: 2 });
    for (const desk of [newer, older]) await desk.ask('sync.apply', { files: [down] });
    const odd = await receive(newer);
    const plain = await receive(newer);
    await writeNewer(newer, odd.code);
    await newer.ask('dossier.handOver', { code: plain.code, to: 'district' });
    const { name, base64 } = await newer.ask('sync.seal', {});
    expect(await older.ask('sync.apply', { files: [{ name, base64 }] })).toMatchObject([{ state: 'accepted' }]);
    expect(await newer.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    for (const place of [office, older]) {
      const shown = (await place.ask('attention.list', {})).filter(({ kind }) => kind === 'setAside');
      expect(shown).toMatchObject([{ code: odd.code, event: { type: 'dossier.photographed.v1' } }]);
      // The dossier stands where the events that can be read put it.
      for (const { code } of [odd, plain])
        expect(await place.ask('dossier.get', { code })).toMatchObject({ status: 'processing', conflict: false });
    }
    for (const { code } of [odd, plain])
      await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    expect(await newer.ask('sync.now', { url })).toMatchObject({ received: 2, unsent: 0 });
    await older.ask('sync.now', { url });
    await expectNothingLost(office, [newer, older]);
  });

  it('says of a file in a newer format that it must be updated, and changes nothing', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await receive(desk);
    const { name, base64 } = await desk.ask('sync.seal', {});
    const bytes = Buffer.from(base64, 'base64');
    bytes[4] = sealedVersion + 1;
    const file = { name, base64: bytes.toString('base64') };
    const [answer] = await office.ask('batch.import', { files: [file] });
    const said = { code: 'batch.version-newer', message: errorTable['batch.version-newer'].vi };
    expect(answer).toMatchObject({ state: 'refused', ...said });
    expect(await desk.ask('sync.apply', { files: [file] })).toMatchObject([{ state: 'refused', ...said }]);
    expect((await office.ask('district.status', {})).dossiers).toBe(0);
    expect((await desk.ask('desk.status', {})).unsent).toBeGreaterThan(0);
  });

  it('is written to in the version that it said it reads: by a dictionary only where the district has it', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    const sealedAs = async () => {
      await receive(desk);
      return Buffer.from((await desk.ask('sync.seal', {})).base64, 'base64')[4];
    };
    // Nothing was heard of the district yet.
    expect(await sealedAs()).toBe(1);
    await desk.ask('sync.now', { url });
    expect(await sealedAs()).toBe(sealedVersion);
    // A district of the version before answers without a word on what it reads.
    const { deps } = desk;
    const { district } = office.app;
    const keys = (await findCommuneLedger(district, district.store.read, commune))?.signing;
    if (keys === undefined) throw new Error('the district has no key');
    const older = await openLiar(url, async ({ body }) => {
      const question = given(readSealed(deps.crypto, body));
      const { bytes } = sealFile(deps.crypto, {
        format: 'acknowledgement',
        training: true,
        commune,
        desk: 2,
        seed: keys.seed,
        sealedAt: desk.clock.now(),
        more: {
          answers: [textOfHash(question.sha256), question.header.nonce],
          state: 'refused',
          code: 'batch.version-newer',
          ledgers: headRows([]),
        },
        payload: null,
      });
      return { status: 200, headers: { 'content-type': sealedContentType }, body: makeBundle([bytes]) };
    });
    expect((await desk.refusal('sync.now', { url: older.url })).code).toBe('batch.version-newer');
    expect(await sealedAs()).toBe(1);
    older.set(honest);
    expect(await desk.ask('sync.now', { url: older.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect((await office.ask('district.status', {})).dossiers).toBe(3);
  });

  it('is sent the district’s words without a dictionary, until every desk of the office says that it has it', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    const { store } = office.app.district;
    // Its own ledger comes first, from the beginning: as for a desk that holds nothing.
    const version = async () => {
      const { ledger } = two.desk();
      given(await store.write(commune, async (tx) => ok(await tx.putHolds(commune, ledger, {}, office.clock.now()))));
      const { base64 } = await office.ask('down.export', { commune, desk: 2 });
      return given(readBundle(Buffer.from(base64, 'base64')))[0]?.[4];
    };
    expect(await version()).toBe(1);
    await two.ask('sync.now', { url });
    expect(await version()).toBe(1);
    await three.ask('sync.now', { url });
    expect(await version()).toBe(2);
    // One that went back to the program before is written to as that reads.
    const older = three.desk();
    const { bytes } = makeGreeting(older.deps.crypto, { ...greetingFacts(older), reads: 1, seed: older.keys.seed });
    await fetch(new URL('/sync/v1/greetings', url), {
      method: 'POST',
      headers: { 'content-type': sealedContentType },
      body: Buffer.from(bytes),
    });
    expect(await version()).toBe(1);
    await three.ask('sync.now', { url });
    expect(await version()).toBe(2);
    await two.ask('dossier.handOver', { code: (await receive(two)).code, to: 'district' });
    await two.ask('sync.now', { url });
    const [{ code } = { code: null }] = (await office.ask('dossier.list', {})).rows;
    await office.ask('dossier.decide', { code: code ?? '', outcome: 'approved', reason: 'Đủ điều kiện' });
    await two.ask('sync.now', { url });
    expect(await two.ask('dossier.get', { code: code ?? '' })).toMatchObject({ decision: { outcome: 'approved' } });
  });

  it('does not open a folder that a newer program has changed, and leaves it as it is', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await receive(desk);
    await desk.close();
    const path = join(desk.dataDir, 'desk.db');
    const setVersion = (version: number): void => {
      const db = new Sqlite(path);
      db.pragma(`user_version = ${version}`);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    };
    const version = versionOf(path);
    setVersion(version + 10);
    const before = readFileSync(path);
    await expect(openTestDesk(desk.deps, desk.dataDir, desk.clock)).rejects.toThrow('store.newer-schema');
    expect(readFileSync(path)).toEqual(before);
    setVersion(version);
    const again = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
    expect(await again.ask('desk.status', {})).toMatchObject({ dossiers: 1 });
  });
});

describe('a process of a district on PostgreSQL whose neighbour was brought up to date', () => {
  it('writes nothing any more, says so in words, and goes on with the program that knows the new schema', async () => {
    const office = await newOffice({ database: newDatabase });
    const url = await office.url();
    const desk = await office.newDesk();
    await receive(desk);
    await desk.ask('sync.now', { url });
    const { code } = await receive(desk);
    const database = office.database ?? '';
    await asking(database, "INSERT INTO schema_version VALUES (9990, 'one that this program does not know')");
    const { name, base64 } = await desk.ask('sync.seal', {});
    const before = await tablesOf(database);
    const [refused] = await office.ask('batch.import', { files: [{ name, base64 }] });
    const told = { code: 'store.newer-schema', message: errorTable['store.newer-schema'].vi };
    expect(refused).toMatchObject({ state: 'refused', acknowledgement: null, ...told });
    // The desk is told whose trouble it is: its work is safe with it, and it comes again.
    expect(await desk.refusal('sync.now', { url })).toMatchObject({
      code: 'sync.district-store',
      message: errorTable['sync.district-store'].vi,
    });
    expect(await tablesOf(database)).toEqual(before);
    expect(await desk.ask('desk.status', {})).toMatchObject({ unsent: 1 });
    await asking(database, 'DELETE FROM schema_version WHERE version = 9990');
    expect(await desk.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await office.ask('dossier.get', { code })).toMatchObject({ status: 'received' });
    await expectNothingLost(office, [desk]);
  });
});
