import { NumberInput } from '@mantine/core';

interface MailboxCountProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onType: (value: number) => void;
}

/** One number of a mailbox's settings; what is no number leaves it as it was. */
export function MailboxCount({ label, value, most, onType }: MailboxCountProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      min={1}
      max={most}
      allowDecimal={false}
      onChange={(typed) => {
        if (typeof typed === 'number') onType(typed);
      }}
    />
  );
}
