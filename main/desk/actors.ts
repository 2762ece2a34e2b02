import type { ActorRole } from '../../shared/dossier/event.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: ActorRole;
}

/** Who acts: the named member of staff by id or name; unnamed, the only clerk (cli.md, `--as`). */
export function findActor(staff: readonly Actor[], named: string | undefined): Result<Actor> {
  if (named !== undefined) {
    const member = staff.find(({ id, name }) => id === named || name === named);
    return member === undefined ? refuse('desk.actor-unknown', { name: named }) : ok(member);
  }
  const clerks = staff.filter(({ role }) => role === 'clerk');
  const [only] = clerks;
  return only !== undefined && clerks.length === 1 ? ok(only) : refuse('desk.actor-needed');
}
