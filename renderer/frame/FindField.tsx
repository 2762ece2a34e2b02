import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Key } from '../ui/Key.tsx';
import classes from './FindField.module.css';

/** Looks like the field that it opens. */
export function FindField({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }) {
  return (
    <UnstyledButton className={classes.find} onClick={onOpen}>
      <IconSearch className={classes.icon} aria-hidden="true" />
      <span className={classes.label}>{label}</span>
      <Key name="Ctrl K" />
    </UnstyledButton>
  );
}
