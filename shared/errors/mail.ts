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
  'mail.mailbox-not-set': {
    cause: 'No mailbox is set that letters are read from.',
    cure: 'Enter the IMAP server, the address and the password.',
    vi: 'Chưa đặt hộp thư để đọc. Hãy ghi máy chủ nhận thư, địa chỉ và mật khẩu.',
    en: 'No mailbox is set. Enter the server that letters are read from, the address and the password.',
  },
  'mail.mailbox-unreachable': {
    cause: 'The server of the mailbox does not answer, has no TLS, or broke off.',
    cure: 'Look at the line, the name and the port. It is tried again by itself; nothing is lost.',
    vi: 'Chưa đọc được hộp thư ở {server}. Hãy xem lại mạng, tên và cổng; máy tự thử lại, thư vẫn nằm ở đó.',
    en: 'The mailbox at {server} could not be read. Check line, name and port; it is tried again by itself, the letters stay there.',
  },
  'mail.folder-missing': {
    cause: 'The mailbox has no folder of this name, or it may not be opened or made.',
    cure: 'Write the folder as the mail program shows it, or leave the field empty for the inbox.',
    vi: 'Hộp thư không có ngăn {folder}, hoặc không được mở. Hãy ghi đúng tên ngăn, hoặc bỏ trống để đọc hộp thư đến.',
    en: 'The mailbox has no folder {folder}, or it may not be opened. Write its name as it is, or leave it empty for the inbox.',
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
    cure: 'Read the other letters too, in any order; what is here is kept for thirty days.',
    vi: 'Gói này gồm {count} thư, còn thiếu phần {missing}. Hãy đọc nốt các thư còn lại, thứ tự nào cũng được.',
    en: 'This batch came in {count} letters; part {missing} is missing. Read the others too, in any order.',
  },
  'mail.parts-expired': {
    cause: 'Letters of a batch did not come within thirty days of the others, or too many batches waited for theirs.',
    cure: 'Ask the sender whether all of it came in a later batch; what had come was let go.',
    vi: 'Đã thôi chờ một gói gồm {count} thư, còn thiếu phần {missing}. Nếu quầy chưa gửi lại, hãy báo quầy gửi lại.',
    en: 'A batch of {count} letters is not waited for any more; part {missing} never came. Ask the desk to send it again.',
  },
  'mail.part-foreign': {
    cause: 'The parts claim to belong together but do not give the file that they name.',
    cure: 'Ask the sender for new letters; nothing was taken in.',
    vi: 'Các phần không ghép thành một gói đúng (có phần lạ hoặc đã bị sửa). Hãy đề nghị nơi gửi gửi lại; chưa có gì bị thay đổi.',
    en: 'The parts do not make the file that they name. Ask the sender for new letters; nothing was changed.',
  },
} as const satisfies Record<string, ErrorEntry>;
