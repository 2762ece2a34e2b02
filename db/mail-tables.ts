import type { Sql } from './sql.ts';

/** A part of a file that came in several letters, kept until the last of them is here. */
export interface MailPart {
  /** SHA-256 of the whole in hex. */
  readonly whole: string;
  /** From 0. */
  readonly place: number;
  readonly count: number;
  readonly wholeBytes: number;
  /** Whom its letter claims to come from. */
  readonly sender: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}
export type WaitingPart = Omit<MailPart, 'bytes'>;

/** A letter that was for here and could not be used: shown until a person has seen it. */
export interface MailNote {
  readonly id: string;
  readonly at: number;
  readonly sender: string;
  readonly subject: string;
  /** Error code, and what its sentence names, as JSON. */
  readonly code: string;
  readonly params: string;
}

export interface MailReads {
  /** By place. */
  listMailParts(whole: string): readonly MailPart[];
  /** All that wait, by when they came. */
  listWaitingParts(): readonly WaitingPart[];
  /** Newest first. */
  listMailNotes(): readonly MailNote[];
}

export interface MailWrites {
  /** Kept once, however often the same part comes. */
  keepMailPart(part: MailPart): void;
  removeMailParts(whole: string): void;
  addMailNote(note: MailNote): void;
  removeMailNote(id: string): void;
}

/** What a desk keeps of its letters. */
export function createMailTables(sql: Sql): MailReads & MailWrites {
  const waiting = 'whole, place, count, whole_bytes AS wholeBytes, sender, at';
  const parts = sql<MailPart>(`SELECT ${waiting}, bytes FROM mail_part WHERE whole = ? ORDER BY place`);
  const allParts = sql<WaitingPart>(`SELECT ${waiting} FROM mail_part ORDER BY at, whole, place`);
  const notes = sql<MailNote>('SELECT id, at, sender, subject, code, params FROM mail_note ORDER BY at DESC, id');
  const keep = sql('INSERT INTO mail_part VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const remove = sql('DELETE FROM mail_part WHERE whole = ?');
  const note = sql('INSERT INTO mail_note VALUES (?, ?, ?, ?, ?, ?)');
  const noNote = sql('DELETE FROM mail_note WHERE id = ?');
  return {
    listMailParts: (whole) => parts.all(whole),
    listWaitingParts: () => allParts.all(),
    listMailNotes: () => notes.all(),
    keepMailPart: ({ whole, place, count, wholeBytes, sender, at, bytes }) =>
      void keep.run(whole, place, count, wholeBytes, sender, at, bytes),
    removeMailParts: (whole) => void remove.run(whole),
    addMailNote: ({ id, at, sender, subject, code, params }) => void note.run(id, at, sender, subject, code, params),
    removeMailNote: (id) => void noNote.run(id),
  };
}
