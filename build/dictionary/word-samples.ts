import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import { makeAcknowledgement } from '../../shared/batch/acknowledgement.ts';
import { makeBundle } from '../../shared/batch/bundle.ts';
import { ledgerIdOf } from '../../shared/batch/chain.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { makeGreeting } from '../../shared/batch/greeting.ts';
import type { LedgerHead } from '../../shared/batch/heads.ts';
import { makeOffer } from '../../shared/batch/offer.ts';
import { sealFile } from '../../shared/batch/sealed-file.ts';
import { openPart } from '../../shared/batch/squeeze.ts';
import { type Chance, createChance } from '../../tests/fixtures/chance.ts';

const rounds = 300;

/** What stands open in the files that go to and fro all day: greetings, their answers, batches, offers. */
export function wordSamples(): Uint8Array[] {
  const chance = createChance(2);
  const bytes = (length: number) => Uint8Array.from({ length }, () => chance.below(256));
  const crypto: CryptoPort = { ...createNodeCrypto(), randomBytes: bytes };
  return Array.from({ length: rounds }, () => oneRound(chance, crypto, bytes)).flat();
}

function oneRound(chance: Chance, crypto: CryptoPort, bytes: (length: number) => Uint8Array): Uint8Array[] {
  const seed = bytes(32);
  const at = Date.UTC(2026, 0, 5) + chance.below(1_000_000) * 100_000;
  const commune = `H${1 + chance.below(63)}.${1 + chance.below(30)}.${1 + chance.below(40)}`;
  const common = { commune, desk: chance.below(4), training: false };
  const heads = (count: number): LedgerHead[] =>
    Array.from({ length: count }, () => ({
      ledger: ledgerIdOf(crypto, bytes(32)),
      seq: 1 + chance.below(10 ** (1 + chance.below(6))),
      hash: crypto.sha256Hex(bytes(32)),
    }));
  const own = heads(1 + chance.below(2));
  const holds = heads(1 + chance.below(3));
  const greeting = makeGreeting(crypto, { ...common, seed, heads: own, holds, at }).bytes;
  const acknowledgement = makeAcknowledgement(crypto, {
    ...common,
    seed: bytes(32),
    answers: { sha256: crypto.sha256Hex(greeting), nonce: Buffer.from(bytes(16)).toString('base64url') },
    state: chance.below(20) === 0 ? 'duplicate' : 'accepted',
    code: null,
    resumeFrom: null,
    ledgers: own,
    lacks: { count: 0, first: [] },
    at,
  });
  const offer = makeOffer(crypto, { ...common, seed, file: crypto.sha256Hex(greeting), bytes: chance.below(1e6), at });
  const from = 1 + chance.below(100_000);
  const batch = sealFile(crypto, {
    ...common,
    format: 'batch',
    seed,
    sealedAt: at,
    more: {
      of: ledgerIdOf(crypto, crypto.ed25519PublicKey(seed)),
      from,
      to: from + chance.below(100),
      holds: holds.map(({ ledger, seq, hash }) => [ledger, seq, Buffer.from(hash, 'hex').toString('base64url')]),
    },
    payload: bytes(500 + chance.below(9000)),
  }).bytes;
  return [greeting, makeBundle([acknowledgement]), batch, ...(chance.below(4) === 0 ? [offer] : [])].map((file) =>
    file.subarray(0, openPart(file)),
  );
}
