import { BarChart, LineChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { speedGoal } from '../../../shared/report/speed.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import classes from './FigureChart.module.css';
import { partKeys, timeParts } from './figure-links.ts';
import { type FigureRow, percentWord } from './figure-rows.ts';
import { percentAxis } from './percent-axis.ts';
import { useOpenFigure } from './use-open-figure.ts';

type TimePart = (typeof timeParts)[number];

interface TimeChartProps {
  readonly rows: readonly FigureRow[];
  readonly height: number | string;
  /** Months, one after the other. */
  readonly overTime: boolean;
}

const colors = { law: 'var(--brand)', lastYear: 'var(--wait)' } as const satisfies Record<TimePart, string>;
const titleKeys = {
  law: 'progress.column.law',
  lastYear: 'progress.column.lastYear',
} as const satisfies Record<TimePart, string>;

/** The time against the law and against the year before, side by side: the aim is one of the second alone. */
export function TimeChart({ rows, height, overTime }: TimeChartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.panels}>
      {timeParts.map((part) => (
        <div key={part} className={classes.panel}>
          <p className={classes.title}>
            <span className={classes.swatch} data-part={part} aria-hidden="true" />
            {t(titleKeys[part])}
            {part === 'lastYear' ? (
              <span className={classes.goal}>{t('progress.chart.goal', { goal: percentWord(speedGoal) })}</span>
            ) : null}
          </p>
          {rows.every((row) => row[part] === null) ? (
            <EmptyNote title={t('progress.chart.none')} hint={t('progress.chart.noneHint')} />
          ) : overTime ? (
            <TimeLine rows={rows} height={height} part={part} />
          ) : (
            <TimeBars rows={rows} height={height} part={part} />
          )}
        </div>
      ))}
    </div>
  );
}

type DrawingProps = Omit<TimeChartProps, 'overTime'> & { readonly part: TimePart };

const plain = { accessibilityLayer: false } as const;
const nameWidth = 170;
/** So that the last month's name is not pushed into the one before. */
const monthRoom = { padding: { left: 28, right: 28 } } as const;
const goalLook = { color: 'var(--ink)', strokeWidth: 2, strokeDasharray: '6 4' } as const;

function useSeries({ rows, part }: DrawingProps) {
  const { t } = useTranslation();
  return {
    data: rows.map((row) => ({ id: row.id, name: row.name, [part]: row[part] })),
    series: [{ name: part, label: t(partKeys[part]), color: colors[part] }],
    values: rows.map((row) => row[part] ?? 0),
  };
}

function TimeLine(props: DrawingProps) {
  const { rows, part, height } = props;
  const { values, ...drawn } = useSeries(props);
  const open = useOpenFigure();
  return (
    <LineChart
      {...drawn}
      h={height}
      dataKey="name"
      valueFormatter={percentWord}
      curveType="linear"
      connectNulls={false}
      referenceLines={part === 'lastYear' ? [{ y: speedGoal, ...goalLook }] : []}
      xAxisProps={monthRoom}
      yAxisProps={{ width: 64, ...percentAxis(values, part === 'lastYear') }}
      lineChartProps={plain}
      lineProps={{
        isAnimationActive: false,
        activeDot: {
          cursor: 'pointer',
          onClick: (_, dot) => {
            const row = rows[Number('index' in dot ? dot.index : -1)];
            if (row) open(row, part);
          },
        },
      }}
    />
  );
}

function TimeBars(props: DrawingProps) {
  const { rows, part, height } = props;
  const { values, ...drawn } = useSeries(props);
  const open = useOpenFigure();
  return (
    <BarChart
      {...drawn}
      h={height}
      dataKey="name"
      valueFormatter={percentWord}
      orientation="vertical"
      gridAxis="y"
      referenceLines={part === 'lastYear' ? [{ x: speedGoal, ...goalLook }] : []}
      yAxisProps={{ width: nameWidth, interval: 0 }}
      xAxisProps={percentAxis(values, part === 'lastYear')}
      maxBarWidth={18}
      barChartProps={plain}
      barProps={{
        isAnimationActive: false,
        cursor: 'pointer',
        onClick: (_, at) => {
          const row = rows[at];
          if (row) open(row, part);
        },
      }}
    />
  );
}
