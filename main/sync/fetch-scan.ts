import { openAttachment } from '../../shared/batch/attachment.ts';
import { makeAttachmentRequest } from '../../shared/batch/attachment-request.ts';
import type { Hash } from '../../shared/dossier/ids.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { findNamed, type Naming } from '../ledger/named-dossier.ts';
import type { Line } from './line.ts';
import { signingKeys } from './outgoing.ts';

/**
 * Gets the content of a scan that another desk took, from the district and over the line alone. What comes is proved by
 * its hash and kept here. Refuses: dossier.not-found, attachment.not-found, sync.*, and what the district refuses.
 */
export async function fetchScan(
  desk: Desk,
  line: Line,
  { sha256, ...named }: Naming & { readonly sha256: Hash },
  signal: AbortSignal,
): Promise<Result<null>> {
  const { office, deps, clock, store, shelf } = desk;
  const dossier = findNamed(store.read, named);
  if (!dossier.ok) return dossier;
  if (!dossier.value.state.attachments.some((known) => known.sha256 === sha256)) return refuse('attachment.not-found');
  const keys = signingKeys(desk);
  const envelope = { commune: office.commune.code, desk: office.desk, training: office.training };
  const request = makeAttachmentRequest(deps.crypto, { ...envelope, sha256, at: clock.now(), seed: keys.seed });
  const answered = await line.post('attachments', request, signal);
  if (!answered.ok) return answered;
  const opened = await openAttachment(deps.crypto, answered.value, {
    identity: keys.identity,
    training: office.training,
    commune: office.commune.code,
    trustedKey: () => office.district.key,
  });
  if (!opened.ok || opened.value.sha256 !== sha256) return refuse('sync.answer-not-ours');
  const kept = await shelf.put({ commune: office.commune.code, sha256 }, opened.value.plain);
  // Not 'dossiers': that wakes the sender, which has nothing to send.
  if (kept.ok) desk.changed(['sync']);
  return kept;
}
