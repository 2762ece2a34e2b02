import type { DossierRecord } from '../../../db/types.ts';
import { type Calendar, createCalendar } from '../../../shared/calendar/calendar.ts';
import { parseCalendarData } from '../../../shared/calendar/calendar-data.ts';
import { dueChanges, type OpenTerm } from '../../../shared/calendar/recalculate.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { runningStatuses } from '../../../shared/dossier/status.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { differencesBetween } from '../../../shared/rules/differences.ts';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import { rulesProblems } from '../../../shared/rules/problems.ts';
import { iso } from '../../ledger/answers.ts';
import type { District } from '../district.ts';
import { everyDossier } from '../every-dossier.ts';
import { readDraft } from './draft.ts';

const rowsShown = 200;
const pageRows = 1000;

/** What the draft would change, in words, and what keeps it from being published. */
export async function previewDraft(district: District, kind: RulesKind): Promise<CallOutput<'rules.preview'>> {
  const { base, before, content } = await readDraft(district, district.store.read, kind);
  return {
    base,
    differences: differencesBetween(kind, before, content).map(({ fields, ...difference }) => ({
      ...difference,
      fields: fields.map((field) => ({ ...field, before: [...field.before], after: [...field.after] })),
    })),
    problems: [...rulesProblems(kind, content)],
  };
}

type DueChanges = CallOutput<'rules.dueChanges'>;

/**
 * Which dossiers under way would have another due date by the calendar of the draft. It changes nothing: a date that
 * was printed moves only by a leader's own word, dossier by dossier (R7). Refuses: calendar.data-invalid.
 */
export async function draftDueChanges(
  district: District,
  { communes }: ParsedInput<'rules.dueChanges'>,
): Promise<Result<DueChanges>> {
  const { content } = await readDraft(district, district.store.read, 'calendar');
  const data = parseCalendarData({ ...content, version: 'draft' });
  if (!data.ok) return data;
  const calendar = createCalendar(data.value);
  const names = new Map((await district.store.read.listCommunes()).map(({ code, name }) => [code, name]));
  const found: DueChanges['rows'] = [];
  const counted = { checked: 0, changed: 0, refused: 0 };
  let page: DossierRecord[] = [];
  for await (const record of everyDossier(district.store.read, { state: 'open' })) {
    if (communes !== undefined && !communes.includes(record.commune)) continue;
    page.push(record);
    if (page.length < pageRows) continue;
    await lookAt(district, calendar, page, counted, found, names);
    page = [];
  }
  await lookAt(district, calendar, page, counted, found, names);
  return ok({ ...counted, rows: found });
}

/** One page: only dates whose clock runs now; a paused one is counted when its pause ends. */
async function lookAt(
  { rules }: District,
  calendar: Calendar,
  dossiers: readonly DossierRecord[],
  counted: { checked: number; changed: number; refused: number },
  found: DueChanges['rows'],
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const terms: OpenTerm[] = [];
  for (const { id, state } of dossiers) {
    if (state.limit === null || state.receivedAt === null || state.dueAt === null) continue;
    if (!runningStatuses.includes(state.status)) continue;
    const procedure = await rules.procedure(state.procedureCode, state.catalogueVersion);
    const policy = (procedure.ok ? procedure.value.supplementPolicy : undefined) ?? 'resume';
    const { limit, receivedAt, dueAt, pauses } = state;
    terms.push({ dossierId: id, limit, receivedAt, dueAt, pauses, policy });
  }
  const { changes, refused } = dueChanges(calendar, terms);
  counted.checked += terms.length;
  counted.changed += changes.length;
  counted.refused += refused.length;
  const byId = new Map(dossiers.map((record) => [String(record.id), record]));
  for (const { dossierId, fromDueAt, due } of changes) {
    const record = byId.get(dossierId);
    if (record === undefined || found.length >= rowsShown) continue;
    found.push({
      dossierId: record.id,
      code: record.state.code,
      commune: record.commune,
      communeName: names.get(record.commune) ?? record.commune,
      fullName: record.state.applicant?.fullName ?? '',
      fromDueAt: iso(fromDueAt),
      toDueAt: iso(due.dueAt),
    });
  }
}
