import type { ErrorCode } from '../../../shared/errors/table.ts';
import { ok, type Refusal, type Result } from '../../../shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { MailStore } from './mail-store.ts';
import type { PartShelf } from './part-shelf.ts';
import type { Letter } from './read-mailbox.ts';
import { type NamedFile, unpackLetters } from './unpack.ts';

/** Anybody can write letters that are of no use: the oldest note makes room. */
const mostNotes = 200;

interface OpenLetterDeps {
  readonly deps: Pick<Deps, 'clock' | 'ids'>;
  readonly shelf: PartShelf;
  readonly store: MailStore;
}

export type OpenLetter = (letter: Letter) => Promise<Result<readonly NamedFile[]>>;

/** The files of a letter that are whole now; what waits is kept, what is of no use is noted. Refuses: store.*. */
export function createOpenLetter({ deps, shelf, store }: OpenLetterDeps): OpenLetter {
  async function note({ sender, subject }: Letter, { code, params = {} }: Refusal): Promise<Result<null>> {
    const [oldest] = (await store.listMailNotes()).slice(mostNotes - 1);
    if (oldest !== undefined) await store.removeMailNote(oldest.id);
    return store.addMailNote({
      id: deps.ids.commandId(),
      at: deps.clock.now(),
      sender: (sender ?? '').slice(0, 200),
      subject: subject.slice(0, 200),
      code,
      params: JSON.stringify(params),
    });
  }

  return async (letter) => {
    const tooLarge: ErrorCode = 'batch.too-large';
    const unpacked =
      letter.bytes === null
        ? { files: [], set: [{ refusal: { code: tooLarge } }] }
        : await unpackLetters(shelf, [{ name: 'thu.eml', bytes: letter.bytes }], letter.sender ?? '');
    for (const { refusal } of unpacked.set) {
      if (refusal.code === 'mail.parts-missing') continue;
      const noted = refusal.code.startsWith('store.') ? { ok: false as const, refusal } : await note(letter, refusal);
      if (!noted.ok) return noted;
    }
    return ok(unpacked.files);
  };
}
