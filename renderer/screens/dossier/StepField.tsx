import { Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField } from './PersonField.tsx';
import classes from './StepPanel.module.css';
import type { FieldSpec } from './step.ts';
import { useTierName } from './use-tier-name.ts';

interface StepFieldProps {
  readonly field: FieldSpec;
  readonly value: string;
  readonly error: string | null;
  readonly first: boolean;
  readonly onType: (text: string) => void;
}

/** One field of a step, by its kind. */
export function StepField({ field, value, error, first, onType }: StepFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const tier = useTierName();
  const label = t(field.label, { tier });
  const said = error ?? undefined;
  if (field.kind === 'choice') {
    return (
      <Input.Wrapper className={classes.wide} label={label} error={said} labelElement="div" labelProps={{ id }}>
        <SegmentedControl
          fullWidth
          aria-labelledby={id}
          value={value}
          data={(field.choices ?? []).map((choice) => ({ value: choice.value, label: t(choice.label, { tier }) }))}
          onChange={onType}
        />
      </Input.Wrapper>
    );
  }
  if (field.kind === 'person') {
    return <PersonField label={label} value={value} error={error} first={first} onType={onType} />;
  }
  if (field.kind === 'area' || field.kind === 'lines') {
    return (
      <Textarea
        name={field.name}
        label={label}
        value={value}
        error={said}
        autosize
        minRows={field.kind === 'lines' ? 3 : 2}
        maxRows={6}
        maxLength={2000}
        autoFocus={first}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      name={field.name}
      label={label}
      value={value}
      error={said}
      maxLength={200}
      inputMode={field.kind === 'text' ? 'text' : 'numeric'}
      autoFocus={first}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}
