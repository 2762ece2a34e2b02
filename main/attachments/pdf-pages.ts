import { inflateSync } from 'node:zlib';

/** A PDF's objects may be packed; all packed blocks of a scan together are far smaller than this. */
const mostUnpackedBytes = 16_000_000;
const mostPages = 100_000;

/** An object's text and where it stands: of two with one number the later one counts. */
interface Found {
  readonly at: number;
  readonly text: string;
}

/**
 * How many pages a PDF says it has: its root names the tree of pages, and the tree its count. Null where the file is
 * torn, or locked so that its objects cannot be read; nobody is to be told a number that was guessed.
 */
export function pdfPages(bytes: Uint8Array): number | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  const root = [...text.matchAll(/\/Root\s+(\d+)\s+(\d+)\s+R/g)].at(-1);
  if (root === undefined) return null;
  const packed = packedObjects(file, text);
  const catalogue = findObject(text, packed, root);
  const tree = catalogue === null ? null : /\/Pages\s+(\d+)\s+(\d+)\s+R/.exec(catalogue);
  const pages = tree === null ? null : findObject(text, packed, tree);
  const count = pages === null ? null : /\/Count\s+(\d+)/.exec(pages);
  const said = Number(count?.[1] ?? 0);
  return said >= 1 && said <= mostPages ? said : null;
}

function findObject(text: string, packed: ReadonlyMap<string, Found>, ref: RegExpExecArray): string | null {
  const [, number = '', generation = ''] = ref;
  const inside = packed.get(number) ?? null;
  const plain = findPlain(text, `${number} ${generation} obj`);
  if (plain === null || inside === null) return (plain ?? inside)?.text ?? null;
  return plain.at > inside.at ? plain.text : inside.text;
}

function findPlain(text: string, head: string): Found | null {
  let at = text.lastIndexOf(head);
  // `12 0 obj` also ends `112 0 obj`.
  while (at > 0 && /\d/.test(text[at - 1] ?? '')) at = text.lastIndexOf(head, at - 1);
  if (at < 0) return null;
  const end = text.indexOf('endobj', at);
  return end < 0 ? null : { at, text: text.slice(at + head.length, end) };
}

/**
 * Objects that lie packed several to a stream, by their number. What does not come out within the bound stays unread: a
 * small file can hold thousands of streams of which each unpacks to all that one may.
 */
function packedObjects(file: Buffer, text: string): ReadonlyMap<string, Found> {
  const objects = new Map<string, Found>();
  const marks = [...text.matchAll(/\/Type\s*\/ObjStm/g)].map(({ index }) => index);
  let room = mostUnpackedBytes;
  for (const [i, at] of marks.entries()) {
    // Between its neighbours, so that a file of marks alone is read once and not once a mark.
    const unpacked = unpack(file, text, { after: marks[i - 1] ?? 0, at, before: marks[i + 1] ?? text.length }, room);
    if (unpacked === null) continue;
    room -= unpacked.text.length;
    const heads = unpacked.text.slice(0, unpacked.first).trim().split(/\s+/);
    for (let head = 0; head + 1 < heads.length; head += 2) {
      const from = unpacked.first + Number(heads[head + 1]);
      const to = head + 3 < heads.length ? unpacked.first + Number(heads[head + 3]) : undefined;
      objects.set(heads[head] ?? '', { at, text: unpacked.text.slice(from, to) });
    }
  }
  return objects;
}

/** Where a packed block is said to be, and the ones beside it. */
interface Mark {
  readonly after: number;
  readonly at: number;
  readonly before: number;
}

function unpack(
  file: Buffer,
  text: string,
  { after, at, before }: Mark,
  room: number,
): { readonly text: string; readonly first: number } | null {
  const own = text.slice(after, before);
  const mark = at - after;
  const begin = own.lastIndexOf(' obj', mark);
  const word = own.indexOf('stream', mark);
  const end = own.indexOf('endstream', mark);
  if (room < 1 || begin < 0 || word < 0 || end < 0) return null;
  const head = own.slice(begin, word);
  const first = /\/First\s+(\d+)/.exec(head);
  const lineEnd = own[word + 6] === '\r' ? 8 : 7;
  const content = file.subarray(after + word + lineEnd, after + end);
  if (first === null) return null;
  try {
    const plain = head.includes('/FlateDecode') ? inflateSync(content, { maxOutputLength: room }) : content;
    return { text: plain.toString('latin1'), first: Number(first[1]) };
  } catch {
    // Locked by a password, torn, or more than there is room for.
    return null;
  }
}
