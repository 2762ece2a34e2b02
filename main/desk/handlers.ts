import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { createTurns } from '../turns.ts';
import { dossierViewHandlers } from '../views/handlers.ts';
import { listHandlers } from '../views/list-file.ts';
import { procedureHandlers } from '../views/procedure-calls.ts';
import { attachmentHandlers } from './attachments.ts';
import { counterHandlers } from './counter-calls.ts';
import type { Desk } from './desk.ts';
import { draftHandlers } from './draft-calls.ts';
import { formHandlers } from './form-calls.ts';
import { intakeHandlers } from './intake.ts';
import { leaderHandlers } from './leader-steps.ts';
import { stepHandlers } from './steps.ts';
import { deskViewHost } from './view-host.ts';

/** The contract's calls of a desk, but for what the network and the shell add. */
export function deskHandlers(desk: Desk): Handlers {
  // Whoever brings a scan, or takes one away that nothing names any more.
  const inTurn = createTurns();
  return {
    ...intakeHandlers(desk, inTurn),
    ...stepHandlers(desk),
    ...leaderHandlers(desk),
    ...attachmentHandlers(desk, inTurn),
    ...procedureHandlers(desk),
    ...counterHandlers(desk),
    ...draftHandlers(desk, inTurn),
    ...formHandlers(desk),
    ...listHandlers(() => desk.clock.now()),
    ...dossierViewHandlers(deskViewHost(desk)),
    'staff.list': () => ok(desk.store.read.staffOf(desk.ledger).map(({ id, name, role }) => ({ id, name, role }))),
  };
}
