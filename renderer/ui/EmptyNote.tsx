import type { ReactNode } from 'react';
import classes from './EmptyNote.module.css';

/** Nothing here: what that means and what to do next. */
export function EmptyNote({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.note}>
      <p className={classes.title}>{title}</p>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      {children}
    </div>
  );
}
