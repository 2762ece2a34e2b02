import type { ErrorEntry } from './entry.ts';

export const paperErrors = {
  'paper.nothing-to-list': {
    cause: 'No dossier was handed over to the tier above that is not on a list yet.',
    cure: 'Hand the dossiers over first; a list that was made before can be printed again.',
    vi: 'Không có hồ sơ giấy nào đã chuyển lên cấp trên mà chưa vào phiếu. Hãy chuyển hồ sơ trước, hoặc in lại phiếu cũ.',
    en: 'No dossier was handed over that is not on a list yet. Hand them over first, or print an older list again.',
  },
  'paper.dossier-not-handed': {
    cause:
      'A dossier that was chosen for the list was not handed over to the tier above, or has no code of this program.',
    cure: 'Hand it over first, or leave it out.',
    vi: 'Hồ sơ {code} chưa chuyển lên cấp trên. Hãy chuyển hồ sơ trước, hoặc bỏ khỏi phiếu.',
    en: 'Dossier {code} was not handed over to the tier above. Hand it over first, or leave it out.',
  },
  'paper.list-unknown': {
    cause: 'No list of this number was announced or scanned here.',
    cure: 'Scan the QR code on the list, or import the stick that came with it.',
    vi: 'Chưa có phiếu số {list}. Hãy quét mã QR trên phiếu, hoặc nhập USB đi kèm.',
    en: 'There is no list {list} here. Scan its QR code, or import the stick that came with it.',
  },
  'paper.qr-unreadable': {
    cause: 'What was scanned is no QR code of a hand-over list.',
    cure: 'Scan the code on the list again; switch the Vietnamese input method off while scanning.',
    vi: 'Mã vừa quét không phải mã của phiếu bàn giao. Hãy quét lại, tắt bộ gõ tiếng Việt khi quét.',
    en: 'This is no code of a hand-over list. Scan again, with the Vietnamese input method off.',
  },
  'paper.signature-wrong': {
    cause: 'The list was not signed by a desk that is admitted here, or was altered.',
    cure: 'Ask the desk for the list by another way; nothing was taken in.',
    vi: 'Phiếu không do quầy đã kết nạp ký, hoặc đã bị sửa. Hãy hỏi lại quầy; chưa có gì bị thay đổi.',
    en: 'The list is not signed by an admitted desk, or was altered. Ask the desk; nothing was changed.',
  },
  'paper.list-altered': {
    cause: 'A list of this number is here already and says something else.',
    cure: 'Ask the desk which of the two counts; the first one stays.',
    vi: 'Đã có phiếu số {list} với nội dung khác. Hãy hỏi quầy phiếu nào đúng; phiếu đầu được giữ nguyên.',
    en: 'List {list} is here already and says something else. Ask the desk which counts; the first one stays.',
  },
} as const satisfies Record<string, ErrorEntry>;
