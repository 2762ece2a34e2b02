import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportRules, type ReportTable, reportTables } from '../../../shared/report/report-rules.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import procedure from './procedure.module.css';
import classes from './rules.module.css';

const rowKinds = ['unit', 'field', 'fieldThenUnit'] as const;
const rowKeys = {
  unit: 'rules.reports.rows.unit',
  field: 'rules.reports.rows.field',
  fieldThenUnit: 'rules.reports.rows.fieldThenUnit',
} as const satisfies Record<(typeof rowKinds)[number], string>;
const consolidated = ['II.06b', 'II.06c'] as const;

/** What circulars decide about the statutory tables: their numbers, titles, cut-off days and rows. */
export function ReportRulesPart() {
  const { data, error, refetch } = useCall('report.rules', {});
  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy rows={6} />;
  return <ReportRulesForm key={JSON.stringify(data)} before={data} />;
}

function ReportRulesForm({ before }: { readonly before: ReportRules }) {
  const { t } = useTranslation();
  const save = useCommand('report.setRules');
  const [rules, setRules] = useState(before);
  const [done, setDone] = useState(false);
  const put = (change: Partial<ReportRules>): void => {
    setDone(false);
    setRules({ ...rules, ...change });
  };
  const submit = async (): Promise<void> => {
    const answer = await save.run({ rules });
    setDone(answer?.ok === true);
  };
  useKeys({ 'Ctrl+S': () => void submit() });
  return (
    <div className={classes.halves}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={`${beside.side} ${classes.paper}`} tabIndex={0} aria-label={t('rules.reports.forms')}>
        {reportTables.map((table) => (
          <FormFields
            key={table}
            table={table}
            names={rules.forms[table]}
            onChange={(names) => put({ forms: { ...rules.forms, [table]: names } })}
          />
        ))}
      </section>
      <section className={`${beside.side} ${classes.paper}`} aria-label={t('rules.reports.periods')}>
        <PeriodFields rules={rules} onChange={put} />
        {save.error ? <ErrorNote error={save.error} /> : null}
        {done ? (
          <p className={beside.done} role="status">
            {t('rules.reports.saved')}
          </p>
        ) : null}
        <Action
          kind="go"
          label={t('rules.reports.save')}
          keyName="Ctrl S"
          busy={save.busy}
          disabled={JSON.stringify(rules) === JSON.stringify(before)}
          onAct={() => void submit()}
        />
      </section>
    </div>
  );
}

interface FormFieldsProps {
  readonly table: ReportTable;
  readonly names: ReportRules['forms'][ReportTable];
  readonly onChange: (names: ReportRules['forms'][ReportTable]) => void;
}

function FormFields({ table, names, onChange }: FormFieldsProps) {
  const { t } = useTranslation();
  const [first, second] = names.title;
  return (
    <fieldset className={procedure.list}>
      <legend>{table}</legend>
      <TextInput
        label={t('rules.reports.number')}
        value={names.number}
        onChange={({ currentTarget }) => onChange({ ...names, number: currentTarget.value })}
      />
      <TextInput
        label={t('rules.reports.title')}
        value={first}
        onChange={({ currentTarget }) => onChange({ ...names, title: [currentTarget.value, second] })}
      />
      <TextInput
        aria-label={t('rules.reports.titleMore', { table })}
        value={second}
        onChange={({ currentTarget }) => onChange({ ...names, title: [first, currentTarget.value] })}
      />
    </fieldset>
  );
}

interface PeriodFieldsProps {
  readonly rules: ReportRules;
  readonly onChange: (change: Partial<ReportRules>) => void;
}

function PeriodFields({ rules, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const { yearEnd } = rules;
  const day = { min: 1, max: 28, allowDecimal: false, clampBehavior: 'strict' } as const;
  return (
    <div className={beside.fields}>
      <div className={procedure.pair}>
        <NumberInput
          label={t('rules.reports.periodEnd')}
          value={rules.periodEndDay}
          onChange={(value) => onChange({ periodEndDay: Number(value) })}
          {...day}
        />
        <NumberInput
          label={t('rules.reports.points')}
          value={rules.digitisationPoints}
          min={0}
          max={100}
          onChange={(value) => onChange({ digitisationPoints: Number(value) })}
        />
        <NumberInput
          label={t('rules.reports.yearDay')}
          value={yearEnd.day}
          onChange={(value) => onChange({ yearEnd: { ...yearEnd, day: Number(value) } })}
          {...day}
        />
        <NumberInput
          label={t('rules.reports.yearMonth')}
          value={yearEnd.month}
          onChange={(value) => onChange({ yearEnd: { ...yearEnd, month: Number(value) } })}
          {...day}
          max={12}
        />
        {consolidated.map((table) => (
          <Select
            key={table}
            label={t('rules.reports.rowsOf', { table })}
            allowDeselect={false}
            data={rowKinds.map((value) => ({ value, label: t(rowKeys[value]) }))}
            value={rules.consolidatedRows[table]}
            onChange={(value) => {
              const rows = rowKinds.find((known) => known === value) ?? 'unit';
              onChange({ consolidatedRows: { ...rules.consolidatedRows, [table]: rows } });
            }}
          />
        ))}
      </div>
      <Checkbox
        label={t('rules.reports.formerTier')}
        checked={rules.withFormerTier}
        onChange={({ currentTarget }) => onChange({ withFormerTier: currentTarget.checked })}
      />
      <Checkbox
        label={t('rules.reports.internalKnown')}
        checked={rules.internalProcess !== null}
        onChange={({ currentTarget }) => onChange({ internalProcess: currentTarget.checked ? [] : null })}
      />
      {rules.internalProcess === null ? null : (
        <Textarea
          label={t('rules.reports.internal')}
          autosize
          minRows={3}
          maxRows={8}
          defaultValue={rules.internalProcess.join('\n')}
          onChange={({ currentTarget }) => onChange({ internalProcess: codesOf(currentTarget.value) })}
        />
      )}
    </div>
  );
}

/** Codes as they are typed: one a line, or with commas between. */
function codesOf(typed: string): string[] {
  return typed.split(/[\s,;]+/u).filter((code) => code !== '');
}
