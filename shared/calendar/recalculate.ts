import type { Refusal } from '../result.ts';
import type { Calendar } from './calendar.ts';
import { type ClockUse, type Due, resumedDue, type TimeLimit } from './due.ts';

/** An open dossier as a calendar correction sees it; `dueAt` is the statutory date it has now, ms UTC. */
export interface OpenTerm extends ClockUse {
  readonly dossierId: string;
  readonly limit: TimeLimit;
  readonly dueAt: number;
}

export interface DueChange {
  readonly dossierId: string;
  /** ms UTC. */
  readonly fromDueAt: number;
  readonly due: Due;
}

export interface DueChanges {
  readonly changes: readonly DueChange[];
  /** Dossiers that cannot be counted under the new calendar; they keep their date. */
  readonly refused: readonly { readonly dossierId: string; readonly refusal: Refusal }[];
}

/**
 * R7: which open dossiers would get another due date under a corrected calendar. It changes nothing: a printed date
 * changes only by an explicit, logged action on this answer. The caller passes open dossiers only.
 */
export function dueChanges(corrected: Calendar, terms: Iterable<OpenTerm>): DueChanges {
  const changes: DueChange[] = [];
  const refused: { dossierId: string; refusal: Refusal }[] = [];
  for (const term of terms) {
    const due = resumedDue(corrected, term.limit, term);
    if (!due.ok) refused.push({ dossierId: term.dossierId, refusal: due.refusal });
    else if (due.value.dueAt !== term.dueAt) {
      changes.push({ dossierId: term.dossierId, fromDueAt: term.dueAt, due: due.value });
    }
  }
  return { changes, refused };
}
