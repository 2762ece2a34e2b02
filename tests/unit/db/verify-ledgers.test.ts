import { describe, expect, it } from 'vitest';
import { createDossierProjection } from '../../../db/dossier-projection.ts';
import { createEventTable } from '../../../db/event-table.ts';
import { createGatheredDossiers } from '../../../db/gathered-dossiers.ts';
import { createSql } from '../../../db/sql.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { append, commune, crypto, dossierId, openTemp, Writer } from './office.ts';

function openWithSignatures(): Store {
  const opened = openStore({
    path: ':memory:',
    kind: 'district',
    sha256Hex: crypto.sha256Hex,
    ed25519Verify: crypto.ed25519Verify,
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

/** The opening of a ledger that goes on from `before`, signed with the key of `seed`. */
function openSuccessor(next: Writer, before: Writer, seed: number): void {
  const facts: JsonObject = {
    generation: 1,
    cause: 'restored',
    predecessor: { ledger: before.id, seq: 1, hash: before.events[0]?.hash ?? null },
  };
  const { predecessorSignature, ...signed } = new Writer(0).open({ ...facts, key: next.key }).body;
  const text = Buffer.from(canonicalJson(signed));
  const signature = crypto.ed25519Sign(new Uint8Array(32).fill(seed), crypto.sha256(text));
  next.open({ ...facts, predecessorSignature: Buffer.from(signature).toString('base64url') });
}

const details = (store: Store) => store.verify().problems.map(({ seq, detail }) => [seq, detail]);

describe('verify of ledgers', () => {
  it('knows a ledger by its key', () => {
    using store = openTemp();
    const desk = new Writer(1);
    append(store, desk.open({ key: new Writer(2).key }));
    expect(details(store)).toContainEqual([1, 'the ledger is not named by its key']);
  });

  it('looks at the signature of the ledger before', () => {
    const [first, second, third] = [new Writer(1), new Writer(2), new Writer(3)];
    first.open();
    openSuccessor(second, first, 1);
    openSuccessor(third, second, 1);
    using store = openWithSignatures();
    append(store, ...first.events, ...second.events);
    expect(details(store)).toEqual([]);
    append(store, ...third.events);
    expect(details(store)).toEqual([[1, 'the opening is not signed by the ledger before it']]);
  });

  it('says nothing of a signature whose ledger never came here', () => {
    const [first, second] = [new Writer(1), new Writer(2)];
    first.open();
    openSuccessor(second, first, 1);
    using store = openWithSignatures();
    append(store, ...second.events);
    expect(details(store)).toEqual([]);
  });

  it.each([
    ['body', 3, 'the body is not the one that was written'],
    ['data', 2, 'the personal part is not the one that was written'],
    ['after_json', 3, 'the header is not the one that was written, or the chain is broken here'],
  ])('names an event whose %s can no longer be read', (column, seq, detail) => {
    using store = openTemp();
    const desk = new Writer(1);
    append(store, desk.open(), desk.receive(dossierId(1)), desk.receive(dossierId(2)));
    store.db.exec('DROP TRIGGER event_fixed; DROP TRIGGER event_personal_fixed');
    store.db.prepare(`UPDATE event SET ${column} = ? WHERE seq = ?`).run('{"a":', seq);
    expect(details(store)).toContainEqual([seq, detail]);
  });

  it('goes on behind a number that is missing, also at the end of a slice', () => {
    using store = openTemp();
    const desk = new Writer(1);
    desk.open();
    for (let n = 0; n < 700; n += 1) desk.write('staff.appointed.v1', { body: { id: `c${n}`, role: 'clerk' } });
    append(store, ...desk.events);
    store.db.exec('DROP TRIGGER event_kept; DELETE FROM event WHERE seq = 500');
    store.db.exec("DROP TRIGGER event_fixed; UPDATE event SET actor = 'x' WHERE seq = 650");
    const { events, problems } = store.verify();
    expect(events).toBe(700);
    expect(problems.filter(({ kind }) => kind === 'chain').map(({ seq }) => seq)).toEqual([501, 650]);
  });
});

describe('dossiers gathered out of ledgers', () => {
  it('are folded alike whether they were kept in hand or read at the end', () => {
    using store = openTemp();
    const [desk, sibling] = [new Writer(1), new Writer(2)];
    desk.open();
    sibling.open({ desk: 3 });
    for (let n = 0; n < 6; n += 1) desk.receive(dossierId(n), { code: `${commune}-261124-200${n}`, entryNo: n + 1 });
    for (let n = 0; n < 6; n += 1) {
      const after = desk.events.slice(n + 1, n + 2);
      sibling.write('dossier.resolved.v1', { dossier: dossierId(n), after, body: { outcome: 'approved' } });
    }
    append(store, ...desk.events, ...sibling.events);
    const rows = () => store.db.prepare('SELECT * FROM dossier ORDER BY id').all();
    const before = rows();
    const sql = createSql(store.db);
    for (const mostInHand of [0, 1, 3, 100]) {
      store.db.exec('DELETE FROM dossier; DELETE FROM dossier_code; DELETE FROM odd_event');
      const table = createEventTable(sql);
      const dossiers = createGatheredDossiers(
        sql,
        table,
        createDossierProjection(sql, () => true, { search: false }),
        mostInHand,
      );
      for (const event of [...desk.events, ...sibling.events]) dossiers.gather(commune, event);
      dossiers.finish();
      expect(dossiers.count).toBe(6);
      expect(rows(), String(mostInHand)).toEqual(before);
    }
  });
});
