import type { ErrorEntry } from './entry.ts';

export const batchErrors = {
  'batch.truncated': {
    cause: 'The file ends before its stated length: a copy or download was cut off.',
    cure: 'Copy or send the file again.',
    vi: 'Tệp bị thiếu phần cuối, có thể do sao chép dở dang. Hãy chép hoặc gửi lại tệp này.',
    en: 'The file ends too early; it may have been cut off while copying. Copy or send it again.',
  },
  'batch.not-ours': {
    cause: 'The bytes do not begin with the mark of a sealed file or bundle, for example a web page.',
    cure: 'Choose a file that Một Cửa Desk wrote; on a network road, look whether a login page is in the way.',
    vi: 'Đây không phải tệp của Một Cửa Desk. Hãy chọn đúng tệp; nếu nhận qua mạng, hãy kiểm tra xem mạng có đang đòi đăng nhập không.',
    en: 'This is not a file of Một Cửa Desk. Choose the right file; on a network, see whether it asks for a login.',
  },
  'batch.altered': {
    cause: 'The signature or the checksum does not fit the bytes: the file was damaged or changed on its way.',
    cure: 'Send it again by another road; the sender still has everything in it.',
    vi: 'Tệp đã bị hỏng hoặc bị sửa trên đường đi nên không nhận. Hãy gửi lại bằng bản khác; dữ liệu ở máy gửi vẫn còn đủ.',
    en: 'The file was damaged or changed on its way and was not taken. Send another copy; the sender still has everything.',
  },
  'batch.version-newer': {
    cause: 'The file has a format version that this program does not know yet.',
    cure: 'Update this program, then read the file again.',
    vi: 'Tệp do phiên bản mới hơn tạo ra. Hãy cập nhật phần mềm trên máy này rồi đọc lại tệp.',
    en: 'A newer version made this file. Update this program, then read it again.',
  },
  'batch.malformed': {
    cause: 'The file is signed but its content does not have the shape that docs/protocol.md gives.',
    cure: 'Keep the file and send it to support; the program that wrote it has a defect.',
    vi: 'Nội dung tệp không đúng định dạng nên không nhận. Hãy giữ lại tệp và báo bộ phận hỗ trợ.',
    en: 'The content does not have the right format and was not taken. Keep the file and tell support.',
  },
  'batch.too-large': {
    cause: 'The content would inflate past the limit (16 MB a segment) or says so: a decompression bomb or a defect.',
    cure: 'Do not open it; ask the sender for a new file.',
    vi: 'Tệp khi giải nén vượt quá giới hạn cho phép nên không mở. Hãy đề nghị nơi gửi tạo lại tệp.',
    en: 'The file would unpack past the allowed size and was not opened. Ask the sender for a new one.',
  },
  'batch.wrong-format': {
    cause: 'The file is a sealed one of another kind than this place takes.',
    cure: 'Read it where it belongs: a batch at the district, an acknowledgement or down-package at the desk.',
    vi: 'Tệp này thuộc loại khác, không dùng ở đây. Hãy chọn đúng loại tệp cần đọc.',
    en: 'This file is of another kind and not used here. Choose the right one.',
  },
  'batch.unknown-signer': {
    cause: 'The ledger that signed the file, or wrote its events, is not admitted here.',
    cure: 'Admit the desk by its enrolment request first, then import the file again.',
    vi: 'Tệp được ký bởi một quầy chưa được công nhận ở đây. Hãy công nhận quầy bằng tệp đăng ký trước, rồi nhập lại.',
    en: 'A desk signed this file that is not admitted here. Admit it by its request first, then import again.',
  },
  'batch.not-for-us': {
    cause: 'The content is encrypted to other keys than the one here.',
    cure: 'Give the file to the office or district that it was made for.',
    vi: 'Tệp này được mã hóa cho nơi khác, máy này không mở được. Hãy chuyển tệp đến đúng nơi nhận.',
    en: 'This file is encrypted for somebody else. Pass it to the right receiver.',
  },
  'batch.wrong-commune': {
    cause: 'The file belongs to another commune than the one expected.',
    cure: 'Read it at the office of its commune.',
    vi: 'Tệp thuộc {commune}, không phải của đơn vị này. Hãy chọn đúng tệp của đơn vị.',
    en: 'The file belongs to {commune}, not to this office. Choose the right one.',
  },
  'batch.training-mismatch': {
    cause: 'A training file came to a real place, or a real file to a training place.',
    cure: 'Keep training and real work apart: read it on the other machine or folder.',
    vi: 'Không được trộn dữ liệu tập huấn với dữ liệu thật. Hãy đọc tệp này ở đúng máy tập huấn hoặc máy làm việc thật.',
    en: 'Training and real data never mix. Read this file where it belongs.',
  },
  'batch.gap': {
    cause: 'Events between what is held and this batch are missing; the batch is parked.',
    cure: 'Send from the number told; the parked batch is then applied by itself.',
    vi: 'Thiếu các sự kiện trước gói này. Gói được giữ lại chờ; hãy gửi bổ sung từ số {resumeFrom}.',
    en: 'Events before this batch are missing. It is parked; send from number {resumeFrom}.',
  },
  'batch.fork': {
    cause: 'The batch continues another history of its ledger than the one held: a restored or copied desk.',
    cure: 'The desk goes on in a new ledger by itself at its next contact; nothing is lost.',
    vi: 'Gói này thuộc một nhánh khác của sổ ở quầy đó (máy đã phục hồi hoặc bị sao chép). Quầy sẽ tự mở sổ mới ở lần đồng bộ sau; không mất dữ liệu.',
    en: 'This batch continues another history of its ledger. The desk will go on in a new one; nothing is lost.',
  },
} as const satisfies Record<string, ErrorEntry>;
