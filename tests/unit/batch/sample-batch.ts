import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { type BatchExpectations, type SealBatchInput, sealBatch } from '../../../shared/batch/batch.ts';
import type { openGreeting } from '../../../shared/batch/greeting.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { vectorKeys } from '../../fixtures/vectors/vector-events.ts';
import { vectorRecipient } from '../../fixtures/vectors/vector-files.ts';

export const crypto = createNodeCrypto();
export const { deskSeed, districtSeed } = vectorKeys;
export const events = generateEvents({ crypto, dossiers: 10, seed: 1, ledgerSeed: deskSeed });
export const now = 1_770_000_000_000;

export function seal(changes: Partial<SealBatchInput> = {}) {
  return sealBatch(crypto, {
    format: 'batch',
    seed: deskSeed,
    commune: 'H60.15.3',
    desk: 2,
    training: false,
    events,
    recipients: [vectorRecipient],
    holds: {},
    sealedAt: now,
    ...changes,
  });
}

/** A reader that trusts whoever signed, of batches as of greetings. */
export const trusting: Omit<BatchExpectations, 'trustedKey'> & Pick<Parameters<typeof openGreeting>[2], 'trustedKey'> =
  {
    identity: vectorKeys.ageIdentity,
    training: false,
    commune: null,
    trustedKey: (_, claimedKey) => claimedKey,
    now,
  };
