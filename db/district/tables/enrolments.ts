import type { Kysely } from 'kysely';
import type { Hash, LedgerId } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

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

export interface EnrolmentReads {
  /** Oldest first. */
  listEnrolments(): Promise<readonly EnrolmentRecord[]>;
}

export interface EnrolmentWrites {
  addEnrolment(enrolment: Omit<EnrolmentRecord, 'usedBy'>): Promise<void>;
  markEnrolmentUsed(commune: string, codeHash: Hash, ledger: LedgerId, at: number): Promise<void>;
}

export function createEnrolments(db: Kysely<DistrictSchema>): EnrolmentReads & EnrolmentWrites {
  return {
    listEnrolments: () =>
      db
        .selectFrom('enrolment')
        .select(['commune', 'code_hash as codeHash', 'code_sealed as codeSealed', 'desk', 'generation', 'replaces'])
        .select(['made_at as madeAt', 'used_by as usedBy'])
        .orderBy('made_at')
        .orderBy('code_hash')
        // Ids were read by their schema before they were stored.
        .$castTo<EnrolmentRecord>()
        .execute(),
    async addEnrolment({ codeHash, codeSealed, madeAt, ...said }) {
      await db
        .insertInto('enrolment')
        .values({
          ...said,
          code_hash: codeHash,
          code_sealed: codeSealed,
          made_at: madeAt,
          used_by: null,
          used_at: null,
        })
        .execute();
    },
    async markEnrolmentUsed(commune, codeHash, ledger, at) {
      await db
        .updateTable('enrolment')
        .set({ used_by: ledger, used_at: at })
        .where('commune', '=', commune)
        .where('code_hash', '=', codeHash)
        .execute();
    },
  };
}
