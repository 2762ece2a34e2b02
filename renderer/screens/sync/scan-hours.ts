import { areScanHours, type ScanHours } from '../../../shared/scans/budget.ts';

/** `11:30–13:30, 17:00–24:00`; empty for any hour. */
export function writeHours(hours: readonly ScanHours[]): string {
  return hours.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
}

/** As typed, with any dash and `h` for the colon; `17:00–` means until midnight. Null where it is no hours of one day. */
export function readHours(text: string): ScanHours[] | null {
  if (text.trim() === '') return [];
  const hours: ScanHours[] = [];
  for (const part of text.split(/[,;]/)) {
    const [from = '', to, ...more] = part.split(/[-–—]/).map((word) => word.trim());
    const begins = minutes(from);
    const ends = to === '' ? 1440 : minutes(to ?? '');
    if (begins === null || ends === null || more.length > 0) return null;
    hours.push({ from: begins, to: ends });
  }
  return areScanHours(hours) ? hours : null;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function minutes(word: string): number | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[:h](\d{2})?)?$/i.exec(word) ?? [];
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return null;
  return Number(hour) * 60 + Number(minute);
}
