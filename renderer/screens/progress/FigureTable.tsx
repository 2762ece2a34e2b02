import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import table from '../../ui/table.module.css';
import { FigureLink } from './FigureLink.tsx';
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
              <TimeCells row={row} />
              {hasNow ? <NowCells row={row} /> : null}
              {hasCommune ? <CompleteCells row={row} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EndedCells({ row }: { readonly row: FigureRow }) {
  const { t } = useTranslation();
  const { early, onTime, late, name, asked, ended } = row;
  const words = (column: string): string => `${name} · ${column}`;
  return (
    <>
      <td>
        <FigureLink
          count={early + onTime + late}
          words={words(t('progress.column.ended'))}
          asked={{ ...asked, ended }}
        />
      </td>
      <td>
        <FigureLink
          count={early}
          words={words(t('progress.column.early'))}
          asked={{ ...asked, ended: { ...ended, class: 'early' } }}
        />
      </td>
      <td>
        <FigureLink
          count={onTime}
          words={words(t('progress.column.onTime'))}
          asked={{ ...asked, ended: { ...ended, class: 'onTime' } }}
        />
      </td>
      <td>
        <FigureLink
          count={late}
          words={words(t('progress.column.late'))}
          asked={{ ...asked, ended: { ...ended, class: 'late' } }}
        />
      </td>
      <td>
        <ShareBar early={early} onTime={onTime} late={late} />
      </td>
    </>
  );
}

/** Shares open into the dossiers that they are counted from. */
function TimeCells({ row: { law, lastYear, name, asked, ended } }: { readonly row: FigureRow }) {
  const { t } = useTranslation();
  const shares = [
    [law, t('progress.column.law')],
    [lastYear, t('progress.column.lastYear')],
  ] as const;
  return shares.map(([share, column]) => (
    <td key={column}>
      <FigureLink
        count={share === null ? 0 : 1}
        words={`${name} · ${column}`}
        asked={{ ...asked, ended: { ...ended, timed: true } }}
        label={percentWord(share)}
      />
    </td>
  ));
}

function NowCells({ row: { now, name, asked } }: { readonly row: FigureRow }) {
  const { t } = useTranslation();
  return (
    <>
      <td>
        <FigureLink
          count={now?.open ?? 0}
          words={`${name} · ${t('progress.column.open')}`}
          asked={{ ...asked, state: 'open' }}
        />
      </td>
      <td>
        <FigureLink
          count={now?.overdue ?? 0}
          words={`${name} · ${t('progress.column.overdue')}`}
          asked={{ ...asked, due: 'overdue' }}
        />
      </td>
      <td>
        <FigureLink
          count={now?.willBeLate ?? 0}
          words={`${name} · ${t('progress.column.willBeLate')}`}
          asked={{ ...asked, forecast: true }}
        />
      </td>
    </>
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
