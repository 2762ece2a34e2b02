import { zstdDecompressSync } from 'node:zlib';
import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import { createSegmentWriter } from '../../shared/batch/columns/encode-segment.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { type Chance, createChance } from '../../tests/fixtures/chance.ts';
import { generateEvents } from '../../tests/fixtures/generate-events.ts';
import { vectorEvents } from '../../tests/fixtures/vectors/vector-events.ts';
import * as places from './places.ts';

const crypto = createNodeCrypto();
const dayMs = 86_400_000;
const sizes = [1, 2, 5, 10, 20, 50] as const;
const samplesEach = 60;

/**
 * The tame parts of small batches as life writes them: from the middle of a ledger. People and procedures are the test
 * generator's; the places are not, so that what is measured on its dossiers is not what was learned by heart.
 */
export function segmentSamples(): Uint8Array[] {
  const chance = createChance(1);
  const samples = sizes.flatMap((dossiers) =>
    Array.from({ length: samplesEach }, (_, i) => tameOf(middleOfLedger(chance, dossiers, i))),
  );
  return [...samples, ...everyType()];
}

function middleOfLedger(chance: Chance, dossiers: number, no: number): LedgerEvent[] {
  const all = generateEvents({
    crypto,
    dossiers: dossiers * 8,
    perDay: dossiers * 4,
    seed: dossiers * 1000 + no,
    ledgerSeed: new Uint8Array(32).fill(3),
    commune: `H${1 + chance.below(63)}.${1 + chance.below(30)}.${1 + chance.below(40)}`,
    desk: chance.below(4),
    from: Date.UTC(2026, 0, 5) + 7 * dayMs * chance.below(100),
  });
  const opening = 6;
  return all.slice(opening + dossiers * 8, opening + dossiers * 12).map((event) => elsewhere(chance, event));
}

/** The same event in another place and handed to other people; its hash is not looked at by who writes columns. */
function elsewhere(chance: Chance, event: LedgerEvent): LedgerEvent {
  const { personal } = event;
  if (personal === null) return event;
  const { applicant, to } = personal.data;
  const place = `${chance.pick(places.hamletKinds)} ${chance.pick(places.syllables)}, ${chance.pick(['xã', 'phường'])} ${chance.pick(places.syllables)} ${chance.pick(places.syllables)}, tỉnh ${chance.pick(places.provinces)}`;
  const data = {
    ...personal.data,
    ...(typeof applicant === 'object' && applicant !== null ? { applicant: { ...applicant, address: place } } : {}),
    ...(typeof to === 'string' ? { to: chance.pick(places.units) } : {}),
  };
  return { ...event, personal: { ...personal, data } };
}

/** Members of the types that the generator does not write. */
function everyType(): Uint8Array[] {
  const events = vectorEvents(crypto);
  return events.map((_, i) => tameOf(events.slice(i, i + 8)));
}

function tameOf(events: readonly LedgerEvent[]): Uint8Array {
  const segment = Buffer.from(createSegmentWriter(crypto).write(events));
  return zstdDecompressSync(segment.subarray(4, 4 + segment.readUInt32BE(0)));
}
