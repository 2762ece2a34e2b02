import type { ReactNode } from 'react';
import classes from './SetupLayout.module.css';

interface SetupLayoutProps {
  readonly title: string;
  readonly remark: string;
  readonly children: ReactNode;
}

/** Before there is a frame: the mark, a word, and cards side by side. */
export function SetupLayout({ title, remark, children }: SetupLayoutProps) {
  return (
    <main className={classes.page}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <span className={classes.mark} aria-hidden="true">
            M
          </span>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.remark}>{remark}</p>
        </div>
        <div className={classes.cards}>{children}</div>
      </div>
    </main>
  );
}
