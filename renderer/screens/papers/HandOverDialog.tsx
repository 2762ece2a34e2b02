import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './papers.module.css';
import { useHandOver } from './use-hand-over.ts';

const madeShown = 3;

/** Paper dossiers that wait for the messenger, and the lists that were made for him. */
export function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCall('paperList.desk', {});
  const handOver = useHandOver(refetch);
  const open = data?.open ?? [];
  const made = data?.made ?? [];
  return (
    <Dialog title={t('papers.desk.title')} size="lg" onClose={onClose}>
      <Stack gap="md">
        <p className={classes.hint}>{t('papers.desk.hint')}</p>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
        {data && open.length === 0 ? <p className={classes.hint}>{t('papers.desk.none')}</p> : null}
        {open.length === 0 ? null : <h3 className={classes.name}>{t('papers.desk.count', { count: open.length })}</h3>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <ul className={classes.open} tabIndex={0} aria-label={t('papers.desk.title')}>
          {open.map(({ code, fullName, procedureName, handedAt }) => (
            <li key={code}>
              <strong>{code}</strong>
              <small>{format.near(handedAt)}</small>
              <small>
                {fullName} · {procedureName}
              </small>
            </li>
          ))}
        </ul>
        {open.length > 40 ? <p className={classes.hint}>{t('papers.desk.most')}</p> : null}
        {handOver.error ? <ErrorNote error={handOver.error} /> : null}
        {handOver.done === null ? null : (
          <p className={classes.ok} role="status">
            {handOver.done}
          </p>
        )}
        {made.length === 0 ? null : (
          <>
            <h3 className={classes.name}>{t('papers.desk.made')}</h3>
            <ul className={`${classes.open} ${classes.made}`}>
              {made.slice(0, madeShown).map(({ list, madeAt, dossiers }) => (
                <li key={list}>
                  <span>
                    {t('papers.desk.madeRow', { list, count: dossiers })} <small>{format.near(madeAt)}</small>
                  </span>
                  <Action kind="quiet" label={t('papers.desk.again')} onAct={() => void handOver.print(list)} />
                </li>
              ))}
            </ul>
          </>
        )}
        <Group gap="sm">
          <Action
            kind="go"
            label={t('papers.desk.make')}
            busy={handOver.busy}
            disabled={open.length === 0}
            onAct={() => void handOver.make()}
          />
          <Action kind="quiet" keyName="Esc" label={t('papers.desk.back')} onAct={onClose} />
        </Group>
      </Stack>
    </Dialog>
  );
}
