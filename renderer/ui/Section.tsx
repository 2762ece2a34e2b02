import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  readonly title: string;
  /** Small words at the right of the title. */
  readonly remark?: ReactNode;
  /** Takes the room that is left. */
  readonly grow?: boolean;
  readonly children: ReactNode;
}

/** A white card with a name. */
export function Section({ title, remark, grow = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.card} data-grow={grow || undefined} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {remark ? <div className={classes.remark}>{remark}</div> : null}
      </div>
      {children}
    </section>
  );
}
