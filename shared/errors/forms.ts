import type { ErrorEntry } from './entry.ts';

export const formsErrors = {
  'forms.qr-unreadable': {
    cause: 'The text is not the QR code of a receipt, or part of it was lost when it was scanned.',
    cure: 'Scan the QR code at the foot of the receipt again, whole and flat.',
    vi: 'Đây không phải mã QR của giấy hẹn, hoặc quét chưa đủ. Hãy quét lại mã ở cuối giấy hẹn.',
    en: 'This is not the QR code of a receipt, or it was not scanned whole. Scan the code at the foot of the receipt again.',
  },
  'forms.qr-ledger-unknown': {
    cause: 'The published key list does not name the desk that signed this receipt.',
    cure: 'Get the newest key list; if the desk is not in it either, ask the office that is named on the paper.',
    vi: 'Danh sách khóa chưa có quầy đã ký giấy hẹn này. Hãy lấy danh sách khóa mới nhất rồi kiểm tra lại.',
    en: 'The key list does not name the desk that signed this receipt. Get the newest key list and check again.',
  },
  'forms.qr-signature-wrong': {
    cause: 'The signature does not fit what the QR code says: it was altered or made by somebody else.',
    cure: 'Do not trust the paper; look the dossier up by its code at the office.',
    vi: 'Chữ ký trong mã QR không khớp với nội dung. Giấy hẹn này có thể đã bị sửa; hãy tra hồ sơ tại nơi tiếp nhận.',
    en: 'The signature in the QR code does not fit what it says. This receipt may have been altered; look the dossier up at the office.',
  },
  'forms.set-unknown': {
    cause: 'There is no set of forms of this name; procedures name only those that the program knows.',
    cure: 'Choose one of the sets in the list.',
    vi: 'Không có bộ mẫu này. Hãy chọn một bộ trong danh sách.',
    en: 'There is no set of forms of this name. Choose one from the list.',
  },
  'forms.set-missing': {
    cause: 'The version lacks a set that procedures may name.',
    cure: 'Take back the change that left it out, or bring the set in again.',
    vi: 'Thiếu bộ mẫu {name}. Hãy bỏ thay đổi đã xóa bộ này, hoặc nhập lại bộ mẫu.',
    en: 'The set {name} is missing. Take back the change that left it out, or bring it in again.',
  },
  'forms.text-missing': {
    cause: 'A text of a form is empty or is no text.',
    cure: 'Write what is to stand on the paper there.',
    vi: 'Chưa ghi nội dung in ở mục này.',
    en: 'Write what is to stand on the paper here.',
  },
  'forms.text-too-long': {
    cause: 'A text of a form is longer than its place on the paper allows.',
    cure: 'Shorten it to the number of characters that the sentence names.',
    vi: 'Nội dung dài quá, tối đa {most} ký tự để vừa giấy in.',
    en: 'This is too long for the paper; at most {most} characters.',
  },
  'forms.text-signs': {
    cause: 'A text of a form has a line break or another sign that does not print.',
    cure: 'Write it on one line.',
    vi: 'Hãy viết trên một dòng, không xuống dòng giữa chừng.',
    en: 'Write it on one line, without line breaks.',
  },
  'forms.too-many': {
    cause: 'A form has more notes or columns than its place on the paper allows.',
    cure: 'Keep the most important ones.',
    vi: 'Nhiều dòng quá, tối đa {most} dòng để vừa giấy in.',
    en: 'Too many lines for the paper; at most {most}.',
  },
  'forms.suffix': {
    cause: 'What follows the number of a form is capitals, digits and hyphens, at most twelve.',
    cure: 'Write it like TNHS.',
    vi: 'Ký hiệu sau số chỉ gồm chữ hoa, chữ số và gạch nối, tối đa 12 ký tự, ví dụ TNHS.',
    en: 'The mark after the number has capitals, digits and hyphens only, at most 12, for example TNHS.',
  },
  'forms.placeholder': {
    cause: 'In the head of a form only {commune} and {province} stand for names.',
    cure: 'Mend or take out what stands in braces.',
    vi: 'Trong ngoặc nhọn chỉ dùng được tên xã và tên tỉnh, viết đúng là commune và province.',
    en: 'In braces only the names of commune and province can stand, written commune and province.',
  },
} as const satisfies Record<string, ErrorEntry>;
