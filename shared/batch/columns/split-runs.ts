import type { JsonObject, JsonValue, LedgerEvent } from '../../dossier/event.ts';
import { limits } from './limits.ts';

/** Weight at which a run is closed: three bytes a character at worst keep it within a segment's 16 MiB. */
const maxWeight = 5_000_000;

/** Cuts events into runs that fit a segment each, in order. */
export function* splitRuns(events: Iterable<LedgerEvent>): Generator<LedgerEvent[], void> {
  let run: LedgerEvent[] = [];
  let weight = 0;
  for (const event of events) {
    const more = 200 + weigh(event.body) + (event.personal === null ? 0 : weigh(event.personal.data));
    if (run.length > 0 && (run.length === limits.events || weight + more > maxWeight)) {
      yield run;
      run = [];
      weight = 0;
    }
    run.push(event);
    weight += more;
  }
  if (run.length > 0) yield run;
}

/** Characters of all keys and strings, and what a value takes in a column at most. */
function weighObject(object: JsonObject): number {
  let sum = 0;
  for (const key of Object.keys(object)) sum += key.length + weigh(object[key]);
  return sum;
}

function weigh(value: JsonValue | undefined): number {
  if (typeof value === 'string') return value.length + 8;
  if (typeof value !== 'object' || value === null) return 24;
  let sum = 8;
  if (isList(value)) for (const item of value) sum += weigh(item);
  else sum += weighObject(value);
  return sum;
}

/** `Array.isArray` does not narrow a readonly array out of a union. */
function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}
