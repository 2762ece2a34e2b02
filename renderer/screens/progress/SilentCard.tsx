import { NumberInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreApi } from 'zustand';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { communesIn, furthestBehind, isSilent, type Overview, type Scope } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import type { BoardState } from './progress-store.ts';

interface SilentCardProps {
  readonly overview: Overview;
  readonly scope: Scope;
  readonly store: StoreApi<BoardState>;
}

/** Up to when the figures are complete, and which communes were not heard of for so many days; the days are set here. */
export function SilentCard({ overview, scope, store }: SilentCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [setting, setSetting] = useState(false);
  const { silentAfterDays: days } = overview;
  const communes = communesIn(overview, scope);
  const last = furthestBehind(communes);
  const silent = communes.filter((commune) => isSilent(commune, days)).length;
  const times = communes.flatMap(({ completeUpTo }) => completeUpTo ?? []);
  const upTo = times.toSorted()[0] ?? null;
  const unsent = communes.length - times.length;
  return (
    <section className={classes.card}>
      <h2>{t('progress.card.complete')}</h2>
      <p className={classes.figure}>{upTo ? format.near(upTo) : '–'}</p>
      <p className={classes.parts}>
        {last ? (
          <UnstyledButton
            className={classes.figureLink}
            onClick={() => store.getState().choose({ group: 'communes', look: 'table', silent: false })}
          >
            {t('progress.card.behind', { name: last.name, count: last.daysBehind })}
          </UnstyledButton>
        ) : null}
        {unsent > 0 ? <span>{t('progress.card.unsent', { count: unsent })}</span> : null}
        {communes.length === 0 ? (
          t('progress.card.nothing')
        ) : silent === 0 ? (
          t('progress.card.allHeard', { days })
        ) : (
          <UnstyledButton
            className={classes.figureLink}
            onClick={() => store.getState().choose({ group: 'communes', look: 'table', silent: true })}
          >
            {t('progress.card.silent', { count: silent, days })}
          </UnstyledButton>
        )}
        <UnstyledButton className={classes.figureLink} onClick={() => setSetting(true)}>
          {t('progress.card.setDays')}
        </UnstyledButton>
      </p>
      {setting ? <SilentDays days={days} onClose={() => setSetting(false)} /> : null}
    </section>
  );
}

function SilentDays({ days, onClose }: { readonly days: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const set = useCommand('figure.setSilentDays');
  const [typed, setTyped] = useState(days);
  return (
    <Dialog title={t('progress.days.title')} onClose={onClose}>
      <form
        className={classes.days}
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = await set.run({ days: typed });
          if (answer?.ok) onClose();
        }}
      >
        <NumberInput
          label={t('progress.days.label')}
          value={typed}
          min={1}
          max={90}
          clampBehavior="strict"
          allowDecimal={false}
          data-autofocus
          onChange={(value) => setTyped(typeof value === 'number' ? value : days)}
        />
        {set.error ? <ErrorNote error={set.error} /> : null}
        <Action kind="go" submit label={t('progress.days.save')} keyName="↵" busy={set.busy} />
      </form>
    </Dialog>
  );
}
