import { sheetToCsv } from '../../../shared/report/csv.ts';
import { sheetPage } from '../../../shared/report/sheet-page.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { createPrintFonts } from '../../forms/print-fonts.ts';
import type { Deps } from '../../ports.ts';
import type { Report } from './report.ts';
import { sheetToXlsx } from './xlsx.ts';

export const reportFormats = ['xlsx', 'pdf', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report as a file: a spreadsheet, the printed form, or plain values. Refuses: shell.no-browser, shell.print-failed. */
export async function reportFile(
  deps: Pick<Deps, 'fontsDir' | 'printer'>,
  report: Report,
  format: ReportFormat,
): Promise<Result<Uint8Array>> {
  switch (format) {
    case 'xlsx':
      return ok(await sheetToXlsx(report.sheet, report.madeAt));
    case 'csv':
      return ok(new TextEncoder().encode(sheetToCsv(report.sheet)));
    case 'pdf': {
      const { printer } = deps;
      if (printer === null) return refuse('shell.no-browser');
      const pdf = await printer.pdf(reportPage(deps, report)).catch(() => null);
      return pdf === null ? refuse('shell.print-failed') : ok(pdf);
    }
  }
}

/** The printed form as one whole HTML page. */
export function reportPage({ fontsDir }: Pick<Deps, 'fontsDir'>, { sheet, table }: Report): string {
  return sheetPage(sheet, { title: table, fontsCss: createPrintFonts(fontsDir)() });
}
