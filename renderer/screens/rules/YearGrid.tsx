import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { weekday } from '../../../shared/calendar/civil.ts';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { textOf } from '../../../shared/rules/draft.ts';
import { useFormat } from '../../format/use-format.ts';
import { dayKindKeys, dayKinds } from './rules-words.ts';
import classes from './YearGrid.module.css';
import { dayByKey, monthsOf } from './year-days.ts';

interface YearGridProps {
  readonly year: number;
  readonly days: ReadonlyMap<string, JsonObject>;
  readonly changed: ReadonlySet<string>;
  readonly wrong: ReadonlySet<string>;
  readonly selected: string;
  readonly onSelect: (date: string) => void;
}

/** A whole year on one page; arrows move from day to day. */
export function YearGrid({ year, selected, onSelect, ...marks }: YearGridProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inside = grid.current?.contains(document.activeElement);
    if (inside) grid.current?.querySelector<HTMLElement>(`[data-date="${selected}"]`)?.focus();
  }, [selected]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the days are buttons; the arrows are a second way between them
    <div
      ref={grid}
      className={classes.year}
      onKeyDown={(event) => {
        const to = dayByKey(selected, event.key);
        if (to === null) return;
        event.preventDefault();
        onSelect(to);
      }}
    >
      {monthsOf(year).map(({ month, weeks }) => (
        <section key={month} className={classes.month} aria-label={t('rules.calendar.month', { month, year })}>
          <h3>{t('rules.calendar.monthShort', { month })}</h3>
          <div className={classes.days}>
            {weeks.flat().map((date, at) =>
              date === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has no other name
                <span key={at} />
              ) : (
                <Day key={date} date={date} selected={date === selected} onSelect={onSelect} {...marks} />
              ),
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

interface DayProps extends Pick<YearGridProps, 'days' | 'changed' | 'wrong' | 'onSelect'> {
  readonly date: string;
  readonly selected: boolean;
}

function Day({ date, selected, days, changed, wrong, onSelect }: DayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = days.get(date);
  const kind = dayKinds.find((known) => known === textOf(day, 'kind'));
  const words = [
    format.day(date),
    ...(kind ? [t(dayKindKeys[kind]), textOf(day, 'name')] : []),
    ...(changed.has(date) ? [t('rules.calendar.changed')] : []),
    ...(wrong.has(date) ? [t('rules.calendar.wrong')] : []),
  ];
  return (
    <button
      type="button"
      className={classes.day}
      data-date={date}
      data-kind={kind}
      data-weekend={weekday(date) > 5 || undefined}
      data-changed={changed.has(date) || undefined}
      data-wrong={wrong.has(date) || undefined}
      aria-current={selected ? 'date' : undefined}
      aria-label={words.join(', ')}
      title={words.join(' · ')}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(date)}
    >
      {Number(date.slice(8))}
    </button>
  );
}
