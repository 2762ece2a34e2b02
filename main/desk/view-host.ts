import { findActor } from '../ledger/actors.ts';
import type { ViewHost } from '../views/host.ts';
import type { Desk } from './desk.ts';
import { ownLedgerIds } from './successor.ts';

/** How dossiers are looked at from a desk: unsent is what the tier above does not hold of its own ledgers. */
export function deskViewHost(desk: Desk): ViewHost {
  const { read } = desk.store;
  return {
    read,
    rules: desk.rules,
    shelf: desk.shelf,
    now: () => desk.clock.now(),
    tierName: desk.office.tierName,
    training: desk.office.training,
    officeOf: () => desk.office.commune,
    fontsDir: desk.deps.fontsDir,
    roleOf(_record, as) {
      const actor = findActor(read.staffOf(desk.ledger), as);
      return actor.ok ? actor.value.role : 'clerk';
    },
    sentUpTo: (ledger) => (ownLedgerIds(read).includes(ledger) ? (read.holdBelief().holds[ledger]?.seq ?? 0) : null),
  };
}
