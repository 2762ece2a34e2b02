import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiBase } from '../../../shared/api/openapi.ts';
import { useCall } from '../../client/use-call.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import classes from './ClientsScreen.module.css';
import { ClientTable } from './ClientTable.tsx';
import { clientListFile } from './client-list-file.ts';
import { GivenKey } from './GivenKey.tsx';
import { NewClient } from './NewClient.tsx';

/** Programs that may ask over /api/v1, each with its key: given, shown once, withdrawn. */
export function ClientsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCall('api.clients', {});
  const [given, setGiven] = useState<{ readonly name: string; readonly key: string } | null>(null);
  const live = data?.filter(({ revokedAt }) => revokedAt === null).length ?? 0;
  return (
    <>
      <ScreenHead
        title={t('clients.head.title')}
        remark={data ? t('clients.head.remark', { live, all: data.length }) : null}
      >
        <ExportList
          disabled={!data?.length}
          source={async () => ({ kind: 'list', list: clientListFile(data ?? [], { t, format }) })}
        />
      </ScreenHead>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      <div className={beside.two}>
        {!data ? (
          <div className={beside.blank}>{error ? null : <Busy rows={6} />}</div>
        ) : data.length === 0 ? (
          <div className={beside.blank}>
            <EmptyNote title={t('clients.empty.title')} hint={t('clients.empty.hint')} />
          </div>
        ) : (
          <ClientTable clients={data} />
        )}
        <aside className={`${beside.side} ${classes.side}`} aria-label={t('clients.new.title')}>
          {given ? (
            <GivenKey name={given.name} apiKey={given.key} onSeen={() => setGiven(null)} />
          ) : (
            <NewClient onGiven={(name, key) => setGiven({ name, key })} />
          )}
          <p className={classes.hint}>
            {t('clients.page.hint')} <code>{apiBase}</code>
          </p>
        </aside>
      </div>
    </>
  );
}
