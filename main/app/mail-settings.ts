import { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { LetterFacts } from '../roads/mail/letters.ts';

const settingName = 'mail';
const Kept = z.object({
  to: z.string(),
  limitMb: z.number().int(),
  server: z.string(),
  from: z.string(),
  /** Sealed by the folder's master key, base64; empty where there is none. */
  password: z.string(),
});
export type MailSettings = z.infer<typeof Kept>;

/** Where letters go, by which server, and how large one may be: 10 MB until somebody says otherwise. */
export function mailSettings({ store, keyring }: Desk): MailSettings {
  const text = store.read.findSetting(settingName);
  if (text === null) return { to: '', limitMb: 10, server: '', from: '', password: '' };
  const kept = Kept.parse(JSON.parse(text));
  const password = kept.password === '' ? null : keyring.open(Buffer.from(kept.password, 'base64'));
  return { ...kept, password: password === null ? '' : Buffer.from(password).toString('utf8') };
}

export function keepMailSettings({ store, keyring }: Desk, settings: MailSettings): Result<null> {
  const { to, limitMb, server, from, password } = settings;
  const sealed = password === '' ? '' : Buffer.from(keyring.seal(Buffer.from(password))).toString('base64');
  return store.write((tx) => {
    tx.setSetting(settingName, JSON.stringify({ to, limitMb, server, from, password: sealed }));
    return ok(null);
  });
}

/** A letter names the office and the desk and nobody whose dossier is in it. */
export function letterFacts(
  { office, clock }: Desk,
  { to, limitMb }: Pick<MailSettings, 'to' | 'limitMb'>,
  from: string | null,
): LetterFacts {
  return {
    from,
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
