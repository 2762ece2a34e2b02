import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Key } from './Key.tsx';

interface ActionProps {
  readonly label: string;
  /** The key that does the same, as shown: `Ctrl ↵`. */
  readonly keyName?: string;
  /** `go`: the one primary action of a screen; `plain`: on paper; `quiet`: no border. */
  readonly kind?: 'go' | 'plain' | 'quiet';
  readonly icon?: ReactNode;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  readonly wide?: boolean;
  readonly onAct?: () => void;
}

const variants = { go: 'filled', plain: 'default', quiet: 'subtle' } as const;

export function Action(props: ActionProps) {
  const { label, keyName, kind = 'plain', icon, busy = false, disabled = false, submit = false, wide = false } = props;
  return (
    <Button
      type={submit ? 'submit' : 'button'}
      variant={variants[kind]}
      leftSection={icon}
      rightSection={keyName ? <Key name={keyName} onBrand={kind === 'go' && !disabled} /> : undefined}
      loading={busy}
      disabled={disabled}
      fullWidth={wide}
      onClick={props.onAct}
    >
      {label}
    </Button>
  );
}
