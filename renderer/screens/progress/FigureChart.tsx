import { BarChart, LineChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';
import { useTranslation } from 'react-i18next';
import { speedGoal } from '../../../shared/report/speed.ts';
import { grouped } from '../../format/grouped.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import classes from './FigureChart.module.css';
import { type FigureRow, type Grouping, groupKeys, percentWord } from './figure-rows.ts';
import type { Look } from './progress-store.ts';
import { useOpenFigure } from './use-open-figure.ts';

interface FigureChartProps {
  readonly rows: readonly FigureRow[];
  readonly group: Grouping;
  readonly look: Exclude<Look, 'table'>;
}

/** Room for one bar with its name, px. */
const barRoom = { results: 30, time: 44 } as const;
const headRoom = 72;

/** The board drawn: results as stacked bars, or the time against the law and the year before with the aim as a line. */
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
  const height = group === 'months' ? '100%' : drawn.length * barRoom[look] + headRoom;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <div className={classes.drawing} role="img" aria-label={`${label}. ${t('progress.chart.table')}`}>
        {look === 'results' ? (
          <Results rows={drawn} across={group === 'months'} height={height} />
        ) : (
          <Times rows={drawn} overTime={group === 'months'} height={height} />
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
/** So that the last month's name is not pushed into the one before. */
const monthRoom = { padding: { left: 28, right: 28 } } as const;
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

function Times({ rows, height, overTime }: DrawingProps & { readonly overTime: boolean }) {
  const { t } = useTranslation();
  const open = useOpenFigure();
  const series = [
    { name: 'law', label: t('progress.column.law'), color: 'var(--brand)' },
    { name: 'lastYear', label: t('progress.column.lastYear'), color: 'var(--wait)' },
  ];
  const goal = { color: 'var(--ink)', label: t('progress.chart.goal', { goal: percentWord(speedGoal) }) };
  const shared = {
    h: height,
    data: rows.map(({ id, name, law, lastYear }) => ({ id, name, law, lastYear })),
    dataKey: 'name',
    series,
    valueFormatter: percentWord,
    withLegend: true,
    legendProps: legend,
  } as const;
  if (overTime)
    return (
      <LineChart
        {...shared}
        curveType="linear"
        connectNulls={false}
        referenceLines={[
          { y: speedGoal, ...goal, strokeWidth: 2, strokeDasharray: '6 4', labelPosition: 'insideBottomLeft' },
        ]}
        xAxisProps={monthRoom}
        yAxisProps={{ width: 64, ...percentAxis(rows) }}
        lineChartProps={plain}
        lineProps={({ name }) => ({
          isAnimationActive: false,
          activeDot: {
            cursor: 'pointer',
            onClick: (_, dot) => {
              const row = rows[Number('index' in dot ? dot.index : -1)];
              if (row && (name === 'law' || name === 'lastYear')) open(row, name);
            },
          },
          ...(name === 'lastYear' ? { strokeDasharray: '4 3' } : {}),
        })}
      />
    );
  return (
    <BarChart
      {...shared}
      orientation="vertical"
      gridAxis="y"
      referenceLines={[
        { x: speedGoal, ...goal, strokeWidth: 2, strokeDasharray: '6 4', labelPosition: 'insideTopLeft' },
      ]}
      yAxisProps={{ width: nameWidth, interval: 0 }}
      xAxisProps={percentAxis(rows)}
      maxBarWidth={12}
      barChartProps={plain}
      barProps={({ name }) => ({
        isAnimationActive: false,
        cursor: 'pointer',
        onClick: (_, at) => {
          const row = rows[at];
          if (row && (name === 'law' || name === 'lastYear')) open(row, name);
        },
      })}
    />
  );
}

/** In steps that can be read; the goal stands in the picture, also where nobody has come near it. */
function percentAxis(rows: readonly FigureRow[]) {
  const all = percents(rows);
  const step = Math.max(...all) - Math.min(speedGoal, ...all) > 120 ? 50 : 10;
  const [least, most] = [Math.floor(Math.min(speedGoal - step, ...all) / step), Math.ceil(Math.max(0, ...all) / step)];
  const ticks = Array.from({ length: most - least + 1 }, (_, at) => (least + at) * step);
  return { domain: [least * step, most * step] as [number, number], ticks };
}

function percents(rows: readonly FigureRow[]): readonly number[] {
  return rows.flatMap(({ law, lastYear }) => [law ?? 0, lastYear ?? 0]);
}

/** What needs a look stands on top; where nothing ended is nothing to draw. */
function worstFirst(rows: readonly FigureRow[], look: Exclude<Look, 'table'>): readonly FigureRow[] {
  if (look === 'time') return rows.filter(({ law }) => law !== null).toSorted((a, b) => (b.law ?? 0) - (a.law ?? 0));
  const share = ({ early, onTime, late }: FigureRow): number => late / (early + onTime + late);
  return rows
    .filter(({ early, onTime, late }) => early + onTime + late > 0)
    .toSorted((a, b) => share(b) - share(a) || b.late - a.late);
}
