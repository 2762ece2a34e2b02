import { useLayoutEffect, useRef } from 'react';
import classes from './ProgressScreen.module.css';

interface ShareBarProps {
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
}

/** Shares as a bar and as numbers beside it: colour alone says nothing. */
export function ShareBar({ early, onTime, late }: ShareBarProps) {
  const bar = useRef<HTMLSpanElement>(null);
  const all = early + onTime + late;
  const percent = (count: number): number => (all === 0 ? 0 : Math.round((count * 100) / all));
  useLayoutEffect(() => {
    bar.current?.style.setProperty('--share-early', `${all === 0 ? 0 : (early * 100) / all}%`);
    bar.current?.style.setProperty('--share-late', `${all === 0 ? 0 : (late * 100) / all}%`);
  }, [all, early, late]);
  if (all === 0) return <span className={classes.nought}>–</span>;
  return (
    <span className={classes.share}>
      <span ref={bar} className={classes.bar} aria-hidden="true" />
      {`${percent(early)} · ${percent(onTime)} · ${percent(late)}`}
    </span>
  );
}
