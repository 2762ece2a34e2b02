import type { CommuneRecord } from '../../../db/district/tables/communes.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import type { DigitisationFacts } from '../../../shared/report/table-digitisation.ts';
import type { ReportFacts, ReportPeriod } from '../../../shared/report/table-ii06a.ts';
import type { ProcedureFacts } from '../../../shared/report/table-ii07b.ts';
import { unknownField } from '../../views/figure-scope.ts';
import type { District } from '../district.ts';
import { dossiersSince } from '../every-dossier.ts';
import { dueAtEnd } from './due-at-end.ts';

/** A commune as rows of tables name it. */
export interface Unit {
  readonly code: string;
  readonly name: string;
}

/** Communes by name; of two with one name each says its code as well. */
export function unitsOf(communes: readonly CommuneRecord[]): readonly Unit[] {
  const count = Map.groupBy(communes, ({ name }) => name);
  return communes
    .map(({ code, name }) => ({ code, name: (count.get(name)?.length ?? 0) > 1 ? `${name} (${code})` : name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi') || (a.code < b.code ? -1 : 1));
}

/** Of these communes, or of all where null: what the period may count, one for all that are alike. */
export async function reportFacts(
  { store, rules }: Pick<District, 'store' | 'rules'>,
  communes: readonly string[] | null,
  period: ReportPeriod,
): Promise<readonly ReportFacts[]> {
  const facts: ReportFacts[] = [];
  for (const commune of communes ?? [undefined])
    for (const { state, count } of await store.read.figures.alikeIn(period, commune))
      facts.push({ ...(await factsOf(rules, state, period.endMs)), count });
  return facts;
}

/** What II.06a looks at of a dossier, as it stood when the period ended. */
export async function factsOf(rules: District['rules'], state: DossierState, endMs: number): Promise<ReportFacts> {
  return {
    field: await fieldOf({ rules }, state),
    status: state.status,
    receivedAt: state.receivedAt,
    dueAt: await dueAtEnd(rules, state, endMs),
    endedAt: endedAt(state),
    limitUnit: state.limit?.unit ?? null,
    pauses: state.pauses,
  };
}

/**
 * What the scans say. A commune that never scanned anything records nothing: that is said to be unknown, not to be
 * nought. Whether a result is signed, and whether data was used again, no desk notes yet.
 */
export async function digitisationFacts(
  { store, rules }: Pick<District, 'store' | 'rules'>,
  units: readonly Unit[],
  { fromMs }: Pick<ReportPeriod, 'fromMs'>,
): Promise<readonly DigitisationFacts[]> {
  const facts: DigitisationFacts[] = [];
  for (const { code, name } of units) {
    const scans = await store.read.hasAttachments(code);
    for await (const { state } of dossiersSince(store.read, fromMs, code)) {
      facts.push({
        unit: name,
        receivedAt: state.receivedAt,
        resolvedAt: state.status === 'resolved' || state.status === 'returned' ? state.resolvedAt : null,
        allDigitised: scans ? await isDigitised(rules, state) : null,
        resultSigned: null,
        reused: null,
      });
    }
  }
  return facts;
}

/** Every paper that was handed in has a scan; what was only shown is not kept, so that it needs none. */
async function isDigitised(
  rules: Pick<District['rules'], 'procedure'>,
  { procedureCode, catalogueVersion, components, attachments }: DossierState,
): Promise<boolean> {
  const procedure = await rules.procedure(procedureCode, catalogueVersion);
  const modeOf = (index: number) => (procedure.ok ? procedure.value.components[index]?.mode : undefined) ?? 'submit';
  return components
    .filter(({ index, original, copies }) => original + copies > 0 && modeOf(index) === 'submit')
    .every(({ index }) => attachments.some(({ component }) => component === index));
}

/** Every procedure of the catalogue in force is a commune's own and goes over its one-stop desk. */
export async function procedureFacts(
  { rules }: District,
  processes: readonly string[] | null,
): Promise<readonly ProcedureFacts[]> {
  const inForce = await rules.catalogue();
  if (!inForce.ok) return [];
  return inForce.value.catalogue.procedures.map(({ code }) => ({
    code,
    level: 'commune',
    atOneStop: true,
    hasProcess: processes === null ? null : processes.includes(code),
  }));
}

/** By the catalogue that the dossier was received under, else by the one in force. */
export async function fieldOf(
  { rules }: Pick<District, 'rules'>,
  state: Pick<DossierState, 'procedureCode' | 'catalogueVersion'>,
): Promise<string> {
  const { procedureCode, catalogueVersion } = state;
  const then = await rules.procedure(procedureCode, catalogueVersion);
  const found = then.ok ? then : await rules.procedure(procedureCode);
  return found.ok ? found.value.field : unknownField;
}

/** The fold notes the end of withdrawn and stopped dossiers in `resolvedAt` as well. */
function endedAt({ status, resolvedAt, returnedAt }: DossierState): number | null {
  switch (status) {
    case 'resolved':
    case 'returned':
    case 'withdrawn':
    case 'stopped':
      return resolvedAt ?? returnedAt;
    default:
      return null;
  }
}
