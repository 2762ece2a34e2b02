import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { roleKeys, type UserRow, userState } from './user-words.ts';
import classes from './users.module.css';

interface UserSideProps {
  readonly user: UserRow | null;
  /** A password that is told once. */
  readonly told: { readonly name: string; readonly password: string } | null;
  readonly onTold: (told: { readonly name: string; readonly password: string } | null) => void;
  readonly onChange: (user: UserRow) => void;
}

/** One user: what is known, and what an administrator can do. */
export function UserSide({ user, told, onTold, onChange }: UserSideProps) {
  const { t } = useTranslation();
  return (
    <div className={beside.detail}>
      {told ? (
        <div className={classes.told} role="status">
          <p>{t('users.told.title', { name: told.name })}</p>
          <output className={classes.password}>{told.password}</output>
          <p className={beside.hint}>{t('users.told.hint')}</p>
        </div>
      ) : null}
      {user ? (
        <>
          <div className={beside.facts}>
            <UserFacts user={user} />
          </div>
          <UserDeeds user={user} onTold={onTold} onChange={onChange} />
        </>
      ) : null}
    </div>
  );
}

function UserFacts({ user }: { readonly user: UserRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tone, key } = userState(user);
  return (
    <>
      <div className={beside.title}>
        <h2>{user.fullName}</h2>
        <StatusTag tone={tone} word={t(key)} />
      </div>
      {user.lockedUntil ? (
        <p className={beside.hint}>{t('users.side.lockedUntil', { when: format.near(user.lockedUntil) })}</p>
      ) : null}
      <FactList
        facts={[
          { label: t('users.form.name'), value: user.name },
          { label: t('users.side.sessions'), value: user.sessions },
          { label: t('users.column.roles'), value: user.roles.map((role) => t(roleKeys[role])).join(', '), wide: true },
          ...(user.fields.length > 0
            ? [{ label: t('users.form.fields'), value: user.fields.join(', '), wide: true }]
            : []),
          { label: t('users.column.totp'), value: user.totp ? t('users.totp.on') : t('users.totp.off'), wide: true },
        ]}
      />
    </>
  );
}

function UserDeeds({ user, onTold, onChange }: Omit<UserSideProps, 'user' | 'told'> & { readonly user: UserRow }) {
  const { t } = useTranslation();
  const setState = useCommand('user.setState');
  const reset = useCommand('user.resetPassword');
  const removeTotp = useCommand('user.removeTotp');
  const endSessions = useCommand('user.endSessions');
  const error = setState.error ?? reset.error ?? removeTotp.error ?? endSessions.error;
  const of = { user: user.id };
  const resetPassword = async (): Promise<void> => {
    const answer = await reset.run(of);
    if (answer?.ok) onTold({ name: user.name, password: answer.value.password });
  };
  useKeys({ f8: () => onChange(user) });
  return (
    <div className={beside.buttons}>
      {error ? <ErrorNote error={error} /> : null}
      <Action wide label={t('users.action.change')} keyName="F8" onAct={() => onChange(user)} />
      <div className={beside.rare}>
        <Action kind="quiet" label={t('users.action.reset')} busy={reset.busy} onAct={() => void resetPassword()} />
        {user.totp ? (
          <Action
            kind="quiet"
            label={t('users.action.removeTotp')}
            busy={removeTotp.busy}
            onAct={() => void removeTotp.run(of)}
          />
        ) : null}
        {user.sessions > 0 ? (
          <Action
            kind="quiet"
            label={t('users.action.endSessions')}
            busy={endSessions.busy}
            onAct={() => void endSessions.run(of)}
          />
        ) : null}
        <Action
          kind="quiet"
          label={user.state === 'active' ? t('users.action.disable') : t('users.action.enable')}
          busy={setState.busy}
          onAct={() => void setState.run({ ...of, state: user.state === 'active' ? 'disabled' : 'active' })}
        />
      </div>
    </div>
  );
}
