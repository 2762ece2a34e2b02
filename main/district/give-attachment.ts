import { sealAttachment } from '../../shared/batch/attachment.ts';
import { openAttachmentRequest } from '../../shared/batch/attachment-request.ts';
import { readLayout } from '../../shared/batch/sealed-file.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { LineAnswer } from './contact.ts';
import type { District } from './district.ts';
import { admittedKey } from './trust.ts';

/**
 * A scan that a desk asks for, of its own commune and named there, sealed for that desk alone. Refuses in plain words:
 * those of `openAttachmentRequest`, district.ledger-revoked, attachment.not-named, attachment.not-here,
 * attachment.altered.
 */
export async function giveAttachment(district: District, bytes: Uint8Array): Promise<LineAnswer> {
  const { deps, facts, store, shelf, clock } = district;
  const layout = readLayout(bytes);
  if (!layout.ok) return { sealed: null, refusal: layout.refusal };
  const key = await admittedKey(district, layout.value.header.ledger, layout.value.header.commune);
  // Of the very ledger and commune that the header claims: it is read from the same bytes.
  const asked = openAttachmentRequest(deps.crypto, bytes, { training: facts.training, trustedKey: () => key });
  if (!asked.ok) return { sealed: null, refusal: asked.refusal };
  const { commune, ledger, desk, sha256 } = asked.value;
  const asker = await store.read.findLedger(ledger);
  const home = await findCommuneLedger(district, store.read, commune);
  if (asker === null || home === null) return { sealed: null, refusal: { code: 'batch.unknown-signer' } };
  if (asker.revokedUpTo !== null)
    return { sealed: null, refusal: { code: 'district.ledger-revoked', params: { ledger } } };
  if ((await store.read.namedAttachmentBytes(commune, sha256)) === null)
    return { sealed: null, refusal: { code: 'attachment.not-named' } };
  const content = await shelf.get({ commune, sha256 });
  if (!content.ok) return { sealed: null, refusal: content.refusal };
  const sealed = await sealAttachment(deps.crypto, {
    commune,
    desk,
    training: facts.training,
    seed: home.keys.seed,
    recipients: [asker.recipient],
    plain: content.value,
    sealedAt: clock.now(),
  });
  return { sealed: sealed.bytes, refusal: null };
}
