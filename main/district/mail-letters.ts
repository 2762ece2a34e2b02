import type { MailAnswer } from '../../db/district/tables/mail.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { readServer, smtpPort } from '../roads/mail/address.ts';
import { type LetterFacts, makeLetters } from '../roads/mail/letters.ts';
import type { MailboxSettings } from '../roads/mail/mailbox-settings.ts';
import type { OpenLetter } from '../roads/mail/open-letter.ts';
import type { Letter } from '../roads/mail/read-mailbox.ts';
import type { NamedFile } from '../roads/mail/unpack.ts';
import { sendLetters } from '../sync/mail-line.ts';
import { importAndAnswer } from './contact.ts';
import { deskAddresses, deskPlace } from './desk-addresses.ts';
import type { District } from './district.ts';

/** The district's side of a mailbox: batches are imported as by any road, and answered to their desks. */
export function createDistrictMail(district: District, openLetter: OpenLetter) {
  async function takeFile(file: NamedFile, letter: Letter): Promise<Result<null>> {
    const { header, sealed, refusal, isProved } = await importAndAnswer(district, file.name, file.bytes, 'mail');
    // A full disk is no fault of the letter: it stays and comes again.
    if (sealed === null) return refusal.code.startsWith('store.') ? refuse(refusal.code) : ok(null);
    if (header === null || header.desk === null) return ok(null);
    const { commune, desk } = header;
    // Where an address is written down, no letter's sender counts; else the sender of what an admitted desk sealed.
    const known = (await deskAddresses(district)).get(deskPlace(commune, desk));
    const to = known ?? (isProved ? letter.sender : null);
    if (to === null) return ok(null);
    const name = `tra-loi-${commune}-q${desk}.mcd`;
    return district.store.write(commune, async (tx) => {
      await tx.putMailAnswer({ commune, desk, to, answers: letter.messageId, name, bytes: sealed });
      return ok(null);
    });
  }

  return {
    /** Letters of programs are answers themselves, or reports: nothing for a district. */
    async take(letter: Letter): Promise<Result<boolean>> {
      if (letter.isAutomatic) return ok(false);
      const opened = await openLetter(letter);
      if (!opened.ok) return opened;
      for (const file of opened.value) {
        const taken = await takeFile(file, letter);
        if (!taken.ok) return taken;
      }
      return ok(true);
    },

    /** Sends the answers that wait; those that do not go stay. Refuses as `sendLetters`. */
    async answer({ smtp, address, user, password, limitMb }: MailboxSettings): Promise<Result<null>> {
      const server = readServer(smtp, smtpPort);
      if (server === null) return ok(null);
      for (const answer of await district.store.read.listMailAnswers()) {
        const letters = await makeLetters(district.deps.crypto, answer, await factsOf(answer, address, limitMb));
        const line = { ...server, user: user || address, password, from: address, to: answer.to };
        const sent = await sendLetters(line, letters);
        if (!sent.ok) return sent;
        const removed = await district.store.write<null>(answer.commune, async (tx) => {
          await tx.removeMailAnswer(answer);
          return ok(null);
        });
        if (!removed.ok) return removed;
      }
      return ok(null);
    },
  };

  async function factsOf(answer: MailAnswer, from: string, limitMb: number): Promise<LetterFacts> {
    const commune = await district.store.read.findCommune(answer.commune);
    const place = `${commune?.name ?? answer.commune}, quầy ${answer.desk}`;
    return {
      from,
      to: answer.to,
      answers: answer.answers,
      limitBytes: limitMb * 1_000_000,
      at: district.clock.now(),
      subject: `Xác nhận dữ liệu Một cửa: ${place}`,
      text: [
        `Kính gửi ${place},`,
        '',
        `${district.facts.name} đã nhận dữ liệu của quầy. Tệp đính kèm là xác nhận đã ký, có khi kèm phần gửi xuống.`,
        'Nếu máy tại quầy không tự đọc hộp thư này: lưu thư ở dạng .eml, mở màn hình "Đồng bộ" và thả vào đó. Đọc nhiều lần không bị trùng.',
        '',
        'Thư do máy gửi tự động, xin không trả lời.',
      ].join('\n'),
    };
  }
}
