import { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { LetterFacts } from '../roads/mail/letters.ts';

const settingName = 'mail';
const Settings = z.object({ to: z.string(), limitMb: z.number().int() });
export type MailSettings = z.infer<typeof Settings>;

/** Where letters go and how large one may be; 10 MB until somebody says otherwise. */
export function mailSettings({ store }: Desk): MailSettings {
  const kept = store.read.findSetting(settingName);
  return kept === null ? { to: '', limitMb: 10 } : Settings.parse(JSON.parse(kept));
}

export function isMailAddress(text: string): boolean {
  return z.email().safeParse(text).success;
}

export function keepMailSettings({ store }: Desk, { to, limitMb }: MailSettings): Result<null> {
  return store.write((tx) => {
    tx.setSetting(settingName, JSON.stringify({ to, limitMb }));
    return ok(null);
  });
}

/** A letter names the office and the desk and nobody whose dossier is in it. */
export function letterFacts({ office, clock }: Desk, { to, limitMb }: MailSettings): LetterFacts {
  return {
    to,
    limitBytes: limitMb * 1_000_000,
    at: clock.now(),
    subject: `Gói dữ liệu Một cửa: ${office.commune.name}, quầy ${office.desk}`,
    text: [
      `Kính gửi ${office.district.name},`,
      '',
      `Tệp đính kèm là dữ liệu tiếp nhận hồ sơ của ${office.commune.name}, quầy ${office.desk}. Tệp đã được mã hóa và ký; chỉ nơi nhận mở được.`,
      'Cách nhập: lưu thư này ở dạng .eml (hoặc lưu tệp đính kèm), mở màn hình "Gói nhận về" và thả vào đó. Nếu gói có nhiều phần, hãy thả đủ các thư, thứ tự nào cũng được.',
      'Sau khi nhập, xin gửi lại tệp xác nhận theo thư trả lời. Gửi hoặc nhập nhiều lần không bị trùng.',
    ].join('\n'),
  };
}
