import type { CallOutput } from '../../shared/contract/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { iso } from '../ledger/answers.ts';
import type { Clock } from '../ports.ts';
import { deskStatus } from './desk-status.ts';

export interface HelloFacts {
  readonly mode: 'setup' | 'locked' | 'desk';
  readonly shell: 'electron' | 'loopback' | 'browser';
  readonly version: string;
  readonly desk: Desk | null;
  readonly clock: Clock;
}

/** The first question of every window: what this is, who works here. */
export function openHandlers(facts: HelloFacts): Handlers {
  return {
    'app.hello': () => ok(hello(facts)),
  };
}

function hello({ mode, shell, version, desk, clock }: HelloFacts): CallOutput<'app.hello'> {
  return {
    mode,
    training: desk?.office.training ?? false,
    version,
    language: 'vi',
    shell,
    now: iso(desk?.clock.now() ?? clock.now()),
    desk: desk === null ? null : deskStatus(desk),
    district: null,
    user: null,
    staff: desk === null ? [] : desk.store.read.staffOf(desk.ledger).map(({ id, name, role }) => ({ id, name, role })),
  };
}
