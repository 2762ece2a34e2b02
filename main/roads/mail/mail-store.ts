import type { MailNote, MailPart, WaitingPart } from '../../../db/mail-tables.ts';
import type { Result } from '../../../shared/result.ts';

/** What either side keeps of its letters, durable when it answers. Refuses: store.*. */
export interface MailStore {
  listMailParts(whole: string): Promise<readonly MailPart[]>;
  listWaitingParts(): Promise<readonly WaitingPart[]>;
  listMailNotes(): Promise<readonly MailNote[]>;
  keepMailPart(part: MailPart): Promise<Result<null>>;
  removeMailParts(whole: string): Promise<Result<null>>;
  addMailNote(note: MailNote): Promise<Result<null>>;
  removeMailNote(id: string): Promise<Result<null>>;
}
