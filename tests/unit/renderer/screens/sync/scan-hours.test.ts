import { describe, expect, it } from 'vitest';
import { readHours, writeHours } from '../../../../../renderer/screens/sync/scan-hours.ts';

describe('hours for scans', () => {
  it.each([
    ['', []],
    [
      '11:30–13:30, 17:00–24:00',
      [
        { from: 690, to: 810 },
        { from: 1020, to: 1440 },
      ],
    ],
    [
      '11h30-13h30; 17h-',
      [
        { from: 690, to: 810 },
        { from: 1020, to: 1440 },
      ],
    ],
    [' 0 - 6 ', [{ from: 0, to: 360 }]],
  ])('%j are read', (text, hours) => {
    expect(readHours(text)).toEqual(hours);
  });

  it.each(['trưa', '11:30', '13:30–11:30', '25:00–26:00', '11:70–12:00', '8–12, 11–13', '8–9–10', '23:00–24:30'])(
    '%j are none',
    (text) => {
      expect(readHours(text)).toBeNull();
    },
  );

  it('come back as they are written', () => {
    const text = '07:05–11:30, 17:00–24:00';
    expect(writeHours(readHours(text) ?? [])).toBe(text);
  });
});
