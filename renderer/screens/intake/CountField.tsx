import { useState } from 'react';
import classes from './CountField.module.css';

interface CountFieldProps {
  readonly label: string;
  /** A short word after the figure. */
  readonly unit?: string;
  readonly value: number;
  readonly least: number;
  readonly path?: string;
  readonly onChange: (value: number) => void;
}

const most = 999;

/** A small whole number; arrows count up and down. A plain text field: a number field would eat a scanner's signs. */
export function CountField({ label, unit, value, least, path, onChange }: CountFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const set = (next: number): void => onChange(Math.min(Math.max(next, least), most));
  return (
    <label className={classes.count}>
      <input
        className={classes.input}
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        data-field={path}
        value={typed ?? String(value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          setTyped(currentTarget.value);
          if (/^\d{1,3}$/.test(text) && Number(text) >= least) set(Number(text));
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          setTyped(null);
          set(value + step);
        }}
      />
      {unit ? <span className={classes.unit}>{unit}</span> : null}
    </label>
  );
}
