import type { ErrorEntry } from './entry.ts';

export const mailErrors = {
  'mail.address-bad': {
    cause: 'What was typed is no mail address.',
    cure: 'Write it as name@place, without spaces.',
    vi: 'Địa chỉ thư chưa đúng. Hãy ghi dạng ten@donvi.gov.vn, không có dấu cách.',
    en: 'This is no mail address. Write it as name@place, without spaces.',
  },
  'mail.no-file': {
    cause: 'The letter carries no file of Một Cửa Desk.',
    cure: 'Save the letter again with its attachments, or choose another.',
    vi: 'Thư này không có tệp của Một Cửa Desk đính kèm. Hãy lưu lại thư cùng tệp đính kèm, hoặc chọn thư khác.',
    en: 'This letter carries no file of Một Cửa Desk. Save it again with its attachments, or choose another.',
  },
  'mail.unreadable': {
    cause: 'The file is no letter (.eml) that can be read.',
    cure: 'Save the letter again from the mail program as .eml.',
    vi: 'Không đọc được thư này. Hãy lưu lại thư từ chương trình thư ở dạng .eml.',
    en: 'This letter cannot be read. Save it again from the mail program as .eml.',
  },
  'mail.parts-missing': {
    cause: 'The batch was sent in several letters, and not all of them are here yet.',
    cure: 'Read the other letters too, in any order; what is here is kept while the program runs.',
    vi: 'Gói này gồm {count} thư, còn thiếu phần {missing}. Hãy đọc nốt các thư còn lại, thứ tự nào cũng được.',
    en: 'This batch came in {count} letters; part {missing} is missing. Read the others too, in any order.',
  },
  'mail.part-foreign': {
    cause: 'The parts claim to belong together but do not give the file that they name.',
    cure: 'Ask the sender for new letters; nothing was taken in.',
    vi: 'Các phần không ghép thành một gói đúng (có phần lạ hoặc đã bị sửa). Hãy đề nghị nơi gửi gửi lại; chưa có gì bị thay đổi.',
    en: 'The parts do not make the file that they name. Ask the sender for new letters; nothing was changed.',
  },
} as const satisfies Record<string, ErrorEntry>;
