import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import beside from '../../ui/beside.module.css';
import { FactList } from '../../ui/FactList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import district from '../district/district.module.css';
import { type PaperListRow, paperState } from './paper-words.ts';
import classes from './papers.module.css';

/** One list: what is on paper and not in the data, and the other way round. */
export function PaperListSide({ row }: { readonly row: PaperListRow | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!row) return <p className={district.pick}>{t('papers.side.pick')}</p>;
  const { tone, word } = paperState(row, t);
  const when = (at: string | null): string => (at ? format.near(at) : t('papers.row.notYet'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={beside.detail} tabIndex={0} aria-label={t('papers.side.label')}>
      <div className={district.title}>
        <h2>{t('papers.row.from', { commune: row.communeName, desk: row.desk })}</h2>
        <StatusTag tone={tone} word={word} />
      </div>
      <FactList
        facts={[
          { label: t('papers.column.list'), value: row.list, wide: true },
          { label: t('papers.column.dossiers'), value: row.dossiers },
          { label: t('papers.column.made'), value: format.near(row.madeAt) },
          { label: t('papers.side.announced'), value: when(row.announcedAt) },
          { label: t('papers.column.scanned'), value: when(row.scannedAt) },
        ]}
      />
      {row.scannedAt === null ? <p className={classes.hint}>{t('papers.side.onlyPaper')}</p> : null}
      {row.state === 'arrived' ? <p className={classes.hint}>{t('papers.side.none')}</p> : null}
      {row.missing.length === 0 ? null : (
        <>
          <h3 className={classes.name}>{t('papers.side.missing')}</h3>
          <p className={classes.hint}>{t('papers.side.missingHint')}</p>
          <ul className={classes.codes}>
            {row.missing.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </>
      )}
      {row.extra.length === 0 ? null : (
        <>
          <h3 className={classes.name}>{t('papers.side.extra')}</h3>
          <p className={classes.hint}>{t('papers.side.extraHint')}</p>
          <ul className={classes.codes}>
            {row.extra.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </>
      )}
      {row.hidden === 0 ? null : <p className={classes.hint}>{t('papers.side.hidden', { count: row.hidden })}</p>}
    </section>
  );
}
