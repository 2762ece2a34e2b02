import type { ErrorEntry } from './entry.ts';

export const mailErrors = {
  'mail.address-bad': {
    cause: 'What was typed is no mail address.',
    cure: 'Write it as name@place, without spaces.',
    vi: 'Địa chỉ thư chưa đúng. Hãy ghi dạng ten@donvi.gov.vn, không có dấu cách.',
    en: 'This is no mail address. Write it as name@place, without spaces.',
  },
  'mail.server-bad': {
    cause: 'What was typed is no server name with or without a port.',
    cure: 'Write it as name or name:port, such as mail.example.vn:465.',
    vi: 'Tên máy chủ thư chưa đúng. Hãy ghi dạng thu.donvi.gov.vn hoặc thu.donvi.gov.vn:587.',
    en: 'This is no server name. Write it as name or name:port.',
  },
  'mail.server-unreachable': {
    cause: 'The mail server does not answer, has no TLS, or broke off.',
    cure: 'Look at the line, the name and the port; or write drafts instead. Sending again does no harm.',
    vi: 'Không gửi được qua máy chủ thư {server}. Hãy xem lại mạng, tên và cổng, hoặc ghi thư nháp. Gửi lại không bị trùng.',
    en: 'The mail server {server} could not be used. Check line, name and port, or write drafts. Sending again does no harm.',
  },
  'mail.login-refused': {
    cause: 'The mail server refused the account or its password.',
    cure: 'Type the password anew, or ask who runs the mail server.',
    vi: 'Máy chủ thư không nhận tài khoản hoặc mật khẩu. Hãy gõ lại mật khẩu hoặc hỏi người quản trị thư.',
    en: 'The mail server refused the account or its password. Type it anew, or ask its administrator.',
  },
  'mail.not-taken': {
    cause: 'The mail server did not take a letter: its address or its size.',
    cure: 'Check the address, or make the letters smaller.',
    vi: 'Máy chủ thư không nhận thư (địa chỉ hoặc dung lượng). Hãy xem lại địa chỉ, hoặc giảm số MB mỗi thư.',
    en: 'The mail server did not take a letter (its address or its size). Check the address, or make letters smaller.',
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
