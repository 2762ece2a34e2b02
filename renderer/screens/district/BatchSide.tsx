import { useTranslation } from 'react-i18next';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import beside from '../../ui/beside.module.css';
import { FactList } from '../../ui/FactList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { roadWord, sizeWord } from '../sync/sync-words.ts';
import { type BatchRow, batchStateKeys, batchTones, isAddress, rangeOf, senderOf } from './batch-words.ts';
import classes from './district.module.css';

/** One batch in full: what it is and, where it was not taken, why. */
export function BatchSide({ row }: { readonly row: BatchRow | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!row) return <p className={classes.pick}>{t('district.batches.side.pick')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={beside.detail} tabIndex={0} aria-label={t('district.batches.side.label')}>
      <div className={classes.title}>
        <h2>{senderOf(row, t)}</h2>
        <StatusTag tone={batchTones[row.state]} word={t(batchStateKeys[row.state])} />
      </div>
      {row.message ? <p className={classes.message}>{row.message}</p> : null}
      {row.state === 'gap' && row.resumeFrom !== null ? (
        <p className={classes.message}>{t('district.batches.import.resume', { seq: row.resumeFrom })}</p>
      ) : null}
      <FactList
        facts={[
          { label: t('district.batches.column.range'), value: rangeOf(row, t) },
          { label: t('district.batches.side.dossiers'), value: grouped(row.dossiers) },
          { label: t('district.batches.side.at'), value: format.near(row.at) },
          { label: t('district.batches.side.sealed'), value: row.sealedAt ? format.near(row.sealedAt) : '–' },
          { label: t('district.batches.side.road'), value: roadWord(row.road, t) },
          { label: t('district.batches.side.size'), value: sizeWord(row.bytes, t) },
          isAddress(row)
            ? { label: t('district.batches.side.address'), value: row.file, wide: true }
            : { label: t('district.batches.side.file'), value: row.file, wide: true },
          ...(row.ledger
            ? [
                {
                  label: t('district.batches.side.ledger'),
                  value: <span className={classes.ledger}>{row.ledger}</span>,
                  wide: true,
                },
              ]
            : []),
          ...(row.code ? [{ label: t('district.batches.side.code'), value: row.code, wide: true }] : []),
        ]}
      />
    </section>
  );
}
