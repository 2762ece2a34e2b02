import type { HoldBelief } from '../shared/batch/plan.ts';
import type { KeptRange } from './kept-range.ts';
import type { Sql } from './sql.ts';
import type { LocalReads, PendingUpload, SyncLogEntry } from './types.ts';

export const localQueries = {
  setting: 'SELECT value FROM setting WHERE name = ?',
  command: 'SELECT call, input_hash AS "inputHash", answer FROM command WHERE id = ?',
} as const;

/** What a folder keeps beside its ledgers: settings, commands, the draft, what was sealed and answered. */
export function createLocalQueries(sql: Sql): LocalReads {
  const setting = sql<{ value: string }>(localQueries.setting);
  const command = sql<{ call: string; inputHash: string; answer: string }>(localQueries.command);
  const draft = sql<{ sealed: Buffer; at: number }>("SELECT sealed, at FROM draft WHERE name = 'intake'");
  const sealed = sql<{ no: number; sha256: string; nonce: string }>(
    'SELECT no, sha256, nonce FROM sealed WHERE sha256 = ?',
  );
  const lastNo = sql<{ no: number }>('SELECT no FROM sealed ORDER BY no DESC LIMIT 1');
  const log = sql<SyncLogEntry>(
    // A quiet answer, one a minute all day long, is the time of the last acknowledgement and no row of the log.
    `SELECT at, road, direction, state, code, events, bytes, up_to AS upTo FROM sync_log
     WHERE events > 0 OR state <> 'accepted' OR code IS NOT NULL ORDER BY no DESC LIMIT ?`,
  );
  const lastAnswer = sql<{ at: number; state: string; upTo: number; road: string }>(
    'SELECT at, state, up_to AS upTo, road FROM sync_log WHERE is_acknowledgement = 1 ORDER BY no DESC LIMIT 1',
  );
  const uploads = sql<PendingUpload>(
    'SELECT sha256, ledger, from_seq AS "from", to_seq AS "to", bytes FROM upload ORDER BY ledger, from_seq',
  );
  const keptRange = sql<KeptRange>(
    `SELECT commune, ledger, from_seq AS "from", to_seq AS "to", bytes AS inner FROM kept_range
     WHERE commune = :commune AND ledger = :ledger AND from_seq <= :seq AND to_seq >= :seq
     ORDER BY from_seq DESC LIMIT 1`,
  );
  const findSetting = (name: string) => setting.get(name)?.value ?? null;
  return {
    findSetting,
    findCommand: (id) => command.get(id) ?? null,
    findDraft: () => draft.get() ?? null,
    findSealed: (sha256) => sealed.get(sha256) ?? null,
    lastSealedNo: () => lastNo.get()?.no ?? 0,
    findKeptRange: (commune, ledger, seq) => keptRange.get({ commune, ledger, seq }) ?? null,
    listUploads: () => uploads.all(),
    // Both settings are written by this program alone, as JSON of these shapes.
    holdBelief: () => JSON.parse(findSetting('holdBelief') ?? '{"answeredNo":0,"holds":{}}') as HoldBelief,
    ownLedgers: () => JSON.parse(findSetting('ownLedgers') ?? '[]') as string[],
    syncLog: (limit) => log.all(limit),
    lastAcknowledgement: () => lastAnswer.get() ?? null,
  };
}
