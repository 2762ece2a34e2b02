import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { readTypedDate } from '../../format/typed-date.ts';
import { useFormat } from '../../format/use-format.ts';

interface DateFieldProps {
  readonly label: string;
  /** 'YYYY-MM-DD', or what was typed and is no date; empty for none. */
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** A date as people here type it; what is no date stays as typed and is told at the field. */
export function DateField({ label, value, error, onChange }: DateFieldProps) {
  const format = useFormat();
  const [typed, setTyped] = useState(() => (readable(value) ? format.date(value) : value));
  return (
    <TextInput
      label={label}
      placeholder="01/07/2026"
      value={typed}
      error={error}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(readTypedDate(currentTarget.value) ?? currentTarget.value.trim());
      }}
    />
  );
}

function readable(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}
