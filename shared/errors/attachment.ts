import type { ErrorEntry } from './entry.ts';

export const attachmentErrors = {
  'attachment.kind-unknown': {
    cause: 'The first bytes of the file are those of no PDF, JPEG, PNG or TIFF, whatever its name says.',
    cure: 'Scan or save the paper as PDF, JPEG, PNG or TIFF.',
    vi: 'Tệp này không phải PDF, JPEG, PNG hay TIFF. Hãy quét hoặc lưu lại giấy tờ theo một trong các dạng đó.',
    en: 'This file is no PDF, JPEG, PNG or TIFF. Scan or save the paper as one of these.',
  },
  'attachment.too-large': {
    cause: 'The file is larger than this desk takes for one scan.',
    cure: 'Scan at a lower resolution (200 dpi is enough for a page), or let a leader raise the limit.',
    vi: 'Tệp lớn hơn {limitMb} MB nên không đính kèm được. Hãy quét lại ở độ phân giải thấp hơn (200 dpi là đủ).',
    en: 'The file is larger than {limitMb} MB. Scan at a lower resolution (200 dpi is enough).',
  },
  'attachment.no-such-paper': {
    cause: 'The dossier has no paper at this place of the checklist.',
    cure: 'Choose one of the papers that the dossier names, or the result.',
    vi: 'Hồ sơ không có giấy tờ này. Hãy chọn một giấy tờ có trong hồ sơ, hoặc kết quả.',
    en: 'The dossier has no such paper. Choose one that it has, or the result.',
  },
  'attachment.already-there': {
    cause: 'The very same file is attached to this paper.',
    cure: 'Nothing to do; or choose another file.',
    vi: 'Tệp này đã được đính kèm vào giấy tờ này rồi. Hãy chọn tệp khác nếu nhầm.',
    en: 'This very file is attached to this paper already. Choose another one if it was a mistake.',
  },
  'attachment.not-found': {
    cause: 'The dossier has no such scan, or it was removed.',
    cure: 'Open the dossier again: it shows the scans that it has.',
    vi: 'Hồ sơ không có tệp đính kèm này, hoặc tệp đã được gỡ. Hãy mở lại hồ sơ để xem.',
    en: 'The dossier has no such scan, or it was removed. Open the dossier again.',
  },
  'attachment.not-here': {
    cause: 'The dossier names the scan, and its content has not arrived here.',
    cure: 'Wait for it, or get it from where it was scanned. The dossier can be worked on meanwhile.',
    vi: 'Tệp đính kèm chưa về tới máy này. Hồ sơ vẫn xử lý bình thường; hãy mở lại khi tệp đã về.',
    en: 'The scan has not arrived here. The dossier can be worked on meanwhile; open it once it is here.',
  },
  'attachment.altered': {
    cause: 'The bytes are not those that the hash names: the file rotted on a disk or was changed.',
    cure: 'Scan the paper again and attach it anew; run `verify` to see whether more is broken.',
    vi: 'Tệp đính kèm không còn đúng như khi quét. Hãy quét lại và đính kèm lại giấy tờ này.',
    en: 'The scan is not what it was. Scan the paper again and attach it anew.',
  },
  'attachment.draft-lost': {
    cause: 'The content of a scan that lies with the form is gone from this machine, or not what was scanned.',
    cure: 'Remove the scan from the form, scan the paper again and attach it anew.',
    vi: 'Bản quét của “{paper}” không còn nguyên vẹn trên máy. Hãy gỡ ra, quét lại rồi lưu.',
    en: 'The scan of “{paper}” is no longer whole on this machine. Remove it, scan again, then save.',
  },
  'attachment.not-named': {
    cause: 'No event held here names a scan with this hash, or it was removed from its dossier.',
    cure: 'Nothing to do where the dossier is still on its way: the scan is sent again after it.',
    vi: 'Chưa có hồ sơ nào ở đây nhắc tới tệp này nên chưa nhận. Tệp sẽ được gửi lại sau hồ sơ của nó.',
    en: 'No dossier here names this scan, so it was not taken. It is sent again after its dossier.',
  },
} as const satisfies Record<string, ErrorEntry>;
