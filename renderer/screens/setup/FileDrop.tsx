import { FileButton } from '@mantine/core';
import { useState } from 'react';
import { Action } from '../../ui/Action.tsx';
import classes from './setup.module.css';

interface FileDropProps {
  readonly label: string;
  readonly hint: string;
  /** On one line: a file is chosen already. */
  readonly low: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to drop one file on, with a button that does the same. */
export function FileDrop({ label, hint, low, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first
    <div
      className={classes.drop}
      data-over={over || undefined}
      data-low={low || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <FileButton
        onChange={(file) => {
          if (file) onFile(file);
        }}
      >
        {({ onClick }) => <Action label={label} onAct={onClick} />}
      </FileButton>
      <span>{hint}</span>
    </div>
  );
}
