import type { ReadDb } from '../../db/store.ts';
import { civilDate } from '../../shared/calendar/civil.ts';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { iso } from '../ledger/answers.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import { runCommand } from './command.ts';
import type { Desk } from './desk.ts';
import { type ClockWarning, clockWarning, confirmedOffset } from './desk-clock.ts';

/** What looks wrong about the clock now, and what the desk takes for the time. */
export function clockState(
  desk: Desk,
  read: Pick<ReadDb, 'lastEntryAt' | 'clockConfirmation'>,
): { readonly warning: ClockWarning; readonly now: number } {
  const now = desk.clock.now();
  const confirmed = read.clockConfirmation(desk.ledger);
  return {
    warning: clockWarning(
      now,
      read.lastEntryAt(desk.ledger),
      confirmed === null ? null : civilDate(confirmed.wall + confirmed.offsetMs),
    ),
    now,
  };
}

/** Somebody said what day it is: both times are kept, and the desk's clock goes by the answer from now on. */
export function confirmClock(
  desk: Desk,
  input: ParsedInput<'desk.confirmClock'>,
  context: CallContext,
): Result<CallOutput<'desk.confirmClock'>> {
  return runCommand(desk, context, 'desk.confirmClock', input, ({ tx, actor }) => {
    const wall = desk.deps.clock.now();
    const offsetMs = confirmedOffset(input.today, wall);
    appendEvent(
      tx,
      { crypto: desk.deps.crypto, ledger: desk.ledger, at: wall + offsetMs },
      {
        type: 'clock.confirmed.v1',
        actor,
        dossier: null,
        body: { today: input.today, wall, offsetMs },
        personal: null,
      },
    );
    return ok({ clockWarning: null, now: iso(wall + offsetMs) });
  });
}
