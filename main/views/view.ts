import type { DossierRecord } from '../../db/store.ts';
import { type Due, resumedDue } from '../../shared/calendar/due.ts';
import type { DossierView } from '../../shared/contract/dossier-calls.ts';
import { PersonWire } from '../../shared/contract/values.ts';
import type { ActorRole } from '../../shared/dossier/event.ts';
import type { PersonFacts } from '../../shared/dossier/event-types.ts';
import { allowedMoves, type MoveName } from '../../shared/dossier/lifecycle.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import { withheldOf } from '../../shared/dossier/withheld.ts';
import { describeFees, describeLimit } from '../../shared/procedure/describe.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { iso, isoOrNull } from '../ledger/answers.ts';
import { attachmentViews } from './attachments.ts';
import { controlRows } from './control-sheet.ts';
import type { ViewHost } from './host.ts';
import { dossierRow } from './rows.ts';
import { timeline } from './timeline.ts';

/** One dossier whole: facts, timeline, and the moves that the asking person may make now. */
export async function dossierView(
  host: ViewHost,
  record: DossierRecord,
  folded: FoldedDossier,
  as: string | undefined,
): Promise<DossierView> {
  const { state } = record;
  const found = await host.rules.procedure(state.procedureCode, state.catalogueVersion);
  const procedure = found.ok ? found.value : null;
  return {
    ...(await dossierRow(host, record)),
    field: procedure?.field ?? '',
    confidence: procedure?.confidence ?? null,
    catalogueVersion: state.catalogueVersion,
    calendarVersion: state.calendarVersion,
    formSet: state.formSet,
    applicant: personView(state.applicant),
    submitter: personView(state.submitter),
    note: state.note,
    components: papers(state, procedure),
    quantity: state.quantity,
    limit: limitText(state, procedure),
    fees: procedure === null ? '' : describeFees(procedure),
    dueExplained: await explained(host, state, procedure),
    resolvedAt: isoOrNull(state.resolvedAt),
    outcome: state.outcome,
    resultNo: state.resultNo,
    returnedAt: isoOrNull(state.returnedAt),
    decision: state.decision === null ? null : { ...state.decision, at: iso(state.decision.at) },
    bookNo: state.bookNo,
    entryNo: state.entryNo,
    codeAliases: [...state.codeAliases],
    actions: nextMoves(folded, await host.roleOf(record, as)),
    timeline: await timeline(host, folded),
    controlSheet: (await controlRows(host, folded)).map((row) => ({ ...row, at: iso(row.at) })),
    attachments: await attachmentViews(host, record),
  };
}

/** What the table lets the asking person do now, without what would have nothing to do. */
function nextMoves(folded: FoldedDossier, role: ActorRole): MoveName[] {
  // A step behind what waits would wait with it.
  if (withheldOf(folded) !== null) return [];
  const isContested = folded.placed.some(({ effect }) => effect.kind === 'conflict' && effect.settled === null);
  return allowedMoves(folded.state, { role }).filter((move) => move !== 'settle' || isContested);
}

const personFields = PersonWire.partial().strip();

/** Facts of a later version that the contract does not know are left out, not refused. */
function personView(person: PersonFacts | null): DossierView['applicant'] {
  if (person === null) return null;
  const known = personFields.safeParse(person);
  return known.success ? known.data : { fullName: person.fullName };
}

/** A paper that the catalogue of that version does not name (its version is not here) keeps its number as name. */
function papers({ components }: DossierState, procedure: Procedure | null): DossierView['components'] {
  return components.map((paper) => {
    const known = procedure?.components[paper.index];
    return {
      ...paper,
      name: known?.name ?? `Giấy tờ số ${paper.index + 1}`,
      required: known?.required ?? false,
      mode: known?.mode ?? 'submit',
    };
  });
}

function limitText({ limit }: DossierState, procedure: Procedure | null): string {
  if (limit !== null) {
    const { unit, value, cutoff } = limit;
    return describeLimit({ unit, value, ...(cutoff === undefined ? {} : { cutoff }) });
  }
  return procedure === null ? '' : describeLimit(procedure.timeLimit);
}

/** Counted anew by the dossier's own rules; empty where they are not here or give another date than the one printed. */
async function explained(
  host: ViewHost,
  state: DossierState,
  procedure: Procedure | null,
): Promise<DossierView['dueExplained']> {
  const due = procedure === null ? null : await recount(host, state, procedure);
  return due !== null && due.dueAt === state.dueAt ? [...due.dueExplained] : [];
}

async function recount({ rules }: ViewHost, state: DossierState, procedure: Procedure): Promise<Due | null> {
  const calendar = await rules.calendar(state.calendarVersion);
  if (!calendar.ok || state.receivedAt === null || state.limit === null) return null;
  const due = resumedDue(calendar.value, state.limit, {
    receivedAt: state.receivedAt,
    pauses: state.pauses,
    policy: procedure.supplementPolicy ?? 'resume',
  });
  return due.ok ? due.value : null;
}
