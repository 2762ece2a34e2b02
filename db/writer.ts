import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import { createDossierProjection } from './dossier-projection.ts';
import { rowOf } from './dossier-row.ts';
import { createEventTable } from './event-table.ts';
import { createLedgerProjections } from './ledger-projections.ts';
import type { Reader } from './reader.ts';
import type { Sql } from './sql.ts';
import type { WriteTx } from './types.ts';

/** Everything that writes; handed out only inside a transaction. */
export function createWriter(
  sql: Sql,
  read: Reader,
  hash: { readonly sha256Hex: (data: string) => string; readonly idOfKey: (publicKey: Uint8Array) => string },
): WriteTx {
  const appendEvents = createAppend(sql, read, hash.idOfKey);
  const run = statements(sql);
  return {
    ...read,
    appendEvent: (event) => appendEvents(event.header.ledger, [event]),
    appendEvents,
    rememberCommand: ({ id, call, inputHash, answer, at }) => void run.command.run(id, call, inputHash, answer, at),
    putContent(body) {
      const sha256 = hash.sha256Hex(body);
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

interface Touched {
  readonly events: LedgerEvent[];
  readonly isNew: boolean;
}

function createAppend(sql: Sql, read: Reader, idOfKey: (publicKey: Uint8Array) => string): WriteTx['appendEvents'] {
  const table = createEventTable(sql);
  const ledgers = createLedgerProjections(sql, idOfKey);
  const dossiers = createDossierProjection(sql);

  /** Gathers each dossier's events before any is written: one that is new is folded without reading. */
  function touchedBy(commune: string, events: readonly LedgerEvent[]): Map<DossierId, Touched> {
    const touched = new Map<DossierId, Touched>();
    for (const event of events) {
      const id = event.header.dossier;
      if (id === null) continue;
      const seen = touched.get(id);
      if (seen === undefined) touched.set(id, { events: [event], isNew: !table.hasDossier(commune, id) });
      else seen.events.push(event);
    }
    return touched;
  }

  return (ledger, events, home) => {
    const last = events.at(-1);
    if (last === undefined) return;
    const commune = read.communeOf(ledger) ?? home ?? openingCommune(events);
    assertContinues(read.ledgerHead(ledger), ledger, events);
    const touched = touchedBy(commune, events);
    for (const event of events) {
      table.insert(commune, event);
      ledgers.project(commune, event);
    }
    ledgers.projectEnd(commune, last);
    // By row, so that the search index grows at its end.
    const byRow = [...touched].sort(([a], [b]) => rowOf(a) - rowOf(b));
    for (const [id, { events: fresh, isNew }] of byRow)
      dossiers.project(commune, id, isNew ? fresh : table.ofDossier(commune, id), isNew);
  };
}

function openingCommune([first]: readonly LedgerEvent[]): string {
  const commune = first?.header.type === 'ledger.opened.v1' ? first.body.commune : undefined;
  if (typeof commune !== 'string') throw new Error('a ledger that was not admitted must begin with its opening');
  return commune;
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

function statements(sql: Sql) {
  return {
    command: sql('INSERT INTO command VALUES (?, ?, ?, ?, ?)'),
    content: sql('INSERT INTO content VALUES (?, ?) ON CONFLICT DO NOTHING'),
    setting: sql('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
    noSetting: sql('DELETE FROM setting WHERE name = ?'),
    draft: sql(
      "INSERT INTO draft VALUES ('intake', ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed, at = excluded.at",
    ),
    noDraft: sql("DELETE FROM draft WHERE name = 'intake'"),
    sealed: sql('INSERT INTO sealed (sha256, nonce, kind, ledger, from_seq, to_seq, at) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    log: sql(
      'INSERT INTO sync_log (at, road, direction, state, code, events, bytes, up_to, is_acknowledgement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
  };
}
