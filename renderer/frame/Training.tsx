import { Switch } from '@mantine/core';
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
  const cut = status.data?.cut ?? false;
  return (
    <section className={classes.strip} aria-label={t('frame.training.mark')}>
      <span className={classes.words}>{t('frame.training.strip')}</span>
      <Switch
        label={t('frame.training.cut')}
        checked={cut}
        disabled={!status.data || setLine.busy}
        onChange={async ({ currentTarget }) => {
          await setLine.run({ cut: currentTarget.checked });
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
