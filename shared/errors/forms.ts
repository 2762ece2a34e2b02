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
} as const satisfies Record<string, ErrorEntry>;
