import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FactList } from '../../ui/FactList.tsx';
import classes from './attention-side.module.css';
import type { BatchRow } from './batch-words.ts';

/** What a kept file holds, read and not applied. */
export function KeptLook({ batch, onBack }: { readonly batch: BatchRow; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCall('batch.look', { batch: batch.id });
  return (
    <div className={classes.look}>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      {data ? (
        <>
          <FactList
            facts={[
              { label: t('district.attention.look.sealed'), value: format.near(data.sealedAt) },
              { label: t('district.attention.look.range'), value: `${grouped(data.fromSeq)} – ${grouped(data.toSeq)}` },
              { label: t('district.attention.look.held'), value: grouped(data.heldUpTo) },
              ...(data.differsFrom === null
                ? []
                : [{ label: t('district.attention.look.differs'), value: grouped(data.differsFrom) }]),
            ]}
          />
          {data.unknownTypes.map(({ type, count }) => (
            <p key={type} className={classes.todo}>
              {t('district.attention.look.unknown', { type, count })}
            </p>
          ))}
          <h3>{t('district.attention.look.dossiers', { count: data.dossiers.length })}</h3>
          <ul>
            {data.dossiers.map(({ dossierId, code, fullName, events, known }) => (
              <li key={dossierId}>
                <strong>{code ?? t('district.attention.noCode')}</strong>
                <span>{fullName}</span>
                <small>
                  {t('district.attention.look.events', { count: events.length })}
                  {' · '}
                  {t(known ? 'district.attention.look.known' : 'district.attention.look.new')}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : error ? null : (
        <Busy rows={4} />
      )}
      <Action wide label={t('district.desks.form.back')} onAct={onBack} />
    </div>
  );
}
