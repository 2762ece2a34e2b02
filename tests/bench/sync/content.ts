import { join } from 'node:path';
import { readSeed } from '../../../main/district/seed.ts';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { Hash } from '../../../shared/dossier/ids.ts';
import { type GeneratedRules, generateEvents, type LedgerPlace } from '../../fixtures/generate-events.ts';
import { crypto, must } from '../place.ts';

const dayMs = 86_400_000;
/** Monday 2026-01-05, midnight UTC: desks are set up at this hour too, so that their clocks rise as in life. */
export const firstDay = Date.UTC(2026, 0, 5);

export const commune = 'H60.15.3';

/** One measured place of work: a commune's desk. */
export interface Content {
  /** The next dossiers with their four events each, in the order of a ledger. */
  next(dossiers: number): LedgerEvent[];
}

/**
 * The same dossiers for everybody who asks for the same portions, whatever key signs. Each portion begins on the working
 * day after the one before.
 */
export function createContent(input: {
  readonly ledgerSeed: Uint8Array;
  readonly commune: string;
  readonly desk: number;
  /** Below 1,000: another one, other dossiers. */
  readonly seed: number;
  /** What its dossiers live by. */
  readonly rules: GeneratedRules;
  /** What the ledger has already. */
  readonly after: Omit<LedgerPlace, 'entries'>;
}): Content {
  let after: LedgerPlace = { ...input.after, entries: 0 };
  let from = firstDay;
  let portion = 0;
  return {
    next(dossiers) {
      portion += 1;
      const { ledgerSeed, commune, desk, rules } = input;
      const given = {
        crypto,
        ledgerSeed,
        commune,
        desk,
        rules,
        dossiers,
        from,
        after,
        seed: input.seed + portion * 1000,
      };
      const events = generateEvents(given);
      const last = events.at(-1);
      if (last === undefined) throw new Error('nothing was generated');
      after = { seq: last.header.seq, hash: last.hash, clock: last.header.clock, entries: after.entries + dossiers };
      from = workdayAfter(last.header.at);
      return events;
    },
  };
}

function workdayAfter(at: number): number {
  const day = (Math.floor(at / dayMs) + 1) * dayMs;
  const weekday = new Date(day).getUTCDay();
  return day + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * dayMs;
}

/** What the program brings along: the bench's desks live by it too. */
function shippedRules(): GeneratedRules {
  const catalogueDir = join(import.meta.dirname, '../../../build/catalogue');
  const { catalogue, calendar } = must(readSeed({ crypto, catalogueDir }));
  const named = ({ version, json }: typeof catalogue) => ({ version, sha256: Hash.parse(crypto.sha256Hex(json)) });
  return { catalogue: named(catalogue), calendar: named(calendar) };
}

/** The dossier as another program would keep it: one document with what happened to it; no hashes, no salts. */
export interface DossierDocument {
  readonly _id: string;
  readonly events: readonly object[];
}

export interface Documents {
  next(dossiers: number): DossierDocument[];
}

export function createDocuments(): Documents {
  const ledgerSeed = new Uint8Array(32).fill(1);
  const hash = Hash.parse(crypto.sha256Hex(ledgerIdOf(crypto, crypto.ed25519PublicKey(ledgerSeed))));
  const content = createContent({
    ledgerSeed,
    commune,
    desk: 2,
    seed: 0,
    rules: shippedRules(),
    after: { seq: 1, hash, clock: [firstDay, 0] },
  });
  return {
    next(dossiers) {
      const byDossier = Map.groupBy(content.next(dossiers), ({ header }) => header.dossier ?? '');
      return Array.from(byDossier, ([_id, events]) => ({
        _id,
        events: events.map(({ header: { type, at, actor, role }, body, personal }) => ({
          type,
          at,
          actor,
          role,
          ...body,
          ...personal?.data,
        })),
      }));
    },
  };
}
