import { ActorRole } from '../../dossier/event.ts';
import type { DossierId } from '../../dossier/ids.ts';
import { decodeColumn } from './decode-column.ts';
import type { Cell, DecodeContext } from './decode-context.ts';
import { malformed } from './limits.ts';
import { readNoisy } from './noisy-integers.ts';
import { top } from './place.ts';

export type Headers = ReturnType<typeof decodeHeaders>;

/** Steps 2 to 7 of a segment (docs/protocol.md); new dossiers go behind `ids`. Throws SegmentError. */
export function decodeHeaders(context: DecodeContext, count: number, ids: DossierId[]) {
  const { tame, wild } = context;
  const rows = Array.from({ length: count }, (_, i) => i);
  const column = (name: string) => decodeColumn(context, rows, top(name));
  const types = column('type').map(asText(100));
  const at = readNoisy(tame, wild, count);
  for (let i = 1; i < count; i += 1) at[i] = (at[i] ?? 0) + (at[i - 1] ?? 0);
  const clock = tame.sints(count).map((ahead, i) => ahead + (at[i] ?? 0));
  for (const time of [...at, ...clock]) if (!(time >= 0 && time <= 8.64e15)) throw malformed('time out of range');
  const counters = tame.uints(count);
  for (const counter of counters) if (counter > 0xffff_ffff) throw malformed('counter out of range');
  const actors = column('actor').map(asText(64));
  const roles = column('role').map(asRole);
  const after = column('after').map(asHashes);
  const { dossier, firsts } = decodeMarks(tame.uints(count), ids.length);
  const times = tame.sints(firsts.length).map((ahead, i) => ahead + (at[firsts[i] ?? 0] ?? 0));
  const tails = wild.hex(firsts.length, 10);
  tails.forEach((tail, i) => {
    ids.push(asDossierId(times[i] ?? 0, tail));
  });
  return { types, at, clock, counters, actors, roles, after, dossier, ids };
}

function decodeMarks(marks: Float64Array, known: number) {
  const firsts: number[] = [];
  const dossier = marks.map((mark, row) => {
    if (mark === 0) return -1;
    if (mark === 1) return known + firsts.push(row) - 1;
    if (mark - 1 > known + firsts.length) throw malformed('no such dossier');
    return known + firsts.length - (mark - 1);
  });
  return { dossier, firsts };
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function asDossierId(time: number, tail: string): DossierId {
  const head = time >= 0 && time < 2 ** 48 ? time.toString(16).padStart(12, '0') : '';
  const id = `${head.slice(0, 8)}-${head.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
  // The pattern is the one that DossierId parses by; parsing each would cost more than the rest of the header.
  if (!uuidPattern.test(id)) throw malformed('no dossier id');
  return id as DossierId;
}

function asText(longest: number) {
  return (cell: Cell): string => {
    if (typeof cell !== 'string' || cell.length < 1 || cell.length > longest) throw malformed('header text');
    return cell;
  };
}

const roleNames: ReadonlySet<unknown> = new Set(ActorRole.options);

function asRole(cell: Cell): ActorRole {
  if (!roleNames.has(cell)) throw malformed('role');
  return cell as ActorRole;
}

const hashPattern = /^[0-9a-f]{64}$/;

function asHashes(cell: Cell): string[] {
  if (!Array.isArray(cell) || cell.length > 64) throw malformed('after');
  const hashes: string[] = cell;
  if (!hashes.every((hash) => typeof hash === 'string' && hashPattern.test(hash))) throw malformed('after');
  return hashes;
}
