import type { DistrictReads } from '../../../db/district/types.ts';
import type { Result } from '../../../shared/result.ts';
import { type Actor, findActor } from '../../ledger/actors.ts';
import { officer } from '../commune-ledger.ts';

/**
 * Who acts at the tier above for more than one commune: the same person stands in every commune's ledger; before the
 * first commune, the officer that each will begin with. Refuses: desk.actor-*.
 */
export async function findOfficer(
  read: Pick<DistrictReads, 'listCommunes' | 'staffOf'>,
  as: string | undefined,
): Promise<Result<Actor>> {
  const byId = new Map<string, Actor>();
  for (const { ledger } of await read.listCommunes()) {
    for (const member of await read.staffOf(ledger)) byId.set(member.id, member);
  }
  return findActor(byId.size === 0 ? [officer] : [...byId.values()], as, 'officer');
}
