import type { DistrictReads } from '../../../db/district/types.ts';
import type { DossierRecord, ListMark } from '../../../db/store.ts';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { type Status, terminalStatuses } from '../../../shared/dossier/status.ts';
import { fold } from '../../../shared/identity/fold.ts';
import type { Sight } from '../../views/host.ts';
import { markToText, textToMark } from '../../views/list-page.ts';
import { sees } from '../../views/sight.ts';

const rowsShown = 100;

interface Own {
  readonly record: DossierRecord;
  /** When it came to the user, ms UTC. */
  readonly at: number;
}

/** What a user has that is not over; what came last stands first. */
export async function ownDossiers(
  read: DistrictReads,
  user: string,
  { status, commune, search }: ParsedInput<'dossier.list'>,
  sight: Sight | null,
): Promise<readonly Own[]> {
  const wanted = fold(search ?? '');
  const own: Own[] = [];
  const assigned = await read.assignedTo(user);
  const found = await read.findDossiers(assigned.map(({ commune, dossier }) => ({ commune, id: dossier })));
  const byId = new Map(found.map((record) => [record.id, record]));
  for (const { dossier, at } of assigned) {
    const record = byId.get(dossier);
    if (record === undefined || isOver(record.state.status) || !sees(sight, record.state.procedureCode)) continue;
    if (status !== undefined && record.state.status !== status) continue;
    if (commune !== undefined && record.commune !== commune) continue;
    const { code, applicant } = record.state;
    if (fold(`${applicant?.fullName ?? ''} ${code ?? ''}`).includes(wanted)) own.push({ record, at });
  }
  return own;
}

/** One page of them; behind a mark also where the row that it was made of has gone. */
export function ownPage(own: readonly Own[], { limit = rowsShown, after }: ParsedInput<'dossier.list'>) {
  const left = after === undefined ? own : own.filter((one) => isBehind(one, textToMark(after)));
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  return {
    records: shown.map(({ record }) => record),
    total: after === undefined ? own.length : null,
    next: last === undefined || left.length === shown.length ? null : markToText(markOfOwn(last)),
  };
}

function markOfOwn({ record: { id, place }, at }: Own): ListMark {
  return { at, place, id };
}

function isBehind({ record, at }: Own, mark: ListMark): boolean {
  const from = mark.at ?? 0;
  return at < from || (at === from && record.id > mark.id);
}

export function isOver(status: Status): boolean {
  return status === 'resolved' || terminalStatuses.includes(status);
}
