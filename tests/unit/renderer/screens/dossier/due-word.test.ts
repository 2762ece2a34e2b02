import { describe, expect, it } from 'vitest';
import { dueWord } from '../../../../../renderer/screens/dossier/due-word.ts';
import { startVietnamese } from '../words.ts';

const words = { ...(await startVietnamese()), now: Date.parse('2026-12-01T11:00:00Z') };
const chip = (
  dueState: Parameters<typeof dueWord>[0]['dueState'],
  dueAt: string | null,
  status = 'processing' as const,
) => dueWord({ dueState, dueAt, status }, words);

describe('the due chip', () => {
  it('counts the days past the date, and on the day itself says the hour is past', () => {
    expect(chip('overdue', '2026-11-28T10:00:00.000Z')).toEqual({ tone: 'late', word: 'Quá 3 ngày' });
    expect(chip('overdue', '2026-12-01T10:00:00.000Z')).toEqual({ tone: 'late', word: 'Quá giờ hẹn' });
  });

  it('says of a finished dossier that it was late, not how late it is by now', () => {
    expect(dueWord({ dueState: 'overdue', dueAt: '2026-11-20T10:00:00.000Z', status: 'returned' }, words)).toEqual({
      tone: 'late',
      word: 'Trả trễ hạn',
    });
  });

  it('gives today by the hour and later days by weekday and date', () => {
    expect(chip('today', '2026-12-01T10:00:00.000Z')).toEqual({ tone: 'today', word: '17:00 hôm nay' });
    expect(chip('soon', '2026-12-03T10:00:00.000Z')).toEqual({ tone: 'soon', word: 'Thứ Năm 03/12' });
    expect(chip('withinTerm', '2026-12-07T10:00:00.000Z')).toEqual({ tone: 'plain', word: 'Thứ Hai 07/12' });
  });

  it('never calls a paused dossier late', () => {
    expect(chip('paused', '2026-11-20T10:00:00.000Z')).toEqual({ tone: 'wait', word: 'Tạm dừng' });
  });
});
