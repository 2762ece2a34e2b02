import { civilDate, civilDay, clockOf } from '../../shared/calendar/civil.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { clockState } from '../desk/clock-state.ts';
import type { Desk } from '../desk/desk.ts';
import { iso } from '../ledger/answers.ts';
import { ownLedgers, unsentEvents } from '../sync/standing.ts';

/** How a desk stands: `desk status` and the frame of every screen. */
export function deskStatus(desk: Desk): CallOutput<'desk.status'> {
  const { office, store } = desk;
  const own = ownLedgers(desk).find(({ record }) => record.id === desk.ledger);
  const { warning, now } = clockState(desk, store.read);
  return {
    commune: office.commune.code,
    communeName: office.commune.name,
    province: office.commune.province,
    tierName: office.tierName,
    desk: office.desk,
    deskName: office.deskName,
    ledger: desk.ledger,
    generation: desk.generation,
    training: office.training,
    lastSeq: own?.record.lastSeq ?? 0,
    acknowledgedSeq: own?.heldSeq ?? 0,
    unsent: unsentEvents(desk),
    dossiers: store.read.dossierCount(),
    clockWarning: warning,
    now: iso(now),
    session: sessionNow(desk, now),
    calendarWarning: calendarWarning(desk, now),
  };
}

/** The session that runs now, `07:30–11:30`; empty outside the office's hours. */
function sessionNow(desk: Desk, now: number): string {
  const calendar = desk.rules.calendar();
  if (!calendar.ok) return '';
  const session = calendar.value.sessions(civilDay(now)).find(({ fromMs, toMs }) => now >= fromMs && now <= toMs);
  return session === undefined ? '' : `${clockOf(session.fromMs)}–${clockOf(session.toMs)}`;
}

const daysAhead = 60;

/** The nearest year that due dates of these weeks may reach and whose holidays have no official notice yet. */
function calendarWarning(desk: Desk, now: number): string | null {
  const calendar = desk.rules.calendar();
  if (!calendar.ok) return null;
  const years = [now, now + daysAhead * 86_400_000].map((at) => Number(civilDate(at).slice(0, 4)));
  const unofficial = years.find((year) => calendar.value.unofficialYears.includes(year));
  return unofficial === undefined ? null : `năm ${unofficial} chưa có thông báo chính thức`;
}
