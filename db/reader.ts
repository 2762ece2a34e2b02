import type { Database, Statement } from 'better-sqlite3';
import type { HoldBelief } from '../shared/batch/plan.ts';
import { foldDossier } from '../shared/dossier/fold.ts';
import type { LedgerId } from '../shared/dossier/ids.ts';
import { createDossierQueries } from './dossier-queries.ts';
import { createEventTable } from './event-table.ts';
import type { LedgerRecord, ReadDb, RulesKind, RulesRecord, StaffRecord, SyncLogEntry } from './types.ts';

interface LedgerRow {
  readonly id: string;
  readonly kind: string;
  readonly commune: string;
  readonly desk: number | null;
  readonly generation: number;
  readonly key: string;
  readonly recipient: string;
  readonly training: number;
  readonly cause: string;
  readonly predecessor: string | null;
  readonly opened_at: number;
}

export interface Reader extends ReadDb {
  communeOf(ledger: string): string | null;
  /** Caches of what a rolled back transaction may have said. */
  forget(): void;
}

/** Every question the use cases ask; statements are prepared once. */
export function createReader(db: Database): Reader {
  const events = createEventTable(db);
  const communes = new Map<string, string>();
  const ledgerRows: Statement<[], LedgerRow> = db.prepare('SELECT * FROM ledger ORDER BY commune, opened_at, id');
  const communeRow: Statement<[string], { commune: string }> = db.prepare('SELECT commune FROM ledger WHERE id = ?');
  const staff: Statement<[string], StaffRecord> = db.prepare(
    'SELECT id, name, role FROM staff WHERE ledger = ? ORDER BY id',
  );
  const setting: Statement<[string], { value: string }> = db.prepare('SELECT value FROM setting WHERE name = ?');
  const command: Statement<[string], { call: string; inputHash: string; answer: string }> = db.prepare(
    'SELECT call, input_hash AS inputHash, answer FROM command WHERE id = ?',
  );
  const block: Statement<[string, string, number], { generation: number; k: number }> = db.prepare(
    'SELECT generation, k FROM code_block WHERE commune = ? AND date = ? AND desk = ? ORDER BY generation DESC LIMIT 1',
  );
  const generations: Statement<[string, number, string, number], { g: number | null }> = db.prepare(
    'SELECT max(g) AS g FROM (SELECT generation AS g FROM ledger WHERE commune = ? AND desk = ? UNION ALL SELECT generation FROM code_block WHERE commune = ? AND desk = ?)',
  );
  const book: Statement<[string, string], { entry_no: number }> = db.prepare(
    'SELECT entry_no FROM book WHERE commune = ? AND book_no = ?',
  );
  const numbering: Statement<[string], { opening_number: number }> = db.prepare(
    'SELECT opening_number FROM numbering WHERE ledger = ?',
  );
  const clock: Statement<[string], { wall: number; offsetMs: number }> = db.prepare(
    'SELECT wall, offset_ms AS offsetMs FROM clock_confirmation WHERE ledger = ?',
  );
  // Adopted by whichever ledger said so last: a desk's own at the start, the district's later.
  const inForce: Statement<[string], { version: string; sha256: string }> = db.prepare(
    'SELECT r.version, r.sha256 FROM rules_in_force r JOIN event e USING (commune, ledger, seq) WHERE r.kind = ? ORDER BY e.clock_ms DESC, e.clock_n DESC LIMIT 1',
  );
  const rules: Statement<[string, string], { body: string }> = db.prepare(
    'SELECT c.body FROM rules_in_force r JOIN content c ON c.sha256 = r.sha256 WHERE r.kind = ? AND r.version = ? LIMIT 1',
  );
  const content: Statement<[string], { body: string }> = db.prepare('SELECT body FROM content WHERE sha256 = ?');
  const draft: Statement<[], { sealed: Buffer; at: number }> = db.prepare(
    "SELECT sealed, at FROM draft WHERE name = 'intake'",
  );
  const sealed: Statement<[string], { no: number; sha256: string; nonce: string }> = db.prepare(
    'SELECT no, sha256, nonce FROM sealed WHERE sha256 = ?',
  );
  const log: Statement<[number], Omit<SyncLogEntry, 'upTo'> & { up_to: number }> = db.prepare(
    'SELECT * FROM sync_log ORDER BY no DESC LIMIT ?',
  );
  const lastAck: Statement<[], { at: number; state: string; upTo: number; road: string }> = db.prepare(
    'SELECT at, state, up_to AS upTo, road FROM sync_log WHERE is_acknowledgement = 1 ORDER BY no DESC LIMIT 1',
  );

  function communeOf(ledger: string): string | null {
    const known = communes.get(ledger) ?? communeRow.get(ledger)?.commune;
    if (known !== undefined) communes.set(ledger, known);
    return known ?? null;
  }

  function headOf(ledger: LedgerId) {
    const commune = communeOf(ledger);
    return commune === null ? null : events.head(commune, ledger);
  }

  function recordOf(row: LedgerRow): LedgerRecord {
    const id = row.id as LedgerId;
    const head = events.head(row.commune, id);
    return {
      id,
      kind: row.kind === 'district' ? 'district' : 'desk',
      commune: row.commune,
      desk: row.desk,
      generation: row.generation,
      key: row.key,
      recipient: row.recipient,
      training: row.training === 1,
      cause: row.cause,
      predecessor: row.predecessor as LedgerId | null,
      openedAt: row.opened_at,
      lastSeq: head?.seq ?? 0,
      lastHash: head?.hash ?? '',
      lastAt: head?.at ?? null,
    };
  }

  function holdBelief(): HoldBelief {
    const json = setting.get('holdBelief')?.value;
    return json === undefined ? { answeredNo: 0, holds: {} } : (JSON.parse(json) as HoldBelief);
  }

  function ownLedgers(): readonly string[] {
    return JSON.parse(setting.get('ownLedgers')?.value ?? '[]') as string[];
  }

  const dossiers = createDossierQueries(db, (newest) => {
    const { holds } = holdBelief();
    return ownLedgers().some((ledger) => (newest[ledger] ?? 0) > (holds[ledger]?.seq ?? 0));
  });

  function rulesRecord(kind: RulesKind): RulesRecord {
    const row = inForce.get(kind);
    if (row === undefined) throw new Error(`no ${kind} is in force`);
    return row;
  }

  return {
    communeOf,
    forget: () => communes.clear(),
    ledgerHead: headOf,
    hashAt(ledger, seq) {
      const commune = communeOf(ledger);
      return commune === null ? null : events.hashAt(commune, ledger, seq);
    },
    listLedgers: () => ledgerRows.all().map(recordOf),
    findLedger: (ledger) =>
      ledgerRows
        .all()
        .map((row) => (row.id === ledger ? recordOf(row) : null))
        .find((row) => row !== null) ?? null,
    eventsOf(dossier) {
      const commune = dossiers.communeOf(dossier);
      return commune === null ? [] : events.ofDossier(commune, dossier);
    },
    eventRange(ledger, from, to) {
      const commune = communeOf(ledger);
      return commune === null ? [] : events.range(commune, ledger, from, to);
    },
    findDossierId: (code) => dossiers.idOfCode(code),
    findFolded(dossier) {
      const known = this.eventsOf(dossier);
      return known.length === 0 ? null : foldDossier(dossier, known);
    },
    findDossier: (dossier) => dossiers.find(dossier),
    listDossiers: (query) => dossiers.list(query),
    countDossiers: (windows) => dossiers.count(windows),
    dossierCount: () => dossiers.total(),
    oddEvents: (limit) => dossiers.odd(limit),
    codeClashes: () => dossiers.clashes(),
    staffOf: (ledger) => staff.all(ledger),
    highestNumber: (commune, date, desk) => block.get(commune, date, desk) ?? null,
    highestGeneration: (commune, desk) => generations.get(commune, desk, commune, desk)?.g ?? 0,
    lastEntry: (commune, bookNo) => book.get(commune, bookNo)?.entry_no ?? 0,
    openingNumber: (ledger) => numbering.get(ledger)?.opening_number ?? 1,
    lastEntryAt: (ledger) => headOf(ledger)?.at ?? null,
    clockConfirmation: (ledger) => clock.get(ledger) ?? null,
    rulesInForce: (kind) => inForce.get(kind)?.version ?? null,
    findRules: (kind, version) => rules.get(kind, version)?.body ?? null,
    rulesRecords: () => ({ catalogue: rulesRecord('catalogue'), calendar: rulesRecord('calendar') }),
    findContent: (sha256) => content.get(sha256)?.body ?? null,
    findSetting: (name) => setting.get(name)?.value ?? null,
    findCommand: (id) => command.get(id) ?? null,
    findDraft: () => draft.get() ?? null,
    findSealed: (sha256) => sealed.get(sha256) ?? null,
    holdBelief,
    unsentDossierCount: () => dossiers.unsentTotal(holdBelief().holds, ownLedgers()),
    lastAcknowledgement: () => lastAck.get() ?? null,
    syncLog: (limit) => log.all(limit).map(({ up_to, ...entry }) => ({ ...entry, upTo: up_to })),
  };
}
