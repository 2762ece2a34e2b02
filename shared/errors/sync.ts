import type { ErrorEntry } from './entry.ts';

export const syncErrors = {
  'sync.no-address': {
    cause: 'No network address of the tier above is set at this desk.',
    cure: 'Set the address, or carry the batch by file.',
    vi: 'Chưa có địa chỉ mạng của cấp trên. Hãy đặt địa chỉ, hoặc ghi gói ra tệp để gửi.',
    en: 'No network address of the tier above is set. Set it, or carry the batch by file.',
  },
  'sync.unreachable': {
    cause: 'Nothing answered at the address, or the line broke.',
    cure: 'Nothing to do: it is tried again by itself. The batch can also be carried by file.',
    vi: 'Chưa nối được với cấp trên. Dữ liệu vẫn an toàn tại máy và sẽ tự gửi lại.',
    en: 'The tier above cannot be reached. Everything is safe here and is sent again by itself.',
  },
  'sync.answer-not-ours': {
    cause: 'Something answered that is not the district: a login page, a redirect, a proxy.',
    cure: 'Sign in to the network (captive portal) or check the address.',
    vi: 'Đường mạng trả lời nhưng không phải cấp trên (có thể là trang đăng nhập mạng). Hãy kiểm tra đường mạng hoặc địa chỉ.',
    en: 'Something else than the tier above answered (a login page, perhaps). Check the line or the address.',
  },
  'sync.too-large': {
    cause: 'The line or the district refuses a batch of this size (413).',
    cure: 'Smaller batches are tried by themselves; or carry the batch by file.',
    vi: 'Gói gửi quá lớn đối với đường mạng này. Máy sẽ tự chia nhỏ; hoặc ghi ra tệp để gửi.',
    en: 'The batch is too large for this line. Smaller ones are tried; or carry it by file.',
  },
  'sync.no-uploads': {
    cause: 'Nobody at the address, or something on the line, lets files be sent in pieces (tus).',
    cure: 'Nothing to do: small batches are sent whole instead. Else let the line pass PATCH and HEAD requests.',
    vi: 'Đường mạng này không cho gửi tệp từng phần. Máy sẽ tự gửi thành các gói nhỏ; hoặc ghi ra tệp để gửi.',
    en: 'This line does not let files be sent in pieces. Small batches are sent instead; or carry it by file.',
  },
  'sync.upload-missing': {
    cause: 'The file was to be brought in pieces, and the district has no such file or not all of it.',
    cure: 'Nothing to do: the desk asks what is held and sends what is not.',
    vi: 'Cấp trên chưa có đủ tệp đang gửi dở. Dữ liệu vẫn an toàn tại máy; máy sẽ tự hỏi lại và gửi tiếp.',
    en: 'The tier above does not have all of the file. Everything is safe here; the desk asks again and goes on.',
  },
  'sync.upload-altered': {
    cause: 'The file that was put together from its pieces is not the one that was offered.',
    cure: 'Nothing to do: it is sent again from the start. If it comes often, something alters the line.',
    vi: 'Tệp nhận được khác với tệp đã gửi nên cấp trên không nhận. Máy sẽ tự gửi lại từ đầu.',
    en: 'The file that arrived is not the one that was sent, and was not taken. It is sent again from the start.',
  },
  'sync.upload-exists': {
    cause: 'The file is under way already.',
    cure: 'Nothing to do: the desk goes on where it stopped.',
    vi: 'Tệp này đang được gửi dở. Máy sẽ tự gửi tiếp phần còn lại.',
    en: 'This file is under way already. The desk goes on where it stopped.',
  },
  'sync.upload-limit': {
    cause: 'The district keeps too many unfinished files of this desk.',
    cure: 'Nothing to do: they are finished or expire within seven days.',
    vi: 'Quầy này còn nhiều tệp gửi dở ở cấp trên. Máy sẽ tự thử lại; hoặc ghi gói ra tệp để gửi.',
    en: 'The tier above keeps too many unfinished files of this desk. It is tried again; or carry the batch by file.',
  },
  'sync.upload-room': {
    cause: 'The district has no room on its disk for files that arrive in pieces.',
    cure: 'Tell the administrator of the tier above to make room on the disk.',
    vi: 'Máy chủ cấp trên hết chỗ chứa tệp gửi lên. Dữ liệu vẫn an toàn tại máy; hãy báo quản trị cấp trên.',
    en: 'The server of the tier above has no room. Everything is safe here; tell its administrator.',
  },
  'sync.refused': {
    cause: 'The tier above did not take what was sent, for a reason that this version has no words for.',
    cure: 'Update the program; until then nothing is lost, and it is tried again by itself.',
    vi: 'Cấp trên không nhận gói vừa gửi. Hãy cập nhật chương trình; dữ liệu vẫn an toàn tại máy.',
    en: 'The tier above did not take what was sent. Update the program; everything is safe here.',
  },
  'sync.nothing-to-send': {
    cause: 'The district holds every event of this desk.',
    cure: 'Nothing to do.',
    vi: 'Không còn gì chờ gửi.',
    en: 'There is nothing to send.',
  },
  'sync.not-for-desks': {
    cause: 'The file is none that a desk takes: only acknowledgements, down-packages and sibling batches are.',
    cure: 'Choose a file that came from the tier above or a sibling desk.',
    vi: 'Tệp này không dành cho quầy. Hãy chọn tệp xác nhận hoặc gói gửi xuống từ cấp trên.',
    en: 'This file is not for a desk. Choose one from the tier above or a sibling desk.',
  },
  'sync.acknowledgement-foreign': {
    cause: 'The acknowledgement answers nothing that this desk sealed.',
    cure: 'Read the acknowledgement that belongs to this desk.',
    vi: 'Tệp xác nhận này không trả lời gói nào của quầy này.',
    en: 'This acknowledgement answers nothing that this desk sealed.',
  },
  'sync.acknowledgement-stale': {
    cause: 'A newer acknowledgement was read before; this one changes nothing.',
    cure: 'Nothing to do.',
    vi: 'Đã có xác nhận mới hơn; tệp này không thay đổi gì.',
    en: 'A newer acknowledgement was read before; this one changes nothing.',
  },
  'sync.sibling-fork': {
    cause: 'A ledger that came in differs from what is held of it.',
    cure: 'Tell the tier above; nothing here was changed.',
    vi: 'Dữ liệu nhận về khác với dữ liệu đã có của cùng một sổ. Hãy báo cấp trên; không có gì bị thay đổi.',
    en: 'What came in differs from what is held of the same ledger. Tell the tier above; nothing was changed.',
  },
  'sync.sibling-revoked': {
    cause: 'The batch is of a desk that the tier above has shut out, and goes beyond what still counts.',
    cure: 'Give the file to the tier above; it decides up to where it is taken.',
    vi: 'Gói này của một máy đã bị cấp trên ngừng công nhận nên không nhận. Hãy chuyển tệp lên cấp trên xem xét; không có gì bị thay đổi.',
    en: 'This batch is of a desk that was shut out, and was not taken. Pass the file to the tier above; nothing was changed.',
  },
  'sync.sibling-gap': {
    cause: 'An earlier part of that ledger is missing here.',
    cure: 'Read the earlier file first.',
    vi: 'Thiếu đoạn trước (từ số {resumeFrom}). Hãy đọc tệp trước đó rồi đọc lại tệp này.',
    en: 'An earlier part is missing (from number {resumeFrom}). Read the earlier file first.',
  },
} as const satisfies Record<string, ErrorEntry>;
