import { type FetchMessageObject, ImapFlow, type MessageStructureObject } from 'imapflow';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { isSealedName } from '../roads/mail/unpack.ts';
import { isOwnMachine } from './mail-line.ts';

export interface MailboxAccount {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The folder that is read, mostly INBOX. */
  readonly folder: string;
  /** Where letters go that were taken in; empty: they stay, marked as read. */
  readonly doneFolder: string;
}

/** What is known of a letter before its content is fetched. */
export interface LetterHead {
  readonly uid: number;
  readonly sizeBytes: number;
  /** The address that it claims to come from. */
  readonly sender: string | null;
  readonly subject: string;
  readonly messageId: string | null;
  /** A program wrote it (RFC 3834), or a mail server reports on another letter. */
  readonly isAutomatic: boolean;
  readonly isReport: boolean;
  /** A file of this program is attached, by its name. */
  readonly isOurs: boolean;
}

export interface MailboxLine {
  /** UIDs mean the same letters for as long as this stays the same. */
  readonly validity: string;
  /** In the folder, when it was opened. */
  readonly letters: number;
  /** Letters after a UID, the first few hundred, by UID. Rejects when the line breaks, like the three below. */
  heads(after: number): Promise<readonly LetterHead[]>;
  /** The letter as it lies there, not marked as read by that; null when it went away meanwhile. */
  content(uid: number): Promise<Uint8Array | null>;
  /** It was taken in: marked as read and moved away, where that is set. */
  settle(uid: number): Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
}

const tlsPort = 993;
const waitMs = 30_000;
/** The server is listened to once nothing was asked for this long. */
const idleAfterMs = 1000;
const headsAtOnce = 200;

export interface MailboxEvents {
  /** The server told of new letters (IDLE). */
  readonly onNews: () => void;
  /** The line ended by itself. */
  readonly onGone: () => void;
}

/**
 * Opens one folder of a mailbox by IMAP. TLS from the first byte on port 993, by STARTTLS on every other, and none only
 * where the line ends on this machine.
 * Refuses: mail.mailbox-unreachable, mail.login-refused, mail.folder-missing.
 */
export async function openMailbox(account: MailboxAccount, events: MailboxEvents): Promise<Result<MailboxLine>> {
  const { host, port, user, password, folder } = account;
  // Moved into the folder that is read, a letter would be a new one there, without end.
  const doneFolder = isSameFolder(account.doneFolder, folder) ? '' : account.doneFolder;
  const client = new ImapFlow({
    host,
    port,
    secure: port === tlsPort,
    doSTARTTLS: port !== tlsPort && !isOwnMachine(host),
    auth: { user, pass: password },
    logger: false,
    // The default, MD5, is not to be had everywhere.
    idHashAlgorithm: 'sha256',
    autoIdleDelay: idleAfterMs,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
  });
  // What breaks is told by the call that it broke, or by the next.
  client.on('error', () => undefined);
  client.on('exists', ({ count, prevCount }) => {
    if (count > prevCount) events.onNews();
  });
  try {
    await client.connect();
  } catch (error) {
    client.close();
    const refused = error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
    return refuse(refused ? 'mail.login-refused' : 'mail.mailbox-unreachable', { server: `${host}:${port}` });
  }
  try {
    if (doneFolder !== '' && !(await client.list()).some(({ path }) => path === doneFolder))
      await client.mailboxCreate(doneFolder);
    const box = await client.mailboxOpen(folder);
    client.on('close', events.onGone);
    return ok(lineOf(client, { validity: String(box.uidValidity), letters: box.exists, doneFolder, ...events }));
  } catch {
    const isBroken = !client.usable;
    client.close();
    return isBroken
      ? refuse('mail.mailbox-unreachable', { server: `${host}:${port}` })
      : refuse('mail.folder-missing', { folder });
  }
}

/** The inbox alone has one name in any case (RFC 3501, 5.1). */
function isSameFolder(one: string, other: string): boolean {
  return one === other || (one.toUpperCase() === 'INBOX' && other.toUpperCase() === 'INBOX');
}

interface OpenFolder extends MailboxEvents {
  readonly validity: string;
  readonly letters: number;
  readonly doneFolder: string;
}

function lineOf(client: ImapFlow, { validity, letters, doneFolder, onGone }: OpenFolder): MailboxLine {
  return {
    validity,
    letters,
    async heads(after) {
      const found = await client.search({ uid: `${after + 1}:*` }, { uid: true });
      // The client swallows what broke a search: no answer is not a mailbox without letters.
      if (!Array.isArray(found)) throw new Error('the search was not answered');
      // `n:*` names the last letter even where it is older than n.
      const uids = found.filter((uid) => uid > after).sort((a, b) => a - b);
      if (uids.length === 0) return [];
      const asked = { uid: true, size: true, envelope: true, bodyStructure: true, headers: ['auto-submitted'] };
      const heads: LetterHead[] = [];
      for await (const letter of client.fetch(uids.slice(0, headsAtOnce).join(','), asked, { uid: true }))
        heads.push(headOf(letter));
      return heads.sort((a, b) => a.uid - b.uid);
    },
    async content(uid) {
      const letter = await client.fetchOne(String(uid), { source: true }, { uid: true });
      return letter === false ? null : (letter.source ?? null);
    },
    async settle(uid) {
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      // Without these a move would throw away whatever else is marked for it.
      const canMove = client.capabilities.has('MOVE') || client.capabilities.has('UIDPLUS');
      if (doneFolder !== '' && canMove) await client.messageMove(String(uid), doneFolder, { uid: true });
    },
    isOpen: () => client.usable,
    async close() {
      client.off('close', onGone);
      if (client.usable) await client.logout().catch(() => undefined);
      client.close();
    },
  };
}

function headOf({ uid, size, envelope, bodyStructure, headers }: FetchMessageObject): LetterHead {
  const said = /^auto-submitted:\s*([a-z-]+)/im.exec(headers?.toString('latin1') ?? '')?.[1]?.toLowerCase();
  return {
    uid,
    sizeBytes: size ?? 0,
    sender: envelope?.from?.[0]?.address ?? null,
    subject: envelope?.subject ?? '',
    messageId: envelope?.messageId ?? null,
    isAutomatic: said !== undefined && said !== 'no',
    isReport: bodyStructure?.type === 'multipart/report',
    isOurs: bodyStructure !== undefined && holdsOurs(bodyStructure),
  };
}

function holdsOurs({ dispositionParameters, parameters, childNodes = [] }: MessageStructureObject): boolean {
  const name = dispositionParameters?.filename ?? parameters?.name;
  return (name !== undefined && isSealedName(name)) || childNodes.some(holdsOurs);
}
