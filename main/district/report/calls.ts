import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { reportTables } from '../../../shared/report/report-rules.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import { iso, isoOrNull } from '../../ledger/answers.ts';
import { recordAlone } from '../actions.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { ifAllFieldsSeen } from '../work/sight.ts';
import { reportFile } from './file.ts';
import { readReportHead, setReportHead } from './head.ts';
import { makeReport, type Report, type ReportInput } from './report.ts';
import { readReportRules, setReportRules } from './rules.ts';

type Asked = ParsedInput<'report.preview'>;

/** Statutory tables for the reports screen: which there are, one on the screen, one as a file. */
export function reportHandlers(district: District) {
  return {
    'report.tables': async () => {
      const rules = await readReportRules(district);
      if (!rules.ok) return rules;
      const { forms } = rules.value;
      return ok(
        reportTables.map((table) => ({ table, number: forms[table].number, title: forms[table].title.join(' ') })),
      );
    },
    'report.rules': () => readReportRules(district),
    'report.setRules': async (input, context) => {
      const set = await setReportRules(district, input, context);
      if (set.ok) district.changed(['catalogue']);
      return set;
    },
    'report.head': async () => ok(await readReportHead(district)),
    'report.setHead': async (input, context) => {
      const allowed = await ifAllFieldsSeen(district, context);
      if (!allowed.ok) return allowed;
      const set = await setReportHead(district, input, context);
      if (set.ok) district.changed(['catalogue']);
      return set;
    },
    'report.preview': async (input, context) => {
      const allowed = await ifAllFieldsSeen(district, context);
      if (!allowed.ok) return allowed;
      const made = await make(district, input);
      if (!made.ok) return made;
      const { sheet, rows, madeAt, units } = made.value;
      const { cells, columnWidths, headingRows, bodyRows } = sheet;
      return ok({
        sheet: {
          ...sheet,
          cells: [...cells],
          columnWidths: [...columnWidths],
          headingRows: [...headingRows],
          bodyRows: [...bodyRows],
        },
        rows,
        madeAt: iso(madeAt),
        units: units.map(({ completeUpTo, ...unit }) => ({ ...unit, completeUpTo: isoOrNull(completeUpTo) })),
      });
    },
    'report.file': async (input, context) => {
      const allowed = await ifAllFieldsSeen(district, context);
      if (!allowed.ok) return allowed;
      const actor = await actorOf(district.store.read, context);
      if (!actor.ok) return actor;
      const made = await make(district, input);
      if (!made.ok) return made;
      const file = await reportFile(district.deps, made.value, input.format);
      if (!file.ok) return file;
      const { table, from, to, format } = input;
      const noted = await recordAlone(district, actor.value, {
        type: 'district.reportExported.v1',
        body: { table, from, to, format },
        personal: null,
      });
      if (!noted.ok) return noted;
      return ok({ name: `${table}_${from}_${to}.${format}`, base64: Buffer.from(file.value).toString('base64') });
    },
  } as const satisfies Handlers;
}

async function make(district: District, input: Asked): Promise<Result<Report>> {
  const { table, from, to, communes, signedOn } = input;
  if (to < from) return refuse('district.report-period');
  const asked: ReportInput = {
    table,
    from,
    to,
    ...(communes === undefined ? {} : { communes }),
    ...(signedOn === undefined ? {} : { signedOn }),
  };
  return makeReport(district, asked);
}
