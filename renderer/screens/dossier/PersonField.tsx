import { Select } from '@mantine/core';
import { useCall } from '../../client/use-call.ts';

interface PersonFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly first: boolean;
  readonly onType: (id: string) => void;
}

/** One of the people who work here, by name. */
export function PersonField({ label, value, error, first, onType }: PersonFieldProps) {
  const people = useCall('staff.list', {});
  return (
    <Select
      label={label}
      data={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value || null}
      error={error}
      clearable
      searchable
      autoFocus={first}
      onChange={(id) => onType(id ?? '')}
    />
  );
}
