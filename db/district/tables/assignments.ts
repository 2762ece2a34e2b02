import type { Kysely } from 'kysely';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

export interface Assignment {
  readonly commune: string;
  readonly dossier: DossierId;
  readonly user: string;
  readonly at: number;
}

export interface AssignmentReads {
  findAssignment(commune: string, dossier: DossierId): Promise<Assignment | null>;
  /** Of some dossiers, whoever they are with. */
  assignmentsOf(dossiers: readonly DossierId[]): Promise<readonly Assignment[]>;
  /** What a user has, newest first. */
  assignedTo(user: string): Promise<readonly Assignment[]>;
  /** The last number of a book that the commune's papers are counted in; 0 for a new one. */
  lastEntry(commune: string, bookNo: string): Promise<number>;
}

/** With which officer a dossier is, and the books of the tier above. */
export function createAssignments(db: Kysely<DistrictSchema>): AssignmentReads {
  const assignments = db
    .selectFrom('assignment')
    .select(['commune', 'dossier', 'user_id as user', 'at'])
    // Ids were read by their schema before they were stored.
    .$castTo<Assignment>();
  return {
    async findAssignment(commune, dossier) {
      const found = assignments.where('commune', '=', commune).where('dossier', '=', dossier);
      return (await found.executeTakeFirst()) ?? null;
    },
    async assignmentsOf(dossiers) {
      return dossiers.length === 0 ? [] : assignments.where('dossier', 'in', [...dossiers]).execute();
    },
    assignedTo: (user) => assignments.where('user_id', '=', user).orderBy('at', 'desc').orderBy('dossier').execute(),
    async lastEntry(commune, bookNo) {
      const book = db
        .selectFrom('book')
        .select('entry_no')
        .where('commune', '=', commune)
        .where('book_no', '=', bookNo);
      return (await book.executeTakeFirst())?.entry_no ?? 0;
    },
  };
}
