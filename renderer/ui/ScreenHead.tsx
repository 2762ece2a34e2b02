import type { ReactNode } from 'react';
import classes from './ScreenHead.module.css';

interface ScreenHeadProps {
  readonly title: string;
  readonly remark?: ReactNode;
  /** Actions at the right. */
  readonly children?: ReactNode;
}

/** A screen's name, one line about it, and what can be done with the whole of it. */
export function ScreenHead({ title, remark, children }: ScreenHeadProps) {
  return (
    <div className={classes.head}>
      <h1 className={classes.title}>{title}</h1>
      {remark ? <p className={classes.remark}>{remark}</p> : null}
      {children ? <div className={classes.actions}>{children}</div> : null}
    </div>
  );
}
