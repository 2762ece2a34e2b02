import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './SetupCard.module.css';

interface SetupCardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly what: string;
  /** This way was taken: the card has the whole room, the others go. */
  readonly chosen?: boolean;
  readonly children: ReactNode;
}

export function SetupCard({ icon, title, what, chosen = false, children }: SetupCardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id} data-chosen={chosen || undefined}>
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
