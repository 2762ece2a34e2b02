import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './PersonFields.module.css';

interface PersonTextProps {
  /** What a refusal calls this field. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly warning: string | undefined;
  readonly numeric: boolean;
  readonly onChange: (value: string) => void;
}

/** One text of a person. No length limit on the key: a scan may pass through before it is taken back out. */
export function PersonText({ path, label, value, error, warning, numeric, onChange }: PersonTextProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={label}
      value={value}
      error={error}
      title={warning}
      placeholder={warning && value === '' ? t('intake.scan.retype') : undefined}
      data-field={path}
      data-doubt={warning ? true : undefined}
      inputMode={numeric ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: classes.input }}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
