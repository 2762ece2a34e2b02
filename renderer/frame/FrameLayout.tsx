import { type ReactNode, useMemo } from 'react';
import { useKeys } from '../ui/use-keys.ts';
import classes from './FrameLayout.module.css';
import type { Place } from './places.ts';
import { goTo } from './use-route.ts';
import { Watermark } from './Watermark.tsx';

interface FrameLayoutProps {
  readonly places: readonly Place[];
  readonly training: boolean;
  readonly top: ReactNode;
  readonly rail: ReactNode;
  /** Strips above the screen. */
  readonly notes: ReactNode;
  readonly children: ReactNode;
}

/** Bar above, places at the left, the screen in the rest; the places' keys work everywhere. */
export function FrameLayout({ places, training, top, rail, notes, children }: FrameLayoutProps) {
  const keys = useMemo(
    () => Object.fromEntries(places.map(({ keyName, place }) => [keyName, () => goTo({ place })])),
    [places],
  );
  useKeys(keys);
  return (
    <div className={classes.frame}>
      {top}
      {rail}
      <div className={classes.work}>
        {notes}
        <main className={classes.screen}>{children}</main>
      </div>
      {training ? <Watermark /> : null}
    </div>
  );
}
