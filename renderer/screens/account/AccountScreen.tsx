import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { roleKeys } from '../users/user-words.ts';
import classes from './account.module.css';
import { PasswordForm } from './PasswordForm.tsx';
import { SessionList } from './SessionList.tsx';
import { TotpCard } from './TotpCard.tsx';

/** Whoever signed in about themselves: password, codes, sessions. */
export function AccountScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('account.get', {});
  return (
    <>
      <ScreenHead
        title={data?.fullName ?? t('account.head.title')}
        remark={data ? `${data.name} · ${data.roles.map((role) => t(roleKeys[role])).join(', ')}` : null}
      />
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      {data ? (
        <div className={classes.two}>
          <div className={classes.column}>
            <Section title={t('account.password.title')}>
              <PasswordForm />
            </Section>
            <Section title={t('account.sessions.title')} remark={t('account.sessions.remark')}>
              <SessionList sessions={data.sessions} />
            </Section>
          </div>
          <div className={classes.column}>
            <TotpCard account={data} />
          </div>
        </div>
      ) : error ? null : (
        <Busy rows={6} />
      )}
    </>
  );
}
