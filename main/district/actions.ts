import type { DistrictTx } from '../../db/district/types.ts';
import { ledgerIdOf } from '../../shared/batch/chain.ts';
import { type DistrictEventType, districtHome } from '../../shared/district/district-events.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../ledger/actors.ts';
import type { EventDraft } from '../ledger/event-writer.ts';
import { appendToLedger } from './append-event.ts';
import type { District } from './district.ts';

/** What writing the ledger needs of a district. */
interface Place extends Pick<District, 'clock' | 'keys'> {
  readonly deps: Pick<District['deps'], 'crypto'>;
  readonly facts: Pick<District['facts'], 'recipient' | 'training'>;
}
type Who = Pick<Actor, 'id' | 'role'>;

/** What somebody did: type, body and personal part as shared/district/district-events.ts has them. */
export type Action<T extends DistrictEventType> = Pick<EventDraft<T>, 'type' | 'body' | 'personal'>;

/**
 * Writes what `actor` did into the district's own ledger, in the transaction of the deed itself: both are there or
 * neither. The ledger is opened by the first action.
 */
export async function recordAction<T extends DistrictEventType>(
  district: Place,
  tx: DistrictTx,
  actor: Who,
  action: Action<T>,
): Promise<LedgerEvent> {
  const { deps, clock } = district;
  await tx.holdDistrict();
  const context = { crypto: deps.crypto, ledger: districtLedger(district), at: clock.now() };
  if ((await tx.ledgerHead(context.ledger)) === null) await openDistrictLedger(district, tx);
  return appendToLedger<T>(tx, context, { ...action, actor, dossier: null });
}

/** An action whose deed lies outside the store: a file that was written, a sign-in. Refuses: store.*. */
export function recordAlone<T extends DistrictEventType>(
  district: Place & Pick<District, 'store'>,
  actor: Who,
  action: Action<T>,
): Promise<Result<null>> {
  return district.store.write<null>(null, async (tx) => {
    await recordAction(district, tx, actor, action);
    return ok(null);
  });
}

/** The district's own ledger, named by the district's own key. */
export function districtLedger({ deps: { crypto }, keys }: Pick<Place, 'deps' | 'keys'>): LedgerId {
  return ledgerIdOf(crypto, crypto.ed25519PublicKey(keys.seed));
}

async function openDistrictLedger({ deps: { crypto }, clock, keys, facts }: Place, tx: DistrictTx): Promise<void> {
  const key = crypto.ed25519PublicKey(keys.seed);
  const context = { crypto, ledger: ledgerIdOf(crypto, key), at: clock.now() };
  await appendToLedger(tx, context, {
    type: 'ledger.opened.v1',
    actor: { id: 'system', role: 'system' },
    dossier: null,
    body: {
      key: Buffer.from(key).toString('base64url'),
      recipient: facts.recipient,
      kind: 'district',
      commune: districtHome,
      desk: null,
      generation: 0,
      cause: 'enrolled',
      predecessor: null,
      predecessorSignature: null,
      training: facts.training,
    },
    personal: null,
  });
}
