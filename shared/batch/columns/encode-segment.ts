import type { LedgerEvent } from '../../dossier/event.ts';
import { toUint32 } from '../byte-order.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { createByteWriter } from './byte-writer.ts';
import { encodeColumn } from './encode-column.ts';
import type { EncodeContext } from './encode-context.ts';
import { limits, segmentVersion } from './limits.ts';
import { writeNoisy } from './noisy-integers.ts';
import { top } from './place.ts';

/**
 * Writes the segments of one batch: dossiers and repeated texts are known from one segment to the next. `dictionary`:
 * of zstd, for those who are known to have it; used for what is small.
 */
export function createSegmentWriter(crypto: CryptoPort, dictionary: Uint8Array | null = null) {
  const known = new Map<string, number>();
  const memories: EncodeContext['memories'] = new Map();
  return {
    /** The next run of the ledger by columns; only what cannot be derived (docs/protocol.md, "Segment"). */
    write(events: readonly LedgerEvent[]): Uint8Array {
      const table = markDossiers(known, events);
      const context: EncodeContext = {
        tame: createByteWriter(),
        wild: createByteWriter(),
        at: events.map(({ header }) => header.at),
        dossier: table.places,
        memories,
      };
      const { tame, wild } = context;
      tame.uint(segmentVersion);
      tame.uint(events.length);
      // A reader does not know the dossiers yet: what stands here must not be remembered for one of them.
      encodeHeaders({ ...context, dossier: [] }, events, table);
      for (const [type, rows] of rowsByType(events)) encodeType(context, events, rows, type);
      if (Math.max(tame.length(), wild.length()) > limits.partBytes) throw new Error('an event larger than a segment');
      const useful = dictionary !== null && tame.length() <= limits.dictionaryBytes;
      const squeezed = useful ? crypto.deflate(tame.done(), dictionary) : crypto.deflate(tame.done());
      const segment = createByteWriter();
      segment.bytes(toUint32(squeezed.length));
      segment.bytes(squeezed);
      segment.bytes(wild.done());
      return segment.done();
    },
  };
}

interface DossierTable {
  /** Of each event: its dossier's place in the table, or -1. */
  readonly places: readonly number[];
  /** What is written of each event: 0 none, 1 a new dossier, else 1 + how far back from the table's end it lies. */
  readonly marks: readonly number[];
  /** Event and id of each first mention. */
  readonly firsts: readonly { readonly row: number; readonly id: string }[];
}

function markDossiers(known: Map<string, number>, events: readonly LedgerEvent[]): DossierTable {
  const marks: number[] = [];
  const firsts: { row: number; id: string }[] = [];
  const places = events.map(({ header: { dossier } }, row) => {
    if (dossier === null) {
      marks.push(0);
      return -1;
    }
    const place = known.get(dossier);
    if (place !== undefined) {
      marks.push(1 + known.size - place);
      return place;
    }
    marks.push(1);
    firsts.push({ row, id: dossier });
    known.set(dossier, known.size);
    return known.size - 1;
  });
  return { places, marks, firsts };
}

function encodeHeaders(context: EncodeContext, events: readonly LedgerEvent[], table: DossierTable): void {
  const { tame, wild, at } = context;
  const rows = events.map((_, i) => i);
  const headers = events.map(({ header }) => header);
  const column = (name: string, values: readonly unknown[]) => encodeColumn(context, values, rows, top(name));
  column(
    'type',
    headers.map(({ type }) => type),
  );
  writeNoisy(
    tame,
    wild,
    at.map((time, i) => time - (i === 0 ? 0 : (at[i - 1] ?? 0))),
  );
  tame.sints(headers.map(({ clock }, i) => clock[0] - (at[i] ?? 0)));
  tame.uints(headers.map(({ clock }) => clock[1]));
  column(
    'actor',
    headers.map(({ actor }) => actor),
  );
  column(
    'role',
    headers.map(({ role }) => role),
  );
  column(
    'after',
    headers.map(({ after }) => after),
  );
  tame.uints(table.marks);
  const bare = table.firsts.map(({ id }) => id.replaceAll('-', ''));
  tame.sints(table.firsts.map(({ row }, i) => Number.parseInt((bare[i] ?? '').slice(0, 12), 16) - (at[row] ?? 0)));
  for (const id of bare) wild.hex(id.slice(12));
}

function rowsByType(events: readonly LedgerEvent[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  events.forEach(({ header: { type } }, row) => {
    const list = rows.get(type);
    if (list === undefined) rows.set(type, [row]);
    else list.push(row);
  });
  return rows;
}

function encodeType(
  context: EncodeContext,
  events: readonly LedgerEvent[],
  rows: readonly number[],
  type: string,
): void {
  const { tame, wild } = context;
  const members = rows.map((row) => {
    const event = events[row];
    if (event === undefined) throw new Error(`no event ${row} of ${type}`);
    return { row, event };
  });
  encodeColumn(
    context,
    members.map(({ event }) => event.body),
    rows,
    top(`${type} body`),
  );
  // 0: never had a personal part. 1: here. 2: purged, its hash travels in its place.
  tame.uints(members.map(({ event }) => (event.header.personal === null ? 0 : event.personal === null ? 2 : 1)));
  const present = members.filter(({ event }) => event.personal !== null);
  encodeColumn(
    context,
    present.map(({ event }) => event.personal?.data),
    present.map(({ row }) => row),
    top(`${type} personal`),
  );
  for (const { event } of present) wild.hex(event.personal?.salt ?? '');
  for (const { event } of members) {
    if (event.personal === null && event.header.personal !== null) wild.hex(event.header.personal);
  }
}
