import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { civilDate } from '../../../shared/calendar/civil.ts';
import type { JsonObject, JsonValue } from '../../../shared/dossier/event.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { useClock } from '../../session/SessionProvider.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { DayEditor } from './DayEditor.tsx';
import classes from './rules.module.css';
import { dayKindKeys } from './rules-words.ts';
import { useDraftSaver } from './use-draft-saver.ts';
import { YearGrid } from './YearGrid.tsx';
import { daysByDate, yearsOf } from './year-days.ts';

const legend = ['holiday', 'localOff', 'halfDay', 'swapWork'] as const;

/** The working calendar of a year, each day of which can be changed in the draft. */
export function CalendarPart() {
  const { t } = useTranslation();
  const clock = useClock();
  const { data, error, refetch } = useCall('rules.draft', { kind: 'calendar' });
  const saver = useDraftSaver('calendar');
  const revert = useCommand('rules.revert');
  const [today] = useState(() => civilDate(clock.now()));
  const [selected, setSelected] = useState(today);
  // What was typed since the answer that is shown; the answer to it takes its place.
  const [typed, setTyped] = useState<Readonly<Record<string, JsonValue>>>({});
  const year = Number(selected.slice(0, 4));

  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy rows={8} />;
  const days = new Map(daysByDate(data.content));
  for (const [date, body] of Object.entries(typed)) putDay(days, date, body);
  const changed = new Set([...data.changes.map(({ name }) => name), ...Object.keys(typed)]);
  const wrong = new Set(data.problems.map(({ name }) => name));
  const change = (body: JsonValue): void => {
    setTyped({ ...typed, [selected]: body });
    saver.save(selected, body);
  };
  const takeBack = async (): Promise<void> => {
    await saver.flush();
    const { [selected]: _before, ...others } = typed;
    setTyped(others);
    await revert.run({ kind: 'calendar', name: selected });
  };

  return (
    <>
      {saver.error ? <ErrorNote error={saver.error} /> : null}
      <div className={beside.two}>
        <div className={classes.column}>
          <div className={classes.bar}>
            <SegmentedControl
              aria-label={t('rules.calendar.year')}
              value={String(year)}
              data={yearsOf(data.content, Number(today.slice(0, 4))).map(String)}
              onChange={(next) => setSelected(`${next}${selected.slice(4).replace('-02-29', '-02-28')}`)}
            />
            <ul className={classes.legend}>
              {legend.map((kind) => (
                <li key={kind} data-kind={kind}>
                  {t(dayKindKeys[kind])}
                </li>
              ))}
            </ul>
          </div>
          <YearGrid
            year={year}
            days={days}
            changed={changed}
            wrong={wrong}
            selected={selected}
            onSelect={setSelected}
          />
        </div>
        <aside className={beside.side} aria-label={t('rules.day.label')}>
          <DayEditor
            key={selected}
            date={selected}
            day={days.get(selected) ?? null}
            changed={changed.has(selected)}
            problems={data.problems.filter(({ name }) => name === selected)}
            onChange={change}
            onRevert={() => void takeBack()}
          />
        </aside>
      </div>
    </>
  );
}

function putDay(days: Map<string, JsonObject>, date: string, body: JsonValue): void {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) days.set(date, body as JsonObject);
  else days.delete(date);
}
