import MailComposer from 'nodemailer/lib/mail-composer';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import { makeParts } from '../../../shared/batch/part.ts';
import type { NamedFile } from './unpack.ts';

export interface LetterFacts {
  /** Who sends it; null: a draft, which a mail program opens for sending and signs with its own account. */
  readonly from: string | null;
  readonly to: string;
  readonly subject: string;
  /** The words above the attachment; the part is added where there are several. */
  readonly text: string;
  /** What a mailbox takes as one letter, in bytes as it travels. */
  readonly limitBytes: number;
  readonly at: number;
  /** A program answers a letter by itself: its id, where it had one; such letters are never answered by another. */
  readonly answers?: string | null;
}

/** Room for headers, words and MIME borders. */
const headRoomBytes = 32 * 1024;
/** Base64 in lines of 76 signs: four signs and a share of a line's end for three bytes. */
const growth = (4 / 3) * (78 / 76);

/**
 * A file as letters that are ready to be sent: one, or as many as the mailbox limit asks for. Drafts are
 * marked (`X-Unsent`).
 */
export async function makeLetters(
  crypto: CryptoPort,
  file: NamedFile,
  { from, to, subject, text, limitBytes, at, answers }: LetterFacts,
): Promise<readonly NamedFile[]> {
  const largest = Math.floor((limitBytes - headRoomBytes) / growth);
  const parts = file.bytes.length <= largest ? [file.bytes] : makeParts(crypto, file.bytes, largest - 128);
  const stem = file.name.replace(/\.mcd$/i, '');
  const letters: NamedFile[] = [];
  for (const [place, bytes] of parts.entries()) {
    const mark = parts.length === 1 ? '' : `.${String(place + 1).padStart(3, '0')}-${parts.length}`;
    const words = parts.length === 1 ? '' : ` (phần ${place + 1}/${parts.length})`;
    const composer = new MailComposer({
      to,
      subject: `${subject}${words}`,
      text,
      date: new Date(at),
      ...(from === null ? { headers: { 'X-Unsent': '1' } } : { from }),
      ...(answers === undefined ? {} : { headers: { 'Auto-Submitted': 'auto-replied' } }),
      ...(answers ? { inReplyTo: answers, references: answers } : {}),
      attachments: [
        {
          filename: parts.length === 1 ? file.name : `${stem}${mark}.mcdp`,
          content: Buffer.from(bytes),
          contentType: 'application/octet-stream',
        },
      ],
    });
    letters.push({ name: `${stem}${mark}.eml`, bytes: await composer.compile().build() });
  }
  return letters;
}
