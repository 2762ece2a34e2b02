import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { OpenLetter } from '../roads/mail/open-letter.ts';
import type { TakeLetter } from '../roads/mail/read-mailbox.ts';
import { applyIncoming } from './incoming.ts';

export interface DeskMailDeps {
  /** The open desk, which a fork replaces while the program runs. */
  readonly desk: () => Desk;
  /** One after the other with the rounds over the line. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The district holds another branch: the desk goes on in a new ledger. */
  readonly goOn: () => Promise<Result<null>>;
  readonly openLetter: OpenLetter;
}

/** A desk's side of a mailbox: takes answers and down-packages in. Whoever sent the letter, the seal inside decides. */
export function createDeskMail({ desk, inTurn, goOn, openLetter }: DeskMailDeps): TakeLetter {
  async function takeFile(bytes: Uint8Array): Promise<Result<null>> {
    for (const result of await applyIncoming(desk(), bytes, 'mail')) {
      if (!result.ok) {
        // A full disk is no fault of the letter: it stays and comes again.
        if (result.refusal.code.startsWith('store.')) return result;
        desk().deps.log.info(
          { event: 'mail.not-taken', code: result.refusal.code },
          'a file in a letter was not taken',
        );
        continue;
      }
      const wentOn = result.value.forked ? await goOn() : ok(null);
      if (!wentOn.ok) return wentOn;
    }
    return ok(null);
  }

  return async (letter) => {
    const opened = await openLetter(letter);
    if (!opened.ok) return opened;
    for (const file of opened.value) {
      const taken = await inTurn(() => takeFile(file.bytes));
      if (!taken.ok) return taken;
    }
    return ok(true);
  };
}
