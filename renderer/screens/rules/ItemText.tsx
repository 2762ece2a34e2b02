import { TextInput } from '@mantine/core';
import { textOf } from '../../../shared/rules/draft.ts';
import type { PartProps } from './GeneralFields.tsx';
import { type Entry, problemAt } from './procedure-draft.ts';

interface ItemTextProps extends Pick<PartProps, 'problems'> {
  readonly label: string;
  readonly item: Entry;
  /** Where the item stands in its procedure, `fees[0]`. */
  readonly at: string;
  readonly name: string;
  readonly onPut: (item: Entry) => void;
}

/** One text of an item of a list, with what is wrong about it. */
export function ItemText({ label, item, at, name, problems, onPut }: ItemTextProps) {
  return (
    <TextInput
      label={label}
      value={textOf(item, name)}
      error={problemAt(problems, `${at}.${name}`)}
      onChange={({ currentTarget }) => onPut({ ...item, [name]: currentTarget.value })}
    />
  );
}
