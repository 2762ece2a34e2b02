import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import table from '../../ui/table.module.css';
import classes from './ClientsScreen.module.css';
import { scopeKeys } from './scope-keys.ts';

type Client = CallOutput<'api.clients'>[number];

/** Each program with what it may do, how often, and when it last did. */
export function ClientTable({ clients }: { readonly clients: readonly Client[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={`${beside.blank} ${classes.scroll}`} tabIndex={0} aria-label={t('clients.head.title')}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('clients.column.name')}</th>
            <th scope="col">{t('clients.column.scopes')}</th>
            <th scope="col">{t('clients.column.rate')}</th>
            <th scope="col">{t('clients.column.used')}</th>
            <th scope="col">{t('clients.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => (
            <tr key={client.id}>
              <th scope="row">
                {client.name}
                <small>{t('clients.row.given', { when: format.near(client.madeAt), id: client.id })}</small>
              </th>
              <td>{client.scopes.map((scope) => t(scopeKeys[scope])).join(', ')}</td>
              <td>{grouped(client.perMinute)}</td>
              <td>{client.usedAt ? format.near(client.usedAt) : t('clients.row.never')}</td>
              <td>
                {client.revokedAt ? (
                  <StatusTag
                    tone="late"
                    word={t('clients.row.withdrawn', { when: format.nearDay(client.revokedAt) })}
                  />
                ) : (
                  <Withdraw client={client} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Asked once more in place: a program without its key stands still. */
function Withdraw({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const revoke = useCommand('api.revokeClient');
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <div className={classes.withdraw}>
        <Action kind="quiet" label={t('clients.row.withdraw')} onAct={() => setAsking(true)} />
      </div>
    );
  return (
    <div className={classes.asking}>
      {revoke.error ? <ErrorNote error={revoke.error} /> : null}
      <Action label={t('clients.row.sure')} busy={revoke.busy} onAct={() => void revoke.run({ id: client.id })} />
      <Action kind="quiet" label={t('clients.row.keep')} onAct={() => setAsking(false)} />
    </div>
  );
}
