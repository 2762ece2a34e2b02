import { Autocomplete, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formSetNames } from '../../../shared/forms/form-sets.ts';
import { textOf } from '../../../shared/rules/draft.ts';
import { DateField } from './DateField.tsx';
import classes from './procedure.module.css';
import { type Entry, problemAt, without, withText } from './procedure-draft.ts';
import { confidenceKeys, type RulesProblem } from './rules-words.ts';

export interface PartProps {
  readonly entry: Entry;
  readonly problems: readonly RulesProblem[];
  readonly onChange: (entry: Entry) => void;
}

const agencies = ['Ủy ban nhân dân cấp xã', 'Công an cấp xã'];

/** What a procedure is called, whose it is, what comes of it, and how sure all of that is. */
export function GeneralFields({
  entry,
  problems,
  fields,
  onChange,
}: PartProps & { readonly fields: readonly string[] }) {
  const { t } = useTranslation();
  const put = (field: string, value: string | boolean | null): void => onChange({ ...entry, [field]: value });
  return (
    <>
      <Textarea
        label={t('rules.field.name')}
        autosize
        value={textOf(entry, 'name')}
        error={problemAt(problems, 'name')}
        onChange={({ currentTarget }) => put('name', currentTarget.value)}
      />
      <div className={classes.pair}>
        <Autocomplete
          label={t('rules.field.field')}
          data={[...fields]}
          value={textOf(entry, 'field')}
          error={problemAt(problems, 'field')}
          onChange={(value) => put('field', value)}
        />
        <Select
          label={t('rules.field.agency')}
          allowDeselect={false}
          data={agencies}
          value={textOf(entry, 'agency')}
          error={problemAt(problems, 'agency')}
          onChange={(value) => put('agency', value ?? '')}
        />
      </div>
      <TextInput
        label={t('rules.field.result')}
        value={textOf(entry, 'result')}
        error={problemAt(problems, 'result')}
        onChange={({ currentTarget }) => put('result', currentTarget.value)}
      />
      <div className={classes.pair}>
        <DateField
          label={t('rules.field.effectiveFrom')}
          value={textOf(entry, 'effectiveFrom')}
          error={problemAt(problems, 'effectiveFrom')}
          onChange={(value) => put('effectiveFrom', value || null)}
        />
        <Select
          label={t('rules.field.formSet')}
          placeholder={t('rules.formSet.usual')}
          clearable
          data={formSetNames}
          value={textOf(entry, 'formSet') || null}
          error={problemAt(problems, 'formSet')}
          onChange={(value) => onChange(value === null ? without(entry, 'formSet') : { ...entry, formSet: value })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label={t('rules.field.confidence')}
          allowDeselect={false}
          data={(['high', 'medium', 'low'] as const).map((value) => ({ value, label: t(confidenceKeys[value]) }))}
          value={textOf(entry, 'confidence')}
          onChange={(value) => put('confidence', value ?? 'low')}
        />
        <TextInput
          label={t('rules.field.confidenceNote')}
          value={textOf(entry, 'confidenceNote')}
          error={problemAt(problems, 'confidenceNote')}
          onChange={({ currentTarget }) => onChange(withText(entry, 'confidenceNote', currentTarget.value))}
        />
      </div>
      <Checkbox
        label={t('rules.field.codeSeen')}
        checked={entry.codeSeen === true}
        onChange={({ currentTarget }) => put('codeSeen', currentTarget.checked)}
      />
    </>
  );
}
