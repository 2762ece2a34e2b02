import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';
import { useTranslation } from 'react-i18next';
import { grouped } from '../../format/grouped.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import classes from './FigureChart.module.css';
import { type FigureRow, type Grouping, groupKeys } from './figure-rows.ts';
import type { Look } from './progress-store.ts';
import { TimeChart } from './TimeChart.tsx';
import { useOpenFigure } from './use-open-figure.ts';

interface FigureChartProps {
  readonly rows: readonly FigureRow[];
  readonly group: Grouping;
  readonly look: Exclude<Look, 'table'>;
}

/** Room for one bar with its name, px. */
const barRoom = 30;
const headRoom = 72;

/** The board drawn: results as stacked bars, or the time against the law and the year before. */
export default function FigureChart({ rows, group, look }: FigureChartProps) {
  const { t } = useTranslation();
  const drawn = group === 'months' ? rows : worstFirst(rows, look);
  if (drawn.length === 0)
    return (
      <div className={classes.blank}>
        <EmptyNote title={t('progress.empty')} />
      </div>
    );
  const label = t('progress.chart.label', { by: t(groupKeys[group]) });
  const height = group === 'months' ? '100%' : drawn.length * barRoom + headRoom;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <div className={classes.drawing} role="img" aria-label={`${label}. ${t('progress.chart.table')}`}>
        {look === 'results' ? (
          <Results rows={drawn} across={group === 'months'} height={height} />
        ) : (
          <TimeChart rows={drawn} overTime={group === 'months'} height={height} />
        )}
      </div>
    </section>
  );
}

interface DrawingProps {
  readonly rows: readonly FigureRow[];
  readonly height: number | string;
}

/** In the order of the series, above the drawing. */
const legend = { verticalAlign: 'top', itemSorter: null } as const;
const plain = { accessibilityLayer: false } as const;
const nameWidth = 210;
/** Nobody counts parts of a dossier. */
const whole = { allowDecimals: false } as const;

function Results({ rows, height, across }: DrawingProps & { readonly across: boolean }) {
  const { t } = useTranslation();
  const open = useOpenFigure();
  return (
    <BarChart
      h={height}
      data={rows.map(({ id, name, early, onTime, late }) => ({ id, name, early, onTime, late }))}
      dataKey="name"
      type="stacked"
      orientation={across ? 'horizontal' : 'vertical'}
      series={[
        { name: 'late', label: t('progress.column.late'), color: 'var(--late)' },
        { name: 'onTime', label: t('progress.column.onTime'), color: 'var(--ok-mid)' },
        { name: 'early', label: t('progress.column.early'), color: 'var(--ok)' },
      ]}
      valueFormatter={grouped}
      withLegend
      legendProps={legend}
      gridAxis={across ? 'x' : 'y'}
      xAxisProps={across ? {} : whole}
      yAxisProps={across ? whole : { width: nameWidth, interval: 0 }}
      maxBarWidth={across ? 56 : 18}
      barChartProps={plain}
      barProps={({ name }) => ({
        isAnimationActive: false,
        cursor: 'pointer',
        onClick: (_, at) => {
          const row = rows[at];
          if (row && (name === 'early' || name === 'onTime' || name === 'late')) open(row, name);
        },
      })}
    />
  );
}

/** What needs a look stands on top; where nothing ended is nothing to draw. */
function worstFirst(rows: readonly FigureRow[], look: Exclude<Look, 'table'>): readonly FigureRow[] {
  if (look === 'time') return rows.filter(({ law }) => law !== null).toSorted((a, b) => (b.law ?? 0) - (a.law ?? 0));
  const share = ({ early, onTime, late }: FigureRow): number => late / (early + onTime + late);
  return rows
    .filter(({ early, onTime, late }) => early + onTime + late > 0)
    .toSorted((a, b) => share(b) - share(a) || b.late - a.late);
}
