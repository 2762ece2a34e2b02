import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './SetupCard.module.css';

interface SetupCardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly what: string;
  readonly children: ReactNode;
}

export function SetupCard({ icon, title, what, children }: SetupCardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
      </div>
      <p className={classes.what}>{what}</p>
      {children}
    </section>
  );
}
