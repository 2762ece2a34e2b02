import { addSpeed, noSpeed, type Speed } from '../../../shared/report/speed.ts';

export interface Ended {
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly speed: Speed;
}
/** As the store counts it: sums beside the classes. */
export type Counted = Omit<Ended, 'speed'> & Speed;
export type Keyed<Row> = Row & { readonly key: string };

export const nothing: Ended = { early: 0, onTime: 0, late: 0, speed: noSpeed };
export const nothingOpen = { open: 0, overdue: 0, paused: 0, today: 0, tomorrow: 0 };
export type Open = typeof nothingOpen;

export function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}

export function endedOf(row: Counted | undefined): Ended {
  if (row === undefined) return nothing;
  const { early, onTime, late, timed, savedMs, grantedMs, usedMs } = row;
  return { early, onTime, late, speed: { timed, savedMs, grantedMs, usedMs } };
}

export function sumEnded(rows: readonly Counted[]): Ended {
  return rows.map(endedOf).reduce(addEnded, nothing);
}

export function addEnded(a: Ended, b: Ended): Ended {
  return {
    early: a.early + b.early,
    onTime: a.onTime + b.onTime,
    late: a.late + b.late,
    speed: addSpeed(a.speed, b.speed),
  };
}

export function addOpen(a: Open, b: Open): Open {
  return {
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    paused: a.paused + b.paused,
    today: a.today + b.today,
    tomorrow: a.tomorrow + b.tomorrow,
  };
}
