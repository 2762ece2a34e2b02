import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { GridCell, GridRow, RowGrid } from '../../ui/RowGrid.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { SightSwitch } from './SightSwitch.tsx';
import { TotpRule } from './TotpRule.tsx';
import { UserForm } from './UserForm.tsx';
import { UserSide } from './UserSide.tsx';
import { userListFile } from './user-list-file.ts';
import { roleKeys, type UserRow, userState } from './user-words.ts';
import classes from './users.module.css';

/** What stands at the side: one user, or the form of a new or known one. */
type Side = { readonly kind: 'user' } | { readonly kind: 'form'; readonly user: UserRow | null };

/** Who may sign in, with which roles; for administrators. */
export function UsersScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('user.list', {});
  const [chosen, setChosen] = useState(0);
  const [side, setSide] = useState<Side>({ kind: 'user' });
  const [told, setTold] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const users = data ?? [];
  const selected = Math.min(chosen, Math.max(0, users.length - 1));
  const choose = (index: number): void => {
    setChosen(index);
    setSide({ kind: 'user' });
    setTold(null);
  };
  const add = (): void => {
    setTold(null);
    setSide({ kind: 'form', user: null });
  };
  useKeys(side.kind === 'form' ? {} : { f7: add });

  return (
    <>
      <ScreenHead title={t('users.head.title')} remark={data ? t('users.head.remark', { users: data.length }) : null}>
        <ExportList
          disabled={users.length === 0}
          source={async () => ({ kind: 'list', list: userListFile(users, t) })}
        />
      </ScreenHead>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      <div className={classes.rules}>
        <TotpRule />
        <div className={classes.rule}>
          <SightSwitch />
        </div>
      </div>
      <div className={classes.two}>
        {data ? (
          <RowGrid
            label={t('users.head.title')}
            heads={[t('users.column.name'), t('users.column.roles'), t('users.column.totp'), t('users.column.state')]}
            columns={classes.columns}
            selected={selected}
            total={users.length}
            onSelect={choose}
            onOpen={choose}
            renderPage={(_, places) =>
              places.map(({ index, top }) => {
                const user = users[index];
                return (
                  <GridRow key={index} index={index} top={top}>
                    {user ? <Cells user={user} /> : null}
                  </GridRow>
                );
              })
            }
          />
        ) : (
          <div className={beside.blank}>{error ? null : <Busy rows={4} />}</div>
        )}
        <aside className={beside.side} aria-label={t('users.side.label')}>
          {side.kind === 'form' ? (
            <UserForm
              key={side.user?.id ?? ''}
              user={side.user}
              onBack={() => setSide({ kind: 'user' })}
              onDone={(password) => {
                setTold(password);
                setSide({ kind: 'user' });
              }}
            />
          ) : (
            <>
              <UserSide
                key={users[selected]?.id ?? ''}
                user={users[selected] ?? null}
                told={told}
                onTold={setTold}
                onChange={(user) => setSide({ kind: 'form', user })}
              />
              <Action kind="go" wide label={t('users.action.add')} keyName="F7" onAct={add} />
            </>
          )}
        </aside>
      </div>
    </>
  );
}

function Cells({ user }: { readonly user: UserRow }) {
  const { t } = useTranslation();
  const { tone, key } = userState(user);
  return (
    <>
      <GridCell kind="name">
        <strong>{user.fullName}</strong>
        <small>{user.name}</small>
      </GridCell>
      <GridCell>
        <span>{user.roles.map((role) => t(roleKeys[role])).join(', ')}</span>
        <small>{user.fields.join(', ')}</small>
      </GridCell>
      <GridCell>
        <span>{user.totp ? t('users.totp.on') : t('users.totp.off')}</span>
        <small>{user.sessions > 0 ? t('users.row.sessions', { count: user.sessions }) : ''}</small>
      </GridCell>
      <GridCell kind="end">
        <StatusTag tone={tone} word={t(key)} />
      </GridCell>
    </>
  );
}
