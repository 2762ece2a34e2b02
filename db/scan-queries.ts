import type { Hash } from '../shared/dossier/ids.ts';
import type { Sql } from './sql.ts';

/** What a desk keeps of its scans on their way; nothing of it is rebuilt from the ledger. */
export interface ScanReads {
  /** The scan that a sealed file of this hash holds; null for every other file. */
  findSealedScan(fileSha256: Hash): Hash | null;
  /** Scans that were sealed for a road at or after a moment, and have not been answered. */
  scansSealedSince(road: string, at: number): readonly Hash[];
  /** Scans that a person sent ahead of their turn. */
  urgentScans(): readonly Hash[];
  /** Bytes of scans that went over a road on a civil day. */
  scanTraffic(day: string, road: string): number;
}

export interface ScanWrites {
  rememberSealedScan(sealed: {
    readonly fileSha256: Hash;
    readonly sha256: Hash;
    readonly road: string;
    readonly at: number;
  }): void;
  setUrgentScan(sha256: Hash): void;
  /** It arrived: what was sealed of it, and its urgency, serve nothing any more. */
  settleScan(sha256: Hash): void;
  addScanTraffic(day: string, road: string, bytes: number): void;
}

export function createScanQueries(sql: Sql): ScanReads {
  const sealed = sql<{ sha256: string }>('SELECT sha256 FROM attachment_sealed WHERE file_sha256 = ?');
  const since = sql<{ sha256: string }>('SELECT sha256 FROM attachment_sealed WHERE road = ? AND at >= ?');
  const urgent = sql<{ sha256: string }>('SELECT sha256 FROM attachment_urgent ORDER BY sha256');
  const traffic = sql<{ bytes: number }>('SELECT bytes FROM scan_traffic WHERE day = ? AND road = ?');
  return {
    findSealedScan: (fileSha256) => sealed.get(fileSha256)?.sha256 ?? null,
    scansSealedSince: (road, at) => since.all(road, at).map(({ sha256 }) => sha256),
    urgentScans: () => urgent.all().map(({ sha256 }) => sha256),
    scanTraffic: (day, road) => traffic.get(day, road)?.bytes ?? 0,
  };
}

export function createScanWrites(sql: Sql): ScanWrites {
  const seal = sql('INSERT INTO attachment_sealed VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const hurry = sql('INSERT INTO attachment_urgent VALUES (?) ON CONFLICT DO NOTHING');
  const unseal = sql('DELETE FROM attachment_sealed WHERE sha256 = ?');
  const calm = sql('DELETE FROM attachment_urgent WHERE sha256 = ?');
  const count = sql(
    'INSERT INTO scan_traffic VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bytes = bytes + excluded.bytes',
  );
  return {
    rememberSealedScan: ({ fileSha256, sha256, road, at }) => void seal.run(fileSha256, sha256, road, at),
    setUrgentScan: (sha256) => void hurry.run(sha256),
    settleScan(sha256) {
      unseal.run(sha256);
      calm.run(sha256);
    },
    addScanTraffic: (day, road, bytes) => void count.run(day, road, bytes),
  };
}
