import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { saveFile } from '../../files/save-file.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { periodId } from '../progress/period-groups.ts';
import { ChoiceForm } from './ChoiceForm.tsx';
import { HeadForm } from './HeadForm.tsx';
import { ReportGaps } from './ReportGaps.tsx';
import classes from './ReportsScreen.module.css';
import { type ReportChoice, toReportInput } from './report-choice.ts';
import { SheetView } from './SheetView.tsx';
import { useReportHead } from './use-report-head.ts';

type Format = 'xlsx' | 'pdf' | 'csv';

const first: ReportChoice = { table: 'II.06a', period: '', from: '', to: '', communes: [], signed: '' };

/** The statutory tables: which, of when, of whom; what is missing is said before it is saved. */
export function ReportsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const tables = useCall('report.tables', {});
  const periods = useCall('figure.periods', {});
  const communes = useCall('commune.list', {});
  const [chosen, setChosen] = useState<ReportChoice>(first);
  const all = periods.data ?? [];
  const usual = all.find(({ kind }) => kind === 'quarter');
  const choice = chosen.period === '' ? { ...chosen, period: usual ? periodId(usual) : null } : chosen;
  const input = periods.data ? toReportInput(choice, all) : null;
  const { data, error, refetch, stale } = useCall('report.preview', input);
  const heading = useReportHead();
  const askFile = useAsk('report.file');
  const [saving, setSaving] = useState<Format | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [failed, setFailed] = useState<WireError | null>(null);

  const change = (next: ReportChoice): void => {
    setChosen(next);
    setSaved(null);
    setFailed(null);
  };
  const save = async (as: Format): Promise<void> => {
    if (input === null || saving !== null) return;
    setSaving(as);
    setFailed(null);
    // What is typed and not yet written down belongs into the file.
    if (!(await heading.keep())) {
      setSaving(null);
      return;
    }
    const answer = await askFile({ ...input, format: as });
    setSaving(null);
    if (!answer.ok) {
      setFailed(answer.error);
      return;
    }
    saveFile(answer.value);
    setSaved(answer.value.name);
  };
  useKeys({ 'Ctrl+S': () => void save('xlsx') });

  const asked = tables.error ?? periods.error ?? error;
  const again = tables.error ? tables.refetch : periods.error ? periods.refetch : refetch;
  const nothing = input === null || data === undefined;
  return (
    <>
      <ScreenHead
        title={t('reports.head.title')}
        remark={
          data && !stale
            ? t('reports.head.rows', { count: data.rows, when: format.near(data.madeAt) })
            : input && !asked
              ? t('reports.head.asking')
              : null
        }
      />
      {asked ? <ErrorNote error={asked} onRetry={again} /> : null}
      <div className={beside.two}>
        {data && input ? (
          <SheetView sheet={data.sheet} label={t('reports.paper', { table: choice.table })} />
        ) : (
          <div className={beside.blank}>{asked || input === null ? null : <Busy rows={8} />}</div>
        )}
        <aside className={beside.side} aria-label={t('reports.choose.label')}>
          <div className={classes.detail}>
            <ChoiceForm
              choice={choice}
              tables={tables.data ?? []}
              periods={all}
              communes={communes.data ?? []}
              onChange={change}
            />
            <HeadForm draft={heading} signed={choice.signed} onSigned={(signed) => change({ ...choice, signed })} />
            {nothing ? null : <ReportGaps units={data.units} />}
          </div>
          {failed ? <ErrorNote error={failed} /> : null}
          {saved ? <p className={classes.saved}>{t('reports.save.done', { file: saved })}</p> : null}
          <fieldset className={classes.buttons} aria-label={t('reports.save.label')}>
            <Action
              kind="go"
              wide
              label={t('reports.save.xlsx')}
              keyName="Ctrl S"
              busy={saving === 'xlsx'}
              disabled={nothing}
              onAct={() => void save('xlsx')}
            />
            <Action
              wide
              label={t('reports.save.pdf')}
              busy={saving === 'pdf'}
              disabled={nothing}
              onAct={() => void save('pdf')}
            />
            <Action
              wide
              label={t('reports.save.csv')}
              busy={saving === 'csv'}
              disabled={nothing}
              onAct={() => void save('csv')}
            />
          </fieldset>
        </aside>
      </div>
    </>
  );
}
