import { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import type { Keyring } from '../../keyring/keyring.ts';
import { imapPort, isMailAddress, type MailServer, readServer, smtpPort } from './address.ts';

const Kept = z.object({
  imap: z.string(),
  smtp: z.string(),
  address: z.string(),
  user: z.string(),
  folder: z.string(),
  doneFolder: z.string(),
  everyMinutes: z.number().int(),
  limitMb: z.number().int(),
  /** Sealed by the folder's master key, base64; empty where there is none. */
  password: z.string(),
});
export type MailboxSettings = z.infer<typeof Kept>;

const unset: MailboxSettings = {
  imap: '',
  smtp: '',
  address: '',
  user: '',
  folder: '',
  doneFolder: '',
  everyMinutes: 10,
  limitMb: 10,
  password: '',
};

/** Up to where a mailbox was read. */
const Place = z.object({
  /** Server, account and folder: UIDs of another mean nothing here. */
  of: z.string(),
  validity: z.string(),
  uid: z.number().int(),
});
export type MailboxPlace = z.infer<typeof Place>;

/** Settings of a folder, wherever it keeps them. */
export interface SettingBook {
  find(name: string): Promise<string | null>;
  /** `context`: of whoever asked for it; left out where nobody did. */
  set(name: string, value: string, context?: CallContext): Promise<Result<null>>;
}

export interface MailboxBook {
  settings(): Promise<MailboxSettings>;
  keep(settings: MailboxSettings, context: CallContext): Promise<Result<null>>;
  place(): Promise<MailboxPlace | null>;
  keepPlace(place: MailboxPlace): Promise<Result<null>>;
}

/** What a folder keeps of its mailbox, the password sealed. */
export function createMailboxBook(book: SettingBook, keyring: Keyring): MailboxBook {
  return {
    async settings() {
      const text = await book.find('mailbox');
      if (text === null) return unset;
      const kept = Kept.parse(JSON.parse(text));
      const password = kept.password === '' ? null : keyring.open(Buffer.from(kept.password, 'base64'));
      return { ...kept, password: password === null ? '' : Buffer.from(password).toString('utf8') };
    },
    keep(settings, context) {
      const { password } = settings;
      const sealed = password === '' ? '' : Buffer.from(keyring.seal(Buffer.from(password))).toString('base64');
      return book.set('mailbox', JSON.stringify({ ...settings, password: sealed }), context);
    },
    async place() {
      const text = await book.find('mailboxPlace');
      return text === null ? null : Place.parse(JSON.parse(text));
    },
    keepPlace: (place) => book.set('mailboxPlace', JSON.stringify(place)),
  };
}

export interface ReadySettings {
  readonly imap: MailServer;
  readonly smtp: MailServer | null;
  readonly user: string;
  readonly folder: string;
}

/** The settings as they are used. Refuses with the fields that are wrong: mail.server-bad, mail.address-bad. */
export function readySettings({ imap, smtp, address, user, folder }: MailboxSettings): Result<ReadySettings> {
  const reading = readServer(imap, imapPort);
  const sending = smtp === '' ? null : readServer(smtp, smtpPort);
  const fields: Record<string, ErrorCode> = {
    ...(reading === null ? { imap: 'mail.server-bad' } : {}),
    ...(smtp !== '' && sending === null ? { smtp: 'mail.server-bad' } : {}),
    ...(isMailAddress(address) ? {} : { address: 'mail.address-bad' }),
  };
  const [code] = Object.values(fields);
  if (reading === null || code !== undefined) return refuse(code ?? 'mail.server-bad', {}, fields);
  return ok({ imap: reading, smtp: sending, user: user || address, folder: folder || 'INBOX' });
}
