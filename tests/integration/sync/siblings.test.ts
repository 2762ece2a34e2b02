import { describe, expect, it } from 'vitest';
import { appendEvent } from '../../../main/ledger/event-writer.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import { applicant, given, marriageStatus, newOffice } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

/** Two desks of one office that know each other from the district's word. */
async function twoDesks(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
  for (const desk of [two, three, two]) await desk.ask('sync.now', { url });
  // From here on both seal for each other as well; what they sealed before is carried by the district alone.
  return { office, url, two, three };
}

describe.each(stores)('a sibling desk’s batch, on $store', ({ database }) => {
  it('cannot be opened before the district has said who the sibling is', async () => {
    const office = await newOffice({ database });
    const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    await three.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const { name, base64 } = await three.ask('sync.seal', {});
    expect(await two.ask('sync.apply', { files: [{ name, base64 }] })).toMatchObject([
      { state: 'refused', code: 'batch.unknown-signer' },
    ]);
  });

  it('with a gap before it says from where to send', async () => {
    const { office, url, two, three } = await twoDesks(database);
    await three.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await three.ask('sync.now', { url });
    const { seq } = (await office.app.district.store.read.ledgerHead(three.desk().ledger)) ?? { seq: 0 };
    await three.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const { name, base64 } = await three.ask('sync.seal', {});
    const [answer] = await two.ask('sync.apply', { files: [{ name, base64 }] });
    expect(answer).toMatchObject({ state: 'refused', code: 'sync.sibling-gap' });
    expect(answer?.message).toContain(String(seq));
  });

  it('shows the sibling’s dossiers, and what both did to one stands in one story', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    const down = await office.ask('down.export', { commune: 'H60.15.3', desk: 3 });
    for (const desk of [two, three]) await desk.ask('sync.apply', { files: [down] });
    const { code } = await three.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(code).toMatch(/-3001$/);
    const { name, base64 } = await three.ask('sync.seal', {});
    expect(await two.ask('sync.apply', { files: [{ name, base64 }] })).toMatchObject([{ state: 'accepted' }]);
    expect(await two.ask('dossier.get', { code })).toMatchObject({ desk: 3, unsent: false });
    await two.ask('dossier.handOver', { code, to: 'Phòng Tư pháp' });
    expect((await two.ask('dossier.receive', { procedureCode: marriageStatus, applicant })).code).toMatch(/-2001$/);
    for (const desk of [two, three]) expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
    expect(await office.ask('dossier.get', { code })).toMatchObject({ status: 'processing', conflict: false });
    for (const store of [two.desk().store, office.app.district.store])
      expect((await store.verify()).problems).toEqual([]);
  });

  it('never says what is the district’s to say', async () => {
    const office = await newOffice({ database });
    const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    const down = await office.ask('down.export', { commune: 'H60.15.3', desk: 3 });
    for (const desk of [two, three]) await desk.ask('sync.apply', { files: [down] });
    const { store, deps, ledger } = three.desk();
    const key = deps.crypto.ed25519PublicKey(new Uint8Array(32).fill(66));
    given(
      store.write((tx) =>
        ok(
          appendEvent(
            tx,
            { crypto: deps.crypto, ledger, at: office.clock.now() },
            {
              type: 'ledger.admitted.v1',
              actor: { id: 'system', role: 'system' },
              dossier: null,
              body: {
                ledger: LedgerId.parse('ab'.repeat(16)),
                key: Buffer.from(key).toString('base64url'),
                recipient: 'age1x',
                desk: 4,
                generation: 0,
                replaces: null,
              },
              personal: null,
            },
          ),
        ),
      ),
    );
    const { name, base64 } = await three.ask('sync.seal', {});
    const before = two.desk().store.read.listLedgers();
    expect(await two.ask('sync.apply', { files: [{ name, base64 }] })).toMatchObject([
      { state: 'refused', code: 'batch.malformed' },
    ]);
    expect(two.desk().store.read.listLedgers()).toEqual(before);
  });
});
