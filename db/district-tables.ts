import type { Database } from 'better-sqlite3';
import type { Holds } from '../shared/batch/heads.ts';
import type { Hash, LedgerId } from '../shared/dossier/ids.ts';

export interface CommuneRecord {
  /** The commune's agency code, `H60.15.3`. */
  readonly code: string;
  readonly unitCode: string | null;
  readonly name: string;
  readonly province: string;
  /** The district's ledger for this commune. */
  readonly ledger: LedgerId;
}

/** An enrolment file that was handed out. Its one-time code lies sealed: a request is proved by it. */
export interface EnrolmentRecord {
  readonly commune: string;
  readonly codeHash: Hash;
  readonly codeSealed: Uint8Array;
  readonly desk: number;
  readonly generation: number;
  readonly replaces: LedgerId | null;
  readonly madeAt: number;
  readonly usedBy: LedgerId | null;
}

export interface AdministratorRecord {
  readonly name: string;
  /** Salt and derived key, as the caller writes it. */
  readonly password: string;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  readonly lockedUntil: number | null;
}

/**
 * What a district alone keeps beside ledgers and projections: communes, invitations, who may look, what its desks
 * hold. Writing goes inside `Store.write`, on the same connection.
 */
export interface DistrictTables {
  /** By agency code or unit code. */
  findCommune(code: string): CommuneRecord | null;
  listCommunes(): readonly CommuneRecord[];
  /** Adds a commune, or says its names anew. */
  putCommune(commune: CommuneRecord): void;
  /** Oldest first. */
  listEnrolments(): readonly EnrolmentRecord[];
  addEnrolment(enrolment: Omit<EnrolmentRecord, 'usedBy'>): void;
  markEnrolmentUsed(commune: string, codeHash: Hash, ledger: LedgerId, at: number): void;
  /** What a desk's ledger last said that it holds of other ledgers, and when that was heard. */
  findHolds(commune: string, ledger: LedgerId): { readonly holds: Holds; readonly at: number } | null;
  putHolds(commune: string, ledger: LedgerId, holds: Holds, at: number): void;
  addAdministrator(name: string, password: string): void;
  findAdministrator(name: string): AdministratorRecord | null;
  setFailures(name: string, failures: number, lockedUntil: number | null): void;
  addSession(tokenHash: Hash, user: string, expiresAt: number): void;
  hasSession(tokenHash: Hash, now: number): boolean;
  removeEndedSessions(now: number): void;
}

export function createDistrictTables(db: Database): DistrictTables {
  const communeColumns = 'commune AS code, unit_code AS unitCode, name, province, ledger';
  const findCommune = db.prepare<[string, string], CommuneRecord>(
    `SELECT ${communeColumns} FROM commune WHERE commune = ? OR unit_code = ? ORDER BY commune LIMIT 1`,
  );
  const listCommunes = db.prepare<[], CommuneRecord>(`SELECT ${communeColumns} FROM commune ORDER BY commune`);
  const putCommune = db.prepare(
    'INSERT INTO commune VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET unit_code = excluded.unit_code, name = excluded.name, province = excluded.province',
  );
  const listEnrolments = db.prepare<[], EnrolmentRecord>(
    `SELECT commune, code_hash AS codeHash, code_sealed AS codeSealed, desk, generation, replaces, made_at AS madeAt, used_by AS usedBy
     FROM enrolment ORDER BY made_at, code_hash`,
  );
  const addEnrolment = db.prepare('INSERT INTO enrolment VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)');
  const useEnrolment = db.prepare('UPDATE enrolment SET used_by = ?, used_at = ? WHERE commune = ? AND code_hash = ?');
  const findHolds = db.prepare<[string, string], { holds: string; at: number }>(
    'SELECT holds, at FROM desk_hold WHERE commune = ? AND ledger = ?',
  );
  const putHolds = db.prepare(
    'INSERT INTO desk_hold VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET holds = excluded.holds, at = excluded.at',
  );
  const addAdministrator = db.prepare('INSERT INTO admin_user VALUES (?, ?, 0, NULL)');
  const findAdministrator = db.prepare<[string], AdministratorRecord>(
    'SELECT name, password, failures, locked_until AS lockedUntil FROM admin_user WHERE name = ?',
  );
  const setFailures = db.prepare('UPDATE admin_user SET failures = ?, locked_until = ? WHERE name = ?');
  const addSession = db.prepare('INSERT INTO session VALUES (?, ?, ?)');
  const hasSession = db.prepare<[string, number], { one: number }>(
    'SELECT 1 AS one FROM session WHERE token_hash = ? AND expires_at > ?',
  );
  const removeEnded = db.prepare('DELETE FROM session WHERE expires_at <= ?');
  return {
    findCommune: (code) => findCommune.get(code, code) ?? null,
    listCommunes: () => listCommunes.all(),
    putCommune: ({ code, unitCode, name, province, ledger }) =>
      void putCommune.run(code, unitCode, name, province, ledger),
    listEnrolments: () => listEnrolments.all(),
    addEnrolment: ({ commune, codeHash, codeSealed, desk, generation, replaces, madeAt }) =>
      void addEnrolment.run(commune, codeHash, codeSealed, desk, generation, replaces, madeAt),
    markEnrolmentUsed: (commune, codeHash, ledger, at) => void useEnrolment.run(ledger, at, commune, codeHash),
    findHolds(commune, ledger) {
      const row = findHolds.get(commune, ledger);
      return row === undefined ? null : { holds: JSON.parse(row.holds) as Holds, at: row.at };
    },
    putHolds: (commune, ledger, holds, at) => void putHolds.run(commune, ledger, JSON.stringify(holds), at),
    addAdministrator: (name, password) => void addAdministrator.run(name, password),
    findAdministrator: (name) => findAdministrator.get(name) ?? null,
    setFailures: (name, failures, lockedUntil) => void setFailures.run(failures, lockedUntil, name),
    addSession: (tokenHash, user, expiresAt) => void addSession.run(tokenHash, user, expiresAt),
    hasSession: (tokenHash, now) => hasSession.get(tokenHash, now) !== undefined,
    removeEndedSessions: (now) => void removeEnded.run(now),
  };
}
