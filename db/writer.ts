import type { Database } from 'better-sqlite3';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import { createDossierProjection } from './dossier-projection.ts';
import { createEventTable } from './event-table.ts';
import { createLedgerProjections } from './ledger-projections.ts';
import type { Reader } from './reader.ts';
import type { WriteTx } from './types.ts';

/** Everything that writes; handed out only inside a transaction. */
export function createWriter(db: Database, read: Reader, sha256Hex: (data: string) => string): WriteTx {
  const table = createEventTable(db);
  const ledgers = createLedgerProjections(db);
  const deskOf = db.prepare<[string, string], { desk: number | null }>(
    'SELECT desk FROM ledger WHERE commune = ? AND id = ?',
  );
  const dossiers = createDossierProjection(db, (commune, ledger) => deskOf.get(commune, ledger)?.desk ?? null);
  const rowExists = db.prepare<[string, string], { one: number }>(
    'SELECT 1 AS one FROM event WHERE commune = ? AND dossier = ? LIMIT 1',
  );
  const run = statements(db);

  function communeFor(ledger: LedgerId, events: readonly LedgerEvent[]): string {
    const known = read.communeOf(ledger);
    if (known !== null) return known;
    const [first] = events;
    const commune = first?.header.type === 'ledger.opened.v1' ? first.body['commune'] : undefined;
    if (typeof commune !== 'string') throw new Error('a ledger must begin with its opening');
    return commune;
  }

  function appendEvents(ledger: LedgerId, events: readonly LedgerEvent[]): void {
    if (events.length === 0) return;
    const commune = communeFor(ledger, events);
    assertContinues(table.head(commune, ledger), ledger, events);
    const touched = new Map<DossierId, { events: LedgerEvent[]; isNew: boolean }>();
    for (const event of events) {
      const id = event.header.dossier;
      if (id !== null) {
        const seen = touched.get(id);
        if (seen !== undefined) seen.events.push(event);
        else touched.set(id, { events: [event], isNew: rowExists.get(commune, id) === undefined });
      }
      table.insert(commune, event);
      ledgers.project(commune, event);
    }
    for (const [id, { events: fresh, isNew }] of touched)
      dossiers.project(commune, id, isNew ? fresh : table.ofDossier(commune, id), isNew);
  }

  return {
    ...read,
    appendEvent: (event) => appendEvents(event.header.ledger, [event]),
    appendEvents,
    rememberCommand: ({ id, call, inputHash, answer, at }) => void run.command.run(id, call, inputHash, answer, at),
    putContent(body) {
      const sha256 = sha256Hex(body);
      run.content.run(sha256, body);
      return sha256;
    },
    setSetting: (name, value) => void run.setting.run(name, value),
    removeSetting: (name) => void run.noSetting.run(name),
    saveDraft: (sealed, at) => void run.draft.run(sealed, at),
    discardDraft: () => void run.noDraft.run(),
    rememberSealed: ({ sha256, nonce, kind, ledger, from, to, at }) =>
      void run.sealed.run(sha256, nonce, kind, ledger, from, to, at),
    setHoldBelief: (belief) => void run.setting.run('holdBelief', JSON.stringify(belief)),
    addSyncLog: ({ at, road, direction, state, code, events, bytes, upTo, isAcknowledgement }) =>
      void run.log.run(at, road, direction, state, code, events, bytes, upTo, isAcknowledgement ? 1 : 0),
  };
}

function assertContinues(
  head: { readonly seq: number; readonly hash: string } | null,
  ledger: LedgerId,
  events: readonly LedgerEvent[],
): void {
  let seq = head?.seq ?? 0;
  let hash = head?.hash ?? null;
  for (const { header, hash: own } of events) {
    if (header.ledger !== ledger || header.seq !== seq + 1 || header.prev !== hash)
      throw new Error(`event ${header.seq} does not continue ledger ${ledger} at ${seq}`);
    seq += 1;
    hash = own;
  }
}

function statements(db: Database) {
  return {
    command: db.prepare('INSERT INTO command VALUES (?, ?, ?, ?, ?)'),
    content: db.prepare('INSERT INTO content VALUES (?, ?) ON CONFLICT DO NOTHING'),
    setting: db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
    noSetting: db.prepare('DELETE FROM setting WHERE name = ?'),
    draft: db.prepare(
      "INSERT INTO draft VALUES ('intake', ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed, at = excluded.at",
    ),
    noDraft: db.prepare("DELETE FROM draft WHERE name = 'intake'"),
    sealed: db.prepare(
      'INSERT INTO sealed (sha256, nonce, kind, ledger, from_seq, to_seq, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    log: db.prepare(
      'INSERT INTO sync_log (at, road, direction, state, code, events, bytes, up_to, is_acknowledgement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
  };
}
