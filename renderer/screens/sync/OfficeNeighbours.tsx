import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import classes from './SyncScreen.module.css';

/** Who was asked last, and what came of it. */
export function OfficeNeighbours({ office }: { readonly office: CallOutput<'office.status'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (office.problem) return <p role="alert">{office.problem.message}</p>;
  if (office.neighbours.length === 0) return <p className={classes.remark}>{t('sync.office.nobody')}</p>;
  return (
    <ul className={classes.files}>
      {office.neighbours.map(({ address, askedAt, events, problem }) => (
        <li key={address} className={classes.file}>
          <strong>{address}</strong>
          <span className={classes.remark}>{format.near(askedAt)}</span>
          <span>
            {problem?.message ?? (events === 0 ? t('sync.office.nothing') : t('sync.office.taken', { count: events }))}
          </span>
        </li>
      ))}
    </ul>
  );
}
