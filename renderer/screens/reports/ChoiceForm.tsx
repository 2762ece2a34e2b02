import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { periodGroups } from '../progress/period-groups.ts';
import classes from './ReportsScreen.module.css';
import { dateProblems, ownDates, type Period, type ReportChoice } from './report-choice.ts';

interface ChoiceFormProps {
  readonly choice: ReportChoice;
  readonly tables: CallOutput<'report.tables'>;
  readonly periods: readonly Period[];
  readonly communes: CallOutput<'commune.list'>;
  readonly onChange: (choice: ReportChoice) => void;
}

const problemKeys = { date: 'reports.choose.date', order: 'reports.choose.order' } as const;

/** Table, period by its own cut-off days or by own dates, and whose. */
export function ChoiceForm({ choice, tables, periods, communes, onChange }: ChoiceFormProps) {
  const { t } = useTranslation();
  const problems = dateProblems(choice);
  return (
    <div className={classes.fields}>
      <Select
        label={t('reports.choose.table')}
        description={tables.find(({ table }) => table === choice.table)?.title}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={tables.map(({ table, number }) => ({ value: table, label: number }))}
        value={choice.table}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = tables.find(({ table }) => table === value);
          if (chosen) onChange({ ...choice, table: chosen.table });
        }}
      />
      <Select
        label={t('reports.choose.period')}
        data={[{ value: ownDates, label: t('reports.choose.own') }, ...periodGroups(periods, t)]}
        value={choice.period ?? ownDates}
        allowDeselect={false}
        onChange={(value) => onChange({ ...choice, period: value === ownDates ? null : value })}
      />
      {choice.period === null ? (
        <div className={classes.dates}>
          <TextInput
            label={t('reports.choose.from')}
            inputMode="numeric"
            value={choice.from}
            error={problems.from === null ? null : t(problemKeys[problems.from])}
            onChange={({ currentTarget }) => onChange({ ...choice, from: currentTarget.value })}
          />
          <TextInput
            label={t('reports.choose.to')}
            inputMode="numeric"
            value={choice.to}
            error={problems.to === null ? null : t(problemKeys[problems.to])}
            onChange={({ currentTarget }) => onChange({ ...choice, to: currentTarget.value })}
          />
        </div>
      ) : null}
      <MultiSelect
        label={t('reports.choose.communes')}
        placeholder={choice.communes.length === 0 ? t('reports.choose.all') : ''}
        data={communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={[...choice.communes]}
        searchable
        clearable
        onChange={(chosen) => onChange({ ...choice, communes: chosen })}
      />
    </div>
  );
}
