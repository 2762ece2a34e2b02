import { IconCheck, IconCloudOff, IconLoader2, IconRefresh, type TablerIcon } from '@tabler/icons-react';
import classes from './NetPill.module.css';

export type NetTone = 'on' | 'off' | 'sending' | 'lost';

const icons: Readonly<Record<NetTone, TablerIcon>> = {
  on: IconCheck,
  off: IconCloudOff,
  sending: IconRefresh,
  lost: IconLoader2,
};

/** The network as a remark in the corner; opens Đồng bộ where there is one. */
export function NetPill({
  tone,
  words,
  href,
}: {
  readonly tone: NetTone;
  readonly words: string;
  readonly href?: string;
}) {
  const Icon = icons[tone];
  const content = (
    <>
      <Icon className={classes.icon} aria-hidden="true" />
      <span className={classes.words}>{words}</span>
    </>
  );
  return (
    <div role="status" className={classes.place}>
      {href ? (
        <a className={classes.pill} data-tone={tone} href={href}>
          {content}
        </a>
      ) : (
        <span className={classes.pill} data-tone={tone}>
          {content}
        </span>
      )}
    </div>
  );
}
