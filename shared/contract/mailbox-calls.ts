import { z } from 'zod';
import { command, query } from './call.ts';
import { Instant } from './values.ts';

const both = ['desk', 'district'] as const;
const text = z.string().trim().max(200);

const Settings = {
  /** `host` or `host:port` of the server that is read by IMAP; empty: no mailbox is read. */
  imap: text,
  /** The same of the server that answers are sent by; empty: answers go by other roads. At a district alone. */
  smtp: text,
  /** The mailbox's own address, which answers come from. */
  address: text,
  /** The account at both servers; empty: the address. */
  user: text,
  /** What is read; empty: INBOX. */
  folder: text,
  /** Where letters go that were taken in; empty: they stay, marked as read. */
  doneFolder: text,
  /** It is looked into at least this often; a server that tells of new letters is heard at once. */
  everyMinutes: z.number().int().min(1).max(1440),
  /** What a mailbox takes as one letter. */
  limitMb: z.number().int().min(1).max(100),
};
const Typed = z.strictObject({ ...Settings, password: z.string().max(200).optional() });
const Problem = z.object({ code: z.string(), message: z.string() });

export const MailboxStatus = z.object({
  ...Settings,
  hasPassword: z.boolean(),
  /** How the last look went; `notYet` before the first. */
  state: z.enum(['notSet', 'notYet', 'ready', 'failed']),
  problem: Problem.nullable(),
  readAt: Instant.nullable(),
  /** Letters taken in in this run of the program. */
  taken: z.number().int(),
  /** Batches of which letters are missing; what did not come until then is let go, and a note says so. */
  waiting: z.array(
    z.object({
      whole: z.string(),
      sender: z.string(),
      count: z.number().int(),
      missing: z.string(),
      bytes: z.number().int(),
      since: Instant,
      until: Instant,
    }),
  ),
  /** Letters that could not be used, newest first, until a person has seen them. */
  notes: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      sender: z.string(),
      subject: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  /** Answers that wait to be sent. At a district alone. */
  answers: z.number().int(),
});
export type MailboxStatus = z.infer<typeof MailboxStatus>;

export const mailboxCalls = {
  'mailbox.status': query(both, z.strictObject({}), MailboxStatus),
  /** A password left out is the one that was kept for this server and account. Looks into the mailbox at once. */
  'mailbox.set': command(both, Typed, MailboxStatus),
  /** Logs in at both servers with what is typed, reads nothing and keeps nothing. */
  'mailbox.test': command(both, Typed, z.object({ letters: z.number().int(), sends: z.boolean() })),
  'mailbox.read': command(both, z.strictObject({}), MailboxStatus),
  /** A person has seen a note: it goes. */
  'mailbox.seen': command(both, z.strictObject({ id: z.uuid() }), MailboxStatus),
};
