import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './rules.module.css';

/** Dossiers under way whose due date would be another one by the calendar of the draft; nothing moves by itself. */
export function DueChangeList({ communes }: { readonly communes: readonly string[] | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCall('rules.dueChanges', communes === null ? {} : { communes: [...communes] });
  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy rows={2} />;
  return (
    <section className={classes.dues} aria-label={t('rules.due.label')}>
      <h3>{t('rules.due.title', { changed: data.changed, checked: data.checked })}</h3>
      <p className={beside.hint}>{t('rules.due.hint')}</p>
      {data.refused > 0 ? <p className={classes.wrong}>{t('rules.due.refused', { count: data.refused })}</p> : null}
      {data.rows.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rules.due.dossier')}</th>
              <th scope="col">{t('rules.due.from')}</th>
              <th scope="col">{t('rules.due.to')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ dossierId, code, communeName, fullName, fromDueAt, toDueAt }) => (
              <tr key={dossierId}>
                <td>
                  <a href={code ? `#/dossier/code/${encodeURIComponent(code)}` : `#/dossier/id/${dossierId}`}>
                    {code ?? dossierId}
                  </a>
                  <small>
                    {fullName} · {communeName}
                  </small>
                </td>
                <td>{format.due(fromDueAt)}</td>
                <td>{format.due(toDueAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
