import { z } from 'zod';
import { command, query } from './call.ts';
import { mailboxCalls } from './mailbox-calls.ts';
import { paperCalls } from './paper-calls.ts';
import { FileContent, Instant } from './values.ts';

const both = ['desk', 'district'] as const;

export const FolderStatus = z.object({
  /** Where the folder lies on this machine; null: none is set. */
  folder: z.string().nullable(),
  /** How the last look went; `notYet` before the first. */
  state: z.enum(['notSet', 'notYet', 'ready', 'failed']),
  /** Why it failed. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  lookedAt: Instant.nullable(),
  /** What was written there last in this run of the program, whole and read back; events at a desk alone. */
  written: z.object({ name: z.string(), at: Instant, events: z.number().int() }).nullable(),
  /** Files taken in from it in this run of the program. */
  taken: z.number().int(),
});
export type FolderStatus = z.infer<typeof FolderStatus>;

const MailSettings = z.object({
  /** The address that batches go to; empty: none is set. */
  to: z.string(),
  /** What a mailbox takes as one letter. */
  limitMb: z.number().int(),
  /** `host` or `host:port` of the server that sends, and the account there; empty where letters are drafts. */
  server: z.string(),
  from: z.string(),
  hasPassword: z.boolean(),
});
const Letter = z.strictObject({
  to: z.string().trim().min(1).max(200),
  limitMb: z.number().int().min(1).max(100),
});

const NetworkSettings = z.object({
  /** `system`: as the machine says; `none`: straight; `own`: the address here. */
  proxy: z.enum(['system', 'none', 'own']),
  /** `http://host:port`, without user and password. */
  address: z.string(),
  user: z.string(),
  hasPassword: z.boolean(),
  /** The machine goes by an automatic configuration script (PAC), which cannot be read here. */
  lacksScript: z.boolean(),
  /** SHA-256 of the one certificate that an https address is trusted on; null: those that the machine trusts. */
  authority: z.string().nullable(),
});

const OfficeLine = z.object({
  on: z.boolean(),
  /** Where this desk listens for its siblings. */
  port: z.number().int(),
  /** `http://host:port` of siblings that are asked besides those that the network tells of. */
  addresses: z.array(z.string()),
  /** The port that is open now; null: none. */
  listening: z.number().int().nullable(),
  /** Why it does not listen. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  neighbours: z.array(
    z.object({
      address: z.string(),
      askedAt: Instant,
      /** Taken in from it in this run of the program. */
      events: z.number().int(),
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
});

export const roadCalls = {
  ...mailboxCalls,
  ...paperCalls,
  'office.status': query(['desk'], z.strictObject({}), OfficeLine),
  'office.set': command(
    ['desk'],
    z.strictObject({
      on: z.boolean(),
      port: z.number().int().min(0).max(65_535),
      addresses: z.array(z.string().trim().min(1).max(200)).max(20),
    }),
    OfficeLine,
  ),
  /** Asks every sibling now. */
  'office.ask': command(['desk'], z.strictObject({}), OfficeLine),
  'sync.network': query(['desk'], z.strictObject({}), NetworkSettings),
  /** A password left out is the one that was kept for this proxy and user; an authority left out stays as it is. */
  'sync.setNetwork': command(
    ['desk'],
    z.strictObject({
      proxy: NetworkSettings.shape.proxy,
      address: z.string().max(300).optional(),
      user: z.string().max(100).optional(),
      password: z.string().max(200).optional(),
      /** `file`: the certificate in `authority` (PEM); `machine`: what the machine trusts; left out: as it is. */
      trust: z.enum(['file', 'machine']).optional(),
      authority: FileContent.optional(),
    }),
    NetworkSettings,
  ),
  'mail.settings': query(['desk'], z.strictObject({}), MailSettings),
  /** All that is unsent as letters (.eml) to an address, which is kept for the next time. */
  'mail.write': command(['desk'], Letter, z.object({ letters: z.array(FileContent), events: z.number().int() })),
  /** The same, sent by SMTP; a password left out is the one that was kept for this server and account. */
  'mail.send': command(
    ['desk'],
    Letter.extend({
      server: z.string().trim().min(1).max(200),
      from: z.string().trim().min(1).max(200),
      password: z.string().max(200).optional(),
    }),
    z.object({ letters: z.number().int(), events: z.number().int() }),
  ),
  'folder.status': query(both, z.strictObject({}), FolderStatus),
  /** Sets the exchange folder, or with an empty text takes it away; looks into it at once. */
  'folder.set': command(both, z.strictObject({ folder: z.string().trim().max(500) }), FolderStatus),
  /** Takes in what lies there and writes what waits, now: after it a stick may be pulled out. */
  'folder.exchange': command(both, z.strictObject({}), FolderStatus),
};
