import type { ReactNode } from 'react';
import classes from './TopBar.module.css';

interface TopBarProps {
  readonly name: string;
  readonly remark: string;
  /** The search field, the network's remark and who acts. */
  readonly find: ReactNode;
  readonly net: ReactNode;
  readonly who: ReactNode;
}

export function TopBar({ name, remark, find, net, who }: TopBarProps) {
  return (
    <header className={classes.bar}>
      <span className={classes.mark} aria-hidden="true">
        M
      </span>
      <div className={classes.office}>
        <strong className={classes.name}>{name}</strong>
        <small className={classes.remark}>{remark}</small>
      </div>
      {find}
      <div className={classes.end}>
        {net}
        {who}
      </div>
    </header>
  );
}
