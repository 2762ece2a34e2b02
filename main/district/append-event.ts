import type { DistrictTx } from '../../db/district/types.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { EventType } from '../../shared/dossier/event-types.ts';
import { type EventDraft, nextEvent, type WritingContext } from '../ledger/event-writer.ts';

/** Appends one event to a commune's ledger; projections follow in the same transaction. */
export async function appendToLedger<T extends EventType>(
  tx: DistrictTx,
  context: WritingContext,
  draft: EventDraft<T>,
): Promise<LedgerEvent> {
  const event = nextEvent(await tx.ledgerHead(context.ledger), context, draft);
  await tx.appendEvents(context.ledger, [event]);
  return event;
}
