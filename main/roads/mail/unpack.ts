import PostalMime from 'postal-mime';
import { isPart } from '../../../shared/batch/part.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/result.ts';
import type { PartShelf } from './part-shelf.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Unpacked {
  /** What is whole: for the import, as if it had come by itself. */
  readonly files: readonly NamedFile[];
  /** What is not, one for each letter or part that waits or was refused. */
  readonly set: readonly { readonly name: string; readonly refusal: Refusal }[];
}

/** Whether a file is one of this program's, by its name: what else hangs on a letter is none of our business. */
export function isSealedName(name: string): boolean {
  return /\.(mcd|mcdf|mcdb|mcdp)$/i.test(name);
}

/** Takes letters (.eml) apart and puts parts together; every other file goes through as it is. */
export async function unpackLetters(shelf: PartShelf, given: readonly NamedFile[], sender = ''): Promise<Unpacked> {
  const files: NamedFile[] = [];
  const refused: { name: string; refusal: Refusal }[] = [];
  for (const file of given) {
    const inside = await attached(file);
    if (!inside.ok) refused.push({ name: file.name, refusal: inside.refusal });
    for (const each of inside.ok ? inside.value : []) {
      const whole: Result<Uint8Array> = isPart(each.bytes) ? await shelf.put(each.bytes, sender) : ok(each.bytes);
      if (whole.ok) files.push({ name: each.name, bytes: whole.value });
      else refused.push({ name: file.name, refusal: whole.refusal });
    }
  }
  // Parts that waited for one that came later in the same reading are no news.
  const isDone = files.length > 0 && refused.every(({ refusal }) => refusal.code === 'mail.parts-missing');
  return { files, set: isDone && files.length === 1 ? [] : lastOfEach(refused) };
}

/** Of parts that wait for the same rest only the last sentence holds. */
function lastOfEach(refused: readonly { name: string; refusal: Refusal }[]) {
  const waits = refused.filter(({ refusal }) => refusal.code === 'mail.parts-missing');
  return refused.filter((each) => each.refusal.code !== 'mail.parts-missing' || each === waits.at(-1));
}

async function attached(file: NamedFile): Promise<Result<readonly NamedFile[]>> {
  if (!/\.eml$/i.test(file.name)) return ok([file]);
  try {
    const letter = await PostalMime.parse(file.bytes, { attachmentEncoding: 'arraybuffer' });
    const ours = letter.attachments.flatMap(({ filename, content }) =>
      filename !== null && isSealedName(filename) && typeof content !== 'string'
        ? [{ name: filename, bytes: new Uint8Array(content) }]
        : [],
    );
    return ours.length === 0 ? refuse('mail.no-file') : ok(ours);
  } catch {
    return refuse('mail.unreadable');
  }
}
