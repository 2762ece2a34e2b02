import { inflateSync } from 'node:zlib';

/** A PDF's objects may be packed; one packed block of a scan is far smaller than this. */
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

/** Objects that lie packed several to a stream, by their number. */
function packedObjects(file: Buffer, text: string): ReadonlyMap<string, Found> {
  const objects = new Map<string, Found>();
  for (const { index: at } of text.matchAll(/\/Type\s*\/ObjStm/g)) {
    const unpacked = unpack(file, text, at);
    if (unpacked === null) continue;
    const heads = unpacked.text.slice(0, unpacked.first).trim().split(/\s+/);
    for (let i = 0; i + 1 < heads.length; i += 2) {
      const from = unpacked.first + Number(heads[i + 1]);
      const to = i + 3 < heads.length ? unpacked.first + Number(heads[i + 3]) : undefined;
      objects.set(heads[i] ?? '', { at, text: unpacked.text.slice(from, to) });
    }
  }
  return objects;
}

function unpack(file: Buffer, text: string, at: number): { readonly text: string; readonly first: number } | null {
  const begin = text.lastIndexOf(' obj', at);
  const word = text.indexOf('stream', at);
  const end = text.indexOf('endstream', at);
  if (begin < 0 || word < 0 || end < 0) return null;
  const first = /\/First\s+(\d+)/.exec(text.slice(begin, word));
  const lineEnd = text[word + 6] === '\r' ? 8 : 7;
  const content = file.subarray(word + lineEnd, end);
  if (first === null) return null;
  try {
    const plain = text.slice(begin, word).includes('/FlateDecode')
      ? inflateSync(content, { maxOutputLength: mostUnpackedBytes })
      : content;
    return { text: plain.toString('latin1'), first: Number(first[1]) };
  } catch {
    // Locked by a password, or torn.
    return null;
  }
}
