import { assertContinues, bulkEvents, openingCommune, stepEvents } from './append-events.ts';
import { createAttachmentWrites } from './attachment-queries.ts';
import { createCarriedDossiers } from './carried-dossiers.ts';
import { createDossierProjection } from './dossier-projection.ts';
import { createDraftScanWrites } from './draft-scans.ts';
import { createEventTable } from './event-table.ts';
import { createLedgerProjections } from './ledger-projections.ts';
import { createLeaveBranch } from './left-branches.ts';
import { createMailTables } from './mail-tables.ts';
import { createPaperListTables } from './paper-list-tables.ts';
import { type Reader, settlingFirst } from './reader.ts';
import { createScanWrites } from './scan-queries.ts';
import type { Sql } from './sql.ts';
import { atOnce, type Steps } from './steps.ts';
import type { WriteTx } from './types.ts';
import { createApplyWithheld, createKnowsCatalogue, createLearnCatalogues } from './withheld-dossiers.ts';

export interface Writer {
  readonly tx: WriteTx;
  /** Writes the rows that a bulk import has put off; before anything reads them, and before the end. */
  settle(): void;
  /** The same work in steps, between which the transaction may wait; nothing else writes meanwhile. */
  readonly inSteps: {
    appendEvents(...args: Parameters<WriteTx['appendEvents']>): Steps;
    settle(): Steps;
  };
  /** After a roll-back. */
  forget(): void;
}

/** Everything that writes; handed out only inside a transaction. */
export function createWriter(
  sql: Sql,
  read: Reader,
  hash: { readonly sha256Hex: (data: string) => string; readonly idOfKey: (publicKey: Uint8Array) => string },
): Writer {
  const { appendEvents, leaveBranch, applyWithheld, settle, inSteps, forget } = createAppend(sql, read, hash.idOfKey);
  const learn = createLearnCatalogues(sql);
  const run = statements(sql);
  const tx: WriteTx = {
    ...createMailTables(sql),
    ...createPaperListTables(sql),
    ...settlingFirst(read, settle),
    ...createAttachmentWrites(sql),
    ...createScanWrites(sql),
    ...createDraftScanWrites(sql),
    appendEvent: (event) => appendEvents(event.header.ledger, [event]),
    appendEvents,
    leaveBranch,
    applyWithheld,
    knowCatalogue: learn.ofName,
    rememberCommand: ({ id, call, inputHash, answer, at }) => void run.command.run(id, call, inputHash, answer, at),
    putContent(body) {
      const sha256 = hash.sha256Hex(body);
      run.content.run(sha256, body);
      learn.ofContent(sha256);
      return sha256;
    },
    setSetting: (name, value) => void run.setting.run(name, value),
    removeSetting: (name) => void run.noSetting.run(name),
    saveDraft: (sealed, at) => void run.draft.run(sealed, at),
    discardDraft: () => void run.noDraft.run(),
    rememberSealed: ({ sha256, nonce, kind, ledger, from, to, at }) =>
      void run.sealed.run(sha256, nonce, kind, ledger, from, to, at),
    keepUpload: ({ sha256, ledger, from, to, bytes }) => void run.upload.run(sha256, ledger, from, to, bytes),
    keepRange: ({ commune, ledger, from, to, inner }) => void run.range.run(commune, ledger, from, to, inner),
    removeUpload: (sha256) => void run.noUpload.run(sha256),
    setHoldBelief: (belief) => void run.setting.run('holdBelief', JSON.stringify(belief)),
    addSyncLog: ({ at, road, direction, state, code, events, bytes, upTo, isAcknowledgement }) =>
      void run.log.run(at, road, direction, state, code, events, bytes, upTo, isAcknowledgement ? 1 : 0),
  };
  return { tx, settle, inSteps, forget };
}

function createAppend(sql: Sql, read: Reader, idOfKey: (publicKey: Uint8Array) => string) {
  const table = createEventTable(sql);
  const ledgers = createLedgerProjections(sql, idOfKey);
  const knows = createKnowsCatalogue(sql);
  const projection = createDossierProjection(sql, knows);
  const dossiers = createCarriedDossiers(sql, table, projection, knows);
  const apply = createApplyWithheld(sql, table, projection);
  const leave = createLeaveBranch(sql, table, ledgers, projection);

  function* appendInSteps(...[ledger, events, home]: Parameters<WriteTx['appendEvents']>): Steps {
    const last = events.at(-1);
    if (last === undefined) return;
    const commune = read.communeOf(ledger) ?? home ?? openingCommune(events);
    assertContinues(read.ledgerHead(ledger), ledger, events);
    const turn = dossiers.nextTurn();
    for (let at = 0; at < events.length; at += stepEvents) {
      if (events.length > stepEvents) yield;
      const step = events.slice(at, at + stepEvents);
      for (const event of step) {
        dossiers.carry(commune, event);
        ledgers.project(commune, event);
      }
      // Whether a dossier was known before is asked of the table: what is new comes after.
      table.insert(commune, ledger, step);
    }
    ledgers.projectEnd(commune, last);
    yield* dossiers.settleInSteps(events.length < bulkEvents ? undefined : turn);
  }
  const appendEvents: WriteTx['appendEvents'] = (...args) => atOnce(appendInSteps(...args));
  const leaveBranch: WriteTx['leaveBranch'] = (ledger, from) => {
    // The opening says whose the ledger is: it is the same in every branch.
    if (from < 2) throw new Error('a ledger keeps its opening');
    const commune = read.communeOf(ledger);
    dossiers.settle();
    if (commune !== null) leave(commune, ledger, from);
  };

  function applyWithheld(commune: string): number {
    dossiers.settle();
    return apply(commune);
  }

  function forget(): void {
    dossiers.forget();
    ledgers.forget();
  }

  const inSteps = { appendEvents: appendInSteps, settle: () => dossiers.settleInSteps() };
  return { appendEvents, leaveBranch, applyWithheld, settle: () => dossiers.settle(), inSteps, forget };
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
    upload: sql('INSERT INTO upload VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    range: sql(
      `INSERT INTO kept_range VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET to_seq = excluded.to_seq, bytes = excluded.bytes
       WHERE excluded.to_seq > to_seq`,
    ),
    noUpload: sql('DELETE FROM upload WHERE sha256 = ?'),
    log: sql(
      'INSERT INTO sync_log (at, road, direction, state, code, events, bytes, up_to, is_acknowledgement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
  };
}
