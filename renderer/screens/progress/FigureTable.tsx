import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import table from '../../ui/table.module.css';
import { FigureLink } from './FigureLink.tsx';
import { endedParts, type FigurePart, nowParts, partKeys, rowFigures, timeParts } from './figure-links.ts';
import { type FigureRow, type Grouping, groupKeys, percentWord } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import { ShareBar } from './ShareBar.tsx';

/** Figures that miss so many days are marked. */
const lateDays = 3;

/** The board by commune, field, officer or month: every figure opens into its dossiers. */
export function FigureTable({ rows, group }: { readonly rows: readonly FigureRow[]; readonly group: Grouping }) {
  const { t } = useTranslation();
  const [hasNow, hasCommune] = [group === 'communes' || group === 'fields', group === 'communes'];
  if (rows.length === 0)
    return (
      <div className={beside.blank}>
        <EmptyNote title={t('progress.empty')} />
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t(groupKeys[group])}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t(groupKeys[group])}</th>
            <th scope="col">{t('progress.column.ended')}</th>
            <th scope="col">{t('progress.column.early')}</th>
            <th scope="col">{t('progress.column.onTime')}</th>
            <th scope="col">{t('progress.column.late')}</th>
            <th scope="col">{t('progress.column.bar')}</th>
            <th scope="col">{t('progress.column.law')}</th>
            <th scope="col">{t('progress.column.lastYear')}</th>
            {hasNow ? <th scope="col">{t('progress.column.open')}</th> : null}
            {hasNow ? <th scope="col">{t('progress.column.overdue')}</th> : null}
            {hasNow ? <th scope="col">{t('progress.column.willBeLate')}</th> : null}
            {hasCommune ? <th scope="col">{t('progress.column.complete')}</th> : null}
            {hasCommune ? <th scope="col">{t('progress.column.heard')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                {row.more ? <small>{row.more}</small> : null}
              </th>
              <EndedCells row={row} />
              {timeParts.map((part) => (
                <PartCell key={part} row={row} part={part} label={percentWord(row[part])} />
              ))}
              {hasNow ? nowParts.map((part) => <PartCell key={part} row={row} part={part} />) : null}
              {hasCommune ? <CompleteCells row={row} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EndedCells({ row }: { readonly row: FigureRow }) {
  return (
    <>
      {endedParts.map((part) => (
        <PartCell key={part} row={row} part={part} />
      ))}
      <td>
        <ShareBar early={row.early} onTime={row.onTime} late={row.late} />
      </td>
    </>
  );
}

function PartCell({
  row,
  part,
  label,
}: {
  readonly row: FigureRow;
  readonly part: FigurePart;
  readonly label?: string;
}) {
  const { t } = useTranslation();
  const words = `${row.name} · ${t(partKeys[part])}`;
  return (
    <td>
      <FigureLink figure={rowFigures(row)[part]} words={words} {...(label === undefined ? {} : { label })} />
    </td>
  );
}

function CompleteCells({ row: { commune } }: { readonly row: FigureRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const behind = commune?.daysBehind ?? null;
  const silent = commune?.silentDays ?? null;
  return (
    <>
      <td>
        {behind === null ? (
          t('progress.row.none')
        ) : behind >= lateDays ? (
          <StatusTag tone="late" word={t('progress.row.missing', { count: behind })} />
        ) : (
          format.near(commune?.completeUpTo ?? '')
        )}
      </td>
      <td>
        {silent === null
          ? t('progress.row.never')
          : silent === 0
            ? t('progress.row.today')
            : t('progress.row.silent', { count: silent })}
      </td>
    </>
  );
}
