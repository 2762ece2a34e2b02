import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconMinus,
  IconPlayerPause,
  IconSquareRotated,
  type TablerIcon,
} from '@tabler/icons-react';
import classes from './StatusTag.module.css';

export type Tone = 'late' | 'today' | 'soon' | 'wait' | 'ok' | 'plain';

const icons: Readonly<Record<Tone, TablerIcon>> = {
  late: IconAlertTriangle,
  today: IconClock,
  soon: IconSquareRotated,
  wait: IconPlayerPause,
  ok: IconCheck,
  plain: IconMinus,
};

/** A status: always colour, shape and word together. */
export function StatusTag({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  const Icon = icons[tone];
  return (
    <span className={classes.tag} data-tone={tone}>
      <Icon className={classes.icon} aria-hidden="true" />
      {word}
    </span>
  );
}
