import { Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../client/use-call.ts';
import { useCommand } from '../client/use-command.ts';
import { Action } from '../ui/Action.tsx';
import classes from './Training.module.css';

/** The strip of a training desk: what counts here, the switch that really cuts the line, and the district beside it. */
export function Training() {
  const { t } = useTranslation();
  const status = useCall('training.status', {});
  const setLine = useCommand('training.setLine');
  const url = status.data?.districtUrl ?? null;
  // The switch shows what was asked until the core says how it stands.
  const [asked, setAsked] = useState<boolean | null>(null);
  const cut = asked ?? status.data?.cut ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is the state, whatever was asked
  useEffect(() => setAsked(null), [status.data]);
  return (
    <section className={classes.strip} aria-label={t('frame.training.mark')}>
      <span className={classes.words}>{t('frame.training.strip')}</span>
      <Switch
        label={t('frame.training.cut')}
        checked={cut}
        disabled={!status.data}
        onChange={async ({ currentTarget }) => {
          setAsked(currentTarget.checked);
          const answer = await setLine.run({ cut: currentTarget.checked });
          if (!answer?.ok) setAsked(null);
          status.refetch();
        }}
      />
      <Action
        kind="quiet"
        label={t('frame.training.district')}
        disabled={url === null}
        onAct={() => {
          if (url) window.open(url, '_blank', 'noopener');
        }}
      />
    </section>
  );
}
