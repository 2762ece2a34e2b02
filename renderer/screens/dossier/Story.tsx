import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from './dossier-view.ts';
import classes from './Story.module.css';
import { StoryEntry } from './StoryEntry.tsx';

interface StoryProps {
  readonly entries: readonly TimelineEntry[];
  /** Beside a list: nothing can be done in it. */
  readonly brief?: boolean;
  /** Settles an event in conflict; only where the asking person may. */
  readonly onSettle?: ((entry: TimelineEntry) => void) | null;
}

/** What happened, by whom, when and where, in its order. */
export function Story({ entries, brief = false, onSettle = null }: StoryProps) {
  const { t } = useTranslation();
  return (
    <ol className={classes.story} aria-label={t('dossier.story.title')}>
      {entries.map((entry, at) => (
        <StoryEntry
          key={`${entry.ledger} ${entry.seq}`}
          entry={entry}
          standing={standingBefore(entries, at)}
          brief={brief}
          onSettle={onSettle}
        />
      ))}
    </ol>
  );
}

/** What an event in conflict met: the last one before it that holds. */
function standingBefore(entries: readonly TimelineEntry[], at: number): TimelineEntry | null {
  return (
    entries
      .slice(0, at)
      .reverse()
      .find(({ effect }) => effect === 'applied' || effect === 'settledTaken') ?? null
  );
}
