import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../../shared/rules/draft.ts';
import classes from './procedure.module.css';
import { type Entry, numberOf, typedNumber, without } from './procedure-draft.ts';

interface TermFieldsProps {
  readonly term: Entry;
  /** Without cut-off and hours: an extension is in days. */
  readonly daysOnly?: boolean;
  readonly error: string | null;
  readonly onChange: (term: Entry) => void;
}

const units = ['workingDay', 'calendarDay', 'sameDay', 'workingHour'] as const;
const unitKeys = {
  workingDay: 'rules.unit.workingDay',
  calendarDay: 'rules.unit.calendarDay',
  sameDay: 'rules.unit.sameDay',
  workingHour: 'rules.unit.workingHour',
} as const satisfies Record<(typeof units)[number], string>;
const usualCutoff = '15:00';

/** How long: unit and number, and of a limit within the day the hour until which it holds. Half a day is 4 hours. */
export function TermFields({ term, daysOnly = false, error, onChange }: TermFieldsProps) {
  const { t } = useTranslation();
  const unit = textOf(term, 'unit');
  const choose = (next: string | null): void => {
    if (next === 'sameDay') onChange({ ...term, unit: next, value: 1, cutoff: usualCutoff });
    else if (next !== null) onChange({ ...without(term, 'cutoff'), unit: next });
  };
  return (
    <div className={classes.term}>
      <Select
        label={t('rules.term.unit')}
        allowDeselect={false}
        data={units
          .filter((value) => !daysOnly || value === 'workingDay' || value === 'calendarDay')
          .map((value) => ({ value, label: t(unitKeys[value]) }))}
        value={unit}
        onChange={choose}
      />
      {unit === 'sameDay' ? (
        <TextInput
          label={t('rules.term.cutoff')}
          value={textOf(term, 'cutoff')}
          error={error}
          onChange={({ currentTarget }) => onChange({ ...term, cutoff: currentTarget.value })}
        />
      ) : (
        <NumberInput
          label={t('rules.term.value')}
          description={unit === 'workingHour' ? t('rules.term.halfDay') : undefined}
          value={numberOf(term.value)}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          error={error}
          onChange={(value) => onChange({ ...term, value: typedNumber(value) })}
        />
      )}
    </div>
  );
}
