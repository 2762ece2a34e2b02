import type { Kysely } from 'kysely';
import type { MailNote, MailPart, WaitingPart } from '../../mail-tables.ts';
import type { DistrictSchema } from '../schema.ts';

/** An answer on its way to a desk by mail; the newest to a desk says all that the older ones said. */
export interface MailAnswer {
  readonly commune: string;
  readonly desk: number;
  readonly to: string;
  /** Message-Id of the letter that it answers. */
  readonly answers: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface MailReads {
  /** By place. */
  listMailParts(whole: string): Promise<readonly MailPart[]>;
  /** All that wait, by when they came. */
  listWaitingParts(): Promise<readonly WaitingPart[]>;
  /** Newest first. */
  listMailNotes(): Promise<readonly MailNote[]>;
  listMailAnswers(): Promise<readonly MailAnswer[]>;
}

export interface MailWrites {
  /** Kept once, however often the same part comes. */
  keepMailPart(part: MailPart): Promise<void>;
  removeMailParts(whole: string): Promise<void>;
  addMailNote(note: MailNote): Promise<void>;
  removeMailNote(id: string): Promise<void>;
  /** In the place of an older one to the same desk. */
  putMailAnswer(answer: MailAnswer): Promise<void>;
  removeMailAnswer(answer: Pick<MailAnswer, 'commune' | 'desk'>): Promise<void>;
}

/** What waits between letters, and what goes back by mail. */
export function createMail(db: Kysely<DistrictSchema>): MailReads & MailWrites {
  const parts = db
    .selectFrom('mail_part')
    .select(['whole', 'place', 'count', 'whole_bytes as wholeBytes', 'sender', 'at']);
  return {
    listMailParts: (whole) => parts.select('bytes').where('whole', '=', whole).orderBy('place').execute(),
    listWaitingParts: () => parts.orderBy('at').orderBy('whole').orderBy('place').execute(),
    listMailNotes: () =>
      db
        .selectFrom('mail_note')
        .select(['id', 'at', 'sender', 'subject', 'code', 'params'])
        .orderBy('at', 'desc')
        .orderBy('id')
        .execute(),
    listMailAnswers: () =>
      db
        .selectFrom('mail_answer')
        .select(['commune', 'desk', 'recipient as to', 'answers', 'name', 'bytes'])
        .orderBy('commune')
        .orderBy('desk')
        .execute(),
    async keepMailPart({ wholeBytes, ...part }) {
      await db
        .insertInto('mail_part')
        .values({ ...part, whole_bytes: wholeBytes })
        .onConflict((known) => known.doNothing())
        .execute();
    },
    async removeMailParts(whole) {
      await db.deleteFrom('mail_part').where('whole', '=', whole).execute();
    },
    async addMailNote(note) {
      await db.insertInto('mail_note').values(note).execute();
    },
    async removeMailNote(id) {
      await db.deleteFrom('mail_note').where('id', '=', id).execute();
    },
    async putMailAnswer({ commune, desk, to, ...answer }) {
      const said = { recipient: to, ...answer };
      await db
        .insertInto('mail_answer')
        .values({ commune, desk, ...said })
        .onConflict((known) => known.columns(['commune', 'desk']).doUpdateSet(said))
        .execute();
    },
    async removeMailAnswer({ commune, desk }) {
      await db.deleteFrom('mail_answer').where('commune', '=', commune).where('desk', '=', desk).execute();
    },
  };
}
