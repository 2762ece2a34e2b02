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
  readonly set: readonly SetAside[];
}

interface SetAside {
  readonly name: string;
  readonly refusal: Refusal;
}

/** Whether a file is one of this program's, by its name: what else hangs on a letter is none of our business. */
export function isSealedName(name: string): boolean {
  return /\.(mcd|mcdf|mcdb|mcdp)$/i.test(name);
}

/** Takes letters (.eml) apart and puts parts together; every other file goes through as it is. */
export async function unpackLetters(shelf: PartShelf, given: readonly NamedFile[], sender = ''): Promise<Unpacked> {
  const files: NamedFile[] = [];
  const refused: SetAside[] = [];
  // Of parts that wait for the same rest only the last sentence holds, and none once the rest has come.
  const waiting = new Map<string, SetAside>();
  for (const file of given) {
    const inside = await attached(file);
    if (!inside.ok) refused.push({ name: file.name, refusal: inside.refusal });
    for (const { name, bytes } of inside.ok ? inside.value : []) {
      const put = isPart(bytes) ? await shelf.put(bytes, sender) : ok({ whole: '', bytes });
      if (put.ok) {
        files.push({ name, bytes: put.value.bytes });
        waiting.delete(put.value.whole);
      } else if (put.refusal.code === 'mail.parts-missing')
        waiting.set(String(put.refusal.params?.whole), { name: file.name, refusal: put.refusal });
      else refused.push({ name: file.name, refusal: put.refusal });
    }
  }
  return { files, set: [...refused, ...waiting.values()] };
}

async function attached(file: NamedFile): Promise<Result<readonly NamedFile[]>> {
  if (!/\.eml$/i.test(file.name)) return ok([file]);
  try {
    const letter = await PostalMime.parse(file.bytes, { attachmentEncoding: 'arraybuffer' });
    const ours = letter.attachments.flatMap(({ filename, content }) =>
      filename !== null && isSealedName(filename) && typeof content !== 'string'
        ? [{ name: ownName(filename), bytes: new Uint8Array(content) }]
        : [],
    );
    return ours.length === 0 ? refuse('mail.no-file') : ok(ours);
  } catch {
    return refuse('mail.unreadable');
  }
}

const longestName = 120;

/** Whoever writes a letter names what hangs on it: no folder, nothing that no file may be called by, and its end stays. */
function ownName(filename: string): string {
  const name = filename.replaceAll(/^.*[\\/]|[\p{Cc}<>:"|?*]/gsu, '');
  return name.slice(-longestName);
}
