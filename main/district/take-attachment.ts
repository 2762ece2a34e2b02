import { type OpenedAttachment, openAttachment } from '../../shared/batch/attachment.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { District } from './district.ts';
import { admittedKey } from './trust.ts';

/**
 * Takes one scan in: proved to be the very file that an event held here names, stored, then noted as held; twice
 * changes nothing. Refuses: batch.* as `openAttachment`, attachment.altered, attachment.not-named,
 * district.ledger-revoked, store.*.
 */
export async function takeAttachment(district: District, bytes: Uint8Array): Promise<Result<'accepted' | 'duplicate'>> {
  const opened = await openIncoming(district, bytes);
  if (!opened.ok) return opened;
  const { commune, sha256, plain } = opened.value;
  const { read } = district.store;
  if ((await read.namedAttachmentBytes(commune, sha256)) === null) return refuse('attachment.not-named');
  const place = { commune, sha256 };
  const wasHeld = (await read.isAttachmentHeld(commune, sha256)) && (await district.shelf.has(place));
  if (wasHeld) return ok('duplicate');
  const kept = await district.shelf.put(place, plain);
  if (!kept.ok) return kept;
  const noted = await district.store.write<null>(commune, async (tx) => {
    await tx.holdAttachment({ ...place, sizeBytes: plain.length, at: district.clock.now() });
    return ok(null);
  });
  if (!noted.ok) return noted;
  district.changed(['dossiers']);
  return ok('accepted');
}

/** Of an admitted ledger that is not shut out: what a stolen PC scans is nobody's paper. */
async function openIncoming(district: District, bytes: Uint8Array): Promise<Result<OpenedAttachment>> {
  const { deps, facts, keys, store } = district;
  const opened = await openAttachment(deps.crypto, bytes, {
    identity: keys.identity,
    training: facts.training,
    commune: null,
    trustedKey: (ledger: LedgerId, _claimed, commune) => admittedKey(district, ledger, commune),
  });
  if (!opened.ok) return opened;
  const { ledger } = opened.value;
  const isShutOut = ((await store.read.findLedger(ledger))?.revokedUpTo ?? null) !== null;
  return isShutOut ? refuse('district.ledger-revoked', { ledger }) : opened;
}
