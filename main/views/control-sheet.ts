import type { DossierRecord } from '../../db/store.ts';
import { handoverDueAt } from '../../shared/calendar/due.ts';
import { type ControlHop, controlHops } from '../../shared/dossier/control-sheet.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import { type ControlRow, controlSheetCss, controlSheetHtml } from '../../shared/forms/control-sheet.ts';
import { formPage } from '../../shared/forms/form-page.ts';
import { officeHeads } from '../../shared/forms/office-heads.ts';
import { trainingMark } from '../../shared/forms/receipt.ts';
import { receiptCss } from '../../shared/forms/receipt-style.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createPrintFonts } from '../forms/print-fonts.ts';
import type { ViewHost } from './host.ts';
import { stationName } from './rows.ts';

/** From whose hands into whose a dossier went, with the names that stand for them here. */
export async function controlRows(host: ViewHost, folded: FoldedDossier): Promise<ControlRow[]> {
  const hops = controlHops(folded, await deskPartDueAt(host, folded.state));
  return Promise.all(hops.map((hop) => rowOf(host, hop)));
}

async function rowOf(host: ViewHost, { from, to, given, result, note }: ControlHop): Promise<ControlRow> {
  const { ledger, actor, at } = given.header;
  const giver = (await host.read.staffOf(ledger)).find(({ id }) => id === actor)?.name ?? '';
  return { from: stationName(host, from), to: stationName(host, to), at, giver, result, note };
}

/** Until when the desk hands over, by the calendar that the dossier lives by; null where that is not here. */
async function deskPartDueAt({ rules }: ViewHost, state: DossierState | null): Promise<number | null> {
  if (state === null || state.receivedAt === null) return null;
  const calendar = await rules.calendar(state.calendarVersion);
  const due = calendar.ok ? handoverDueAt(calendar.value, state.receivedAt) : calendar;
  return due.ok ? due.value : null;
}

/** The control sheet to print. Refuses: dossier.not-received. */
export async function controlSheetPage(
  host: ViewHost,
  { commune, state }: DossierRecord,
  folded: FoldedDossier,
): Promise<Result<{ readonly html: string; readonly title: string }>> {
  const { code, formSet, procedureCode, catalogueVersion } = state;
  if (code === null) return refuse('dossier.not-received');
  const office = await host.officeOf(commune);
  const procedure = await host.rules.procedure(procedureCode, catalogueVersion);
  const rows = await controlRows(host, folded);
  const forms = await host.rules.forms(formSet);
  const handlers = rows.map(({ to }) => to).filter((to) => to !== stationName(host, { kind: 'office', to: '' }));
  const body = controlSheetHtml({
    forms,
    office: officeHeads(forms.office, office?.name ?? commune, office?.province ?? ''),
    training: host.training,
    code,
    handler: handlers.at(-1) ?? null,
    procedureName: procedure.ok ? procedure.value.name : procedureCode,
    rows,
  });
  const html = formPage({
    title: code,
    body,
    css: receiptCss + controlSheetCss,
    fontsCss: createPrintFonts(host.fontsDir)(),
    paper: 'A4',
    watermark: host.training ? trainingMark : null,
  });
  return ok({ html, title: code });
}
