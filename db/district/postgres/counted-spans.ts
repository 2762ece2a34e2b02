import { addMonths, civilDay, dateOfDay, dayNumber } from '../../../shared/calendar/civil.ts';
import type { FigureWindow } from '../../figure-scope.ts';

/** As `ended_spans` of migration 0180 names them, the longest first. */
const spans = ['quarter', 'half', 'day'] as const;
export type Span = (typeof spans)[number];

/** Spans of one kind that follow one another, from the first day of one to the first day after another. */
export interface Piece {
  readonly span: Span;
  readonly from: number;
  readonly end: number;
}

/**
 * A window of whole civil days as spans that are counted already, as few as they come, none longer than `longest`: a
 * statutory period is made of quarters alone, a month of two halves, whatever days somebody else chooses of some days
 * besides. Source of the 14th: NĐ 09/2019 Đ12; another rule costs days, no right answer.
 */
export function piecesOf({ fromMs, endMs }: FigureWindow, longest: Span): readonly Piece[] {
  return pieces(civilDay(fromMs), civilDay(endMs), spans.slice(spans.indexOf(longest)));
}

function pieces(from: number, end: number, [span, ...shorter]: readonly Span[]): readonly Piece[] {
  if (span === undefined || from >= end) return [];
  const first = beginning(span, from) === from ? from : next(span, from);
  const last = beginning(span, end);
  if (first >= last) return pieces(from, end, shorter);
  return [...pieces(from, first, shorter), { span, from: first, end: last }, ...pieces(last, end, shorter)];
}

/** The first day of the span that a day lies in. */
function beginning(span: Span, day: number): number {
  switch (span) {
    case 'day':
      return day;
    case 'half':
      return monthOf(day) + (dateIn(day) <= halfDays ? 0 : halfDays);
    case 'quarter': {
      const month = monthOf(day - halfDays);
      return addMonths(month, -(Number(dateOfDay(month).slice(5, 7)) % 3)) + halfDays;
    }
  }
}

function next(span: Span, day: number): number {
  const first = beginning(span, day);
  switch (span) {
    case 'day':
      return first + 1;
    case 'half':
      return dateIn(first) === 1 ? first + halfDays : addMonths(monthOf(first), 1);
    case 'quarter':
      return addMonths(first, 3);
  }
}

/** Of a month's first half. */
const halfDays = 14;

function monthOf(day: number): number {
  return dayNumber(`${dateOfDay(day).slice(0, 7)}-01`);
}

function dateIn(day: number): number {
  return Number(dateOfDay(day).slice(8));
}
