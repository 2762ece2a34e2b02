import type { ActorRole } from '../../shared/dossier/event.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: ActorRole;
}

/**
 * Who acts: the named member of staff by id or name; unnamed, the only one of the usual role, a desk's clerk or a
 * district's officer (cli.md, `--as`).
 */
export function findActor(
  staff: readonly Actor[],
  named: string | undefined,
  usual: 'clerk' | 'officer' = 'clerk',
): Result<Actor> {
  if (named !== undefined) {
    const member = staff.find(({ id, name }) => id === named || name === named);
    return member === undefined ? refuse('desk.actor-unknown', { name: named }) : ok(member);
  }
  const candidates = staff.filter(({ role }) => role === usual);
  const [only] = candidates;
  return only !== undefined && candidates.length === 1 ? ok(only) : refuse('desk.actor-needed');
}
