import { describe, expect, it } from 'vitest';
import { migration0140 } from '../../../db/migrations/0140-withheld-dossiers.ts';
import { ok } from '../../../shared/result.ts';
import { append, commune, crypto, dossierId, openTemp, receivedBody, Writer } from './office.ts';

const version = 'not here';
const id = dossierId(1);

function withWaiting() {
  const store = openTemp();
  const desk = new Writer(1);
  desk.open();
  desk.receive(id, { catalogueVersion: version });
  desk.write('dossier.attached.v1', {
    dossier: id,
    body: { sha256: 'ab'.repeat(32), component: 0, sizeBytes: 9, kind: 'image/png' },
    personal: { name: 'x' },
  });
  append(store, ...desk.events);
  return { store, desk };
}

describe('a dossier that waits for a catalogue', () => {
  it('has no row, but its code and its scans are known', () => {
    const { store, desk } = withWaiting();
    const { read } = store;
    expect([read.findDossier(id), read.dossierCount(), read.oddEvents(9)]).toEqual([null, 0, []]);
    const row = { commune, dossier: id, version, ledger: desk.id, seq: 2, code: receivedBody.code, events: 2 };
    expect(read.withheldDossiers(9)).toMatchObject([row]);
    expect(read.dossiersOfCode(receivedBody.code)).toEqual([id]);
    expect(read.namedAttachmentBytes(commune, 'ab'.repeat(32))).toBe(9);
    expect([read.countWithheld(), read.countWithheld(version), read.countWithheld('other')]).toEqual([1, 1, 0]);
    expect([read.missingCatalogues(), read.freedCommunes()]).toEqual([[version], []]);
    store.close();
  });

  it('takes later events behind it, and then all of them', () => {
    const { store, desk } = withWaiting();
    append(
      store,
      desk.write('dossier.handedOver.v1', { dossier: id, body: { holder: 'district' }, personal: { to: 'x' } }),
    );
    expect(store.read.withheldDossiers(9)).toMatchObject([{ seq: 2, events: 3 }]);
    const freed = store.write((tx) => {
      tx.knowCatalogue(version);
      const communes = tx.freedCommunes();
      return ok([communes, tx.applyWithheld(commune), tx.applyWithheld(commune)]);
    });
    expect(freed).toEqual(ok([[commune], 1, 0]));
    expect(store.read.findDossier(id)?.state.status).toBe('processing');
    expect(store.read.withheldDossiers(9)).toEqual([]);
    expect(store.verify().problems).toEqual([]);
    store.close();
  });

  it('is known to be free once content and adoption are here, whichever comes first', () => {
    for (const contentFirst of [true, false]) {
      const { store, desk } = withWaiting();
      const put = () => store.write((tx) => ok(tx.putContent('nội dung')));
      if (contentFirst) put();
      append(store, desk.write('catalogue.adopted.v1', { body: { version, sha256: crypto.sha256Hex('nội dung') } }));
      if (!contentFirst) {
        expect(store.read.freedCommunes()).toEqual([]);
        put();
      }
      expect(store.read.freedCommunes()).toEqual([commune]);
      store.close();
    }
  });

  it('is found by verify where its row was not folded from the ledger', () => {
    const { store } = withWaiting();
    store.db.exec("UPDATE withheld_dossier SET version = 'another'");
    expect(store.verify().problems).toMatchObject([{ kind: 'projection', table: 'withheld_dossier' }]);
    store.close();
  });
});

it('leaves what was folded before this step folded: its version counts as known', () => {
  const store = openTemp();
  const desk = new Writer(1);
  desk.open();
  desk.receive(id);
  append(store, ...desk.events);
  store.db.exec('DROP TABLE known_catalogue; DROP TABLE withheld_dossier');
  store.db.exec(migration0140.sql);
  expect(store.db.prepare('SELECT version FROM known_catalogue').pluck().all()).toEqual([
    receivedBody.catalogueVersion,
  ]);
  expect(store.verify().problems).toEqual([]);
  store.close();
});
