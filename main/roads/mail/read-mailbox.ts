import { ok, type Result } from '../../../shared/result.ts';
import type { LetterHead, MailboxLine } from '../../sync/mailbox-line.ts';
import type { MailboxBook } from './mailbox-settings.ts';

/** A letter with a file of this program. */
export interface Letter extends LetterHead {
  /** Null: too large to be fetched. */
  readonly bytes: Uint8Array | null;
}

/**
 * Takes one letter in, durable when it answers; whether it was for here. A refusal says that it could not be taken now
 * (the disk is full): it stays where it is and comes again. What is wrong with a letter itself is no refusal.
 */
export type TakeLetter = (letter: Letter) => Promise<Result<boolean>>;

/** A letter's content is base64 and more; no sealed file is above 64 MiB. */
const largestLetterBytes = 100 * 1024 * 1024;

/**
 * Takes in every letter that came after the last look, oldest first, each once: what was read is remembered after it is
 * durable here and before the letter is moved, so that a power cut between brings it again, which changes nothing.
 * Other letters are left as they lie. Rejects when the line breaks.
 */
export async function readMailbox(
  line: MailboxLine,
  book: MailboxBook,
  of: string,
  take: TakeLetter,
): Promise<Result<number>> {
  const before = await book.place();
  const isSame = before !== null && before.of === of && before.validity === line.validity;
  let uid = isSame ? before.uid : 0;
  let taken = 0;
  for (;;) {
    const heads = await line.heads(uid);
    for (const head of heads) {
      const isTaken = await takeOne(line, head, take);
      if (!isTaken.ok) return isTaken;
      uid = head.uid;
      const kept = await book.keepPlace({ of, validity: line.validity, uid });
      if (!kept.ok) return kept;
      if (!isTaken.value) continue;
      taken += 1;
      await line.settle(uid);
    }
    if (heads.length === 0) return ok(taken);
  }
}

async function takeOne(line: MailboxLine, head: LetterHead, take: TakeLetter): Promise<Result<boolean>> {
  if (!head.isOurs || head.isReport) return ok(false);
  if (head.sizeBytes > largestLetterBytes) return take({ ...head, bytes: null });
  const bytes = await line.content(head.uid);
  return bytes === null ? ok(false) : take({ ...head, bytes });
}
