import { FileButton } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { readFile } from '../files/read-file.ts';
import type { WireFile } from '../files/wire-file.ts';
import { Action } from './Action.tsx';
import classes from './FilePick.module.css';
import { useKeys } from './use-keys.ts';

interface FilePickProps {
  readonly label: string;
  readonly keyName?: string;
  readonly kind?: 'go' | 'plain' | 'quiet';
  readonly many?: boolean;
  readonly wide?: boolean;
  readonly busy?: boolean;
  /** How the files end: `.mcb,.mca`; left out: any. */
  readonly accept?: string;
  readonly onFiles: (files: readonly WireFile[]) => void;
  /** A file that could not be read (stick pulled out). */
  readonly onUnread: (name: string) => void;
}

/** A button that lets the person choose files and hands them over, read. */
export function FilePick({ label, keyName, kind = 'plain', many = false, wide = false, ...props }: FilePickProps) {
  const open = useRef<() => void>(() => undefined);
  const reset = useRef<() => void>(null);
  useKeys(keyName ? { [keyName.replace(' ', '+')]: () => open.current() } : {});
  return (
    <FileButton
      resetRef={reset}
      multiple={many}
      accept={props.accept ?? ''}
      onChange={async (chosen) => {
        const files = Array.isArray(chosen) ? chosen : chosen ? [chosen] : [];
        await hand(files, props);
        reset.current?.();
      }}
    >
      {({ onClick }) => {
        open.current = onClick;
        return (
          <Action
            label={label}
            kind={kind}
            wide={wide}
            busy={props.busy ?? false}
            onAct={onClick}
            {...(keyName ? { keyName } : {})}
          />
        );
      }}
    </FileButton>
  );
}

interface FileDropProps extends Pick<FilePickProps, 'onFiles' | 'onUnread'> {
  /** Shown while files hang over the place. */
  readonly hint: string;
  readonly children: ReactNode;
}

/** A place that files can be dropped on. */
export function FileDrop({ hint, children, ...props }: FileDropProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the keyboard's
    <div
      className={classes.place}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void hand([...event.dataTransfer.files], props);
      }}
    >
      {children}
      {over ? <p className={classes.hint}>{hint}</p> : null}
    </div>
  );
}

async function hand(files: readonly File[], { onFiles, onUnread }: Pick<FilePickProps, 'onFiles' | 'onUnread'>) {
  const read: WireFile[] = [];
  for (const file of files) {
    try {
      read.push(await readFile(file));
    } catch {
      onUnread(file.name);
    }
  }
  if (read.length > 0) onFiles(read);
}
