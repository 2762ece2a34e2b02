import { extname } from 'node:path';
import { isCivilDate } from '../../../../shared/calendar/civil.ts';
import { gapWords, leastUpTo, unitsBehind } from '../../../../shared/report/gaps.ts';
import { reportTables } from '../../../../shared/report/report-rules.ts';
import { isoOrNull } from '../../../ledger/answers.ts';
import { type Args, asOption, type Command, clockOption, dataOption, outOption, UsageError } from '../command.ts';
import { openPending } from '../files.ts';
import { valueText } from '../text.ts';

const options = { data: dataOption, as: asOption, clock: clockOption } as const;

const districtReport: Command = {
  name: 'district report',
  summary: 'a statutory table as a spreadsheet, as PDF or as plain values: by what --out ends in',
  positionals: [],
  options: {
    ...options,
    table: { value: 'NAME', required: true, help: `which table: ${reportTables.join(', ')}` },
    from: { value: 'DATE', required: true, help: 'first day of the period, such as 2026-12-15' },
    to: { value: 'DATE', required: true, help: 'last day of the period' },
    out: outOption,
    commune: { value: 'CODE', help: 'of this commune alone' },
  },
  async run(context, args) {
    const { output } = context;
    const [from, to] = [parseDate('from', args), parseDate('to', args)];
    if (to < from) throw new UsageError('--to sớm hơn --from');
    const commune = args.text('commune');
    const [{ withDistrict }, { makeReport }, { reportFile, reportFormats }, { recordAlone }, { actorOf }] =
      await Promise.all([
        import('../with-district.ts'),
        import('../../../district/report/report.ts'),
        import('../../../district/report/file.ts'),
        import('../../../district/actions.ts'),
        import('../../../district/actor.ts'),
      ]);
    // What a name ends in decides; any other name is a spreadsheet, as before there were others.
    const ending = extname(args.needed('out')).slice(1).toLowerCase();
    const format = reportFormats.find((known) => known === ending) ?? 'xlsx';
    return withDistrict(context, args, async ({ district }) => {
      const { deps } = district;
      const actor = await actorOf(district.store.read, { as: context.as });
      if (!actor.ok) return output.refusal(actor.refusal);
      const table = args.needed('table');
      const made = await makeReport(district, {
        table,
        from,
        to,
        ...(commune === undefined ? {} : { communes: [commune] }),
      });
      if (!made.ok) return output.refusal(made.refusal);
      const out = openPending(args.needed('out'));
      if (!out.ok) return output.refusal(out.refusal);
      const file = await reportFile(deps, made.value, format);
      if (!file.ok) {
        out.value.drop();
        return output.refusal(file.refusal);
      }
      const written = out.value.write(file.value);
      if (!written.ok) return output.refusal(written.refusal);
      const exported = {
        type: 'district.reportExported.v1',
        body: { table, from, to, format },
        personal: null,
      } as const;
      const noted = await recordAlone(district, actor.value, exported);
      if (!noted.ok) return output.refusal(noted.refusal);
      const { rows, total, units } = made.value;
      const upTo = leastUpTo(units);
      const said = {
        ...{ file: out.value.path, table, from, to, rows, total },
        completeUpTo: isoOrNull(upTo),
        behind: unitsBehind(units).map((unit) => ({ ...unit, completeUpTo: isoOrNull(unit.completeUpTo) })),
      };
      return output.value(said, (value) => valueText({ ...value, behind: unitsBehind(units).map(gapWords) }));
    });
  },
};

const districtExportPortal: Command = {
  name: 'district export-portal',
  summary: 'the public pages as a folder: procedures, and a look-up by receipt',
  positionals: [],
  options: {
    ...options,
    out: { value: 'DIR', required: true, help: 'folder to write: new, empty, or of an earlier export' },
  },
  async run(context, args) {
    const { output } = context;
    const [{ withDistrict }, { exportPortal }] = await Promise.all([
      import('../with-district.ts'),
      import('../../../district/portal/export-portal.ts'),
    ]);
    return withDistrict(context, args, async ({ district }) => {
      const exported = await exportPortal(district, args.needed('out'));
      return exported.ok ? output.value(exported.value, valueText) : output.refusal(exported.refusal);
    });
  },
};

function parseDate(option: string, args: Args): string {
  const text = args.needed(option);
  if (!isCivilDate(text)) throw new UsageError(`--${option} cần một ngày, ví dụ 2026-12-15`);
  return text;
}

export const districtPublishCommands: readonly Command[] = [districtReport, districtExportPortal];
