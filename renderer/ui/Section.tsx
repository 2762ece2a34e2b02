import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  readonly title: string;
  /** Stands in the title's place, where a choice names the card. */
  readonly lead?: ReactNode;
  /** Small choices beside the title. */
  readonly extra?: ReactNode;
  /** Small words at the right of the title. */
  readonly remark?: ReactNode;
  /** Takes the room that is left. */
  readonly grow?: boolean;
  readonly children: ReactNode;
}

/** A white card with a name. */
export function Section({ title, lead, extra, remark, grow = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.card} data-grow={grow || undefined} aria-labelledby={lead ? undefined : id}>
      <div className={classes.head}>
        {lead ?? (
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
        )}
        {extra}
        {remark ? <div className={classes.remark}>{remark}</div> : null}
      </div>
      {children}
    </section>
  );
}
