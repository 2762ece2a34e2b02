import { z } from 'zod';
import { canonicalJson } from '../batch/canonical-json.ts';
import type { JsonObject, LedgerEvent } from './event.ts';
import { Hash, LedgerId } from './ids.ts';

const Place = z.object({ ledger: LedgerId, seq: z.number().int().min(1), hash: Hash });
const Origins = z.array(Place).min(1).max(16);
export type OriginPlace = z.infer<typeof Place>;

/**
 * Where a carried-over event was first written, newest place first; empty for an event that is its own. A desk that
 * leaves a branch which the district does not hold writes that branch's events again in its new ledger (design.md,
 * "Restores, clones, replaced PCs").
 */
export function originsOf({ body }: Pick<LedgerEvent, 'body'>): readonly OriginPlace[] {
  if (body.origin === undefined) return [];
  const parsed = Origins.safeParse(body.origin);
  return parsed.success ? parsed.data : [];
}

/** The body of the copy of an event: the same facts, and where they were first said. */
export function carriedBody(event: LedgerEvent): JsonObject {
  const { ledger, seq } = event.header;
  return { ...event.body, origin: [{ ledger, seq, hash: event.hash }, ...originsOf(event)].slice(0, 16) };
}

/** Whether two events tell the same deed: all that a copy keeps, so that nobody can pass another's event off as theirs. */
function isSameDeed(a: LedgerEvent, b: LedgerEvent): boolean {
  const x = a.header;
  const y = b.header;
  return (
    x.type === y.type &&
    x.at === y.at &&
    x.actor === y.actor &&
    x.role === y.role &&
    x.personal === y.personal &&
    canonicalJson(factsOf(a)) === canonicalJson(factsOf(b))
  );
}

function factsOf({ body }: LedgerEvent): JsonObject {
  const { origin: _origin, ...facts } = body;
  return facts;
}

/**
 * For each hash that a copy stands for the hash of the event that counts: the last carried one, of several the first by
 * `compare`. Empty where nothing was carried over, which is nearly always.
 */
export function carriedHashes(
  events: readonly LedgerEvent[],
  compare: (a: LedgerEvent, b: LedgerEvent) => number,
): ReadonlyMap<Hash, Hash> {
  const copies = events.filter((event) => event.body.origin !== undefined);
  if (copies.length === 0) return new Map();
  const byHash = new Map(events.map((event) => [event.hash, event]));
  const deeds = new Map<Hash, Set<Hash>>();
  for (const copy of copies) {
    const names = originsOf(copy).map(({ hash }) => hash);
    const isLie = names.some((name) => {
      const original = byHash.get(name);
      return original !== undefined && !isSameDeed(original, copy);
    });
    if (!isLie) join(deeds, [copy.hash, ...names]);
  }
  const counting = new Map<Hash, Hash>();
  for (const deed of new Set(deeds.values())) {
    const present = [...deed].flatMap((hash) => byHash.get(hash) ?? []);
    const [first] = present.sort((a, b) => originsOf(b).length - originsOf(a).length || compare(a, b));
    if (first !== undefined) for (const hash of deed) counting.set(hash, first.hash);
  }
  return counting;
}

/** Puts the names of one deed together with those that any of them is known by already. */
function join(deeds: Map<Hash, Set<Hash>>, names: readonly Hash[]): void {
  const all = new Set(names.flatMap((name) => [name, ...(deeds.get(name) ?? [])]));
  for (const name of all) deeds.set(name, all);
}
