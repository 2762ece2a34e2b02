import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './account.module.css';

type Session = CallOutput<'account.get'>['sessions'][number];

/** Where one is signed in; others than this can be ended. */
export function SessionList({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const end = useCommand('account.endSession');
  return (
    <>
      {end.error ? <ErrorNote error={end.error} /> : null}
      <ul className={classes.sessions}>
        {sessions.map(({ id, address, openedAt, seenAt, current }) => (
          <li key={id} className={classes.session}>
            <span>
              <strong>{address}</strong>
              <small>{t('account.sessions.times', { opened: format.near(openedAt), seen: format.near(seenAt) })}</small>
            </span>
            {current ? (
              <span className={classes.here}>{t('account.sessions.here')}</span>
            ) : (
              <Action kind="quiet" label={t('account.sessions.end')} onAct={() => void end.run({ session: id })} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
