import { TextInput } from '@mantine/core';

interface MailboxTextProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly first?: boolean;
  readonly onType: (value: string) => void;
}

/** One line of a mailbox's settings. */
export function MailboxText({ label, value, hint = '', error, first = false, onType }: MailboxTextProps) {
  return (
    <TextInput
      label={label}
      placeholder={hint}
      value={value}
      data-autofocus={first || undefined}
      error={error}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}
