import type { ErrorEntry } from './entry.ts';

export const roadErrors = {
  'road.folder-not-set': {
    cause: 'No exchange folder is set here.',
    cure: 'Enter the path of a USB stick or of a shared folder.',
    vi: 'Chưa đặt thư mục trao đổi. Hãy ghi đường dẫn của USB hoặc thư mục dùng chung.',
    en: 'No exchange folder is set. Enter the path of a USB stick or a shared folder.',
  },
  'road.folder-missing': {
    cause:
      'The exchange folder is not there: the stick is not plugged in, the share is not reached, or the path is wrong.',
    cure: 'Plug the stick in or look at the path (whole, such as E:\\ or /media/usb). It is tried again by itself.',
    vi: 'Chưa thấy thư mục {folder}. Hãy cắm USB hoặc xem lại đường dẫn (ghi đầy đủ, ví dụ E:\\); máy tự thử lại.',
    en: 'The folder {folder} is not there. Plug the stick in or check the whole path; it is tried again by itself.',
  },
  'road.drive-gone': {
    cause: 'The drive vanished or failed while it was written to or read.',
    cure: 'Plug it in again and wait until the screen says that it is written; nothing here is lost.',
    vi: 'USB hoặc thư mục bị ngắt giữa chừng. Hãy cắm lại và chờ báo đã ghi xong; dữ liệu vẫn an toàn tại máy.',
    en: 'The drive vanished half-way. Plug it in again and wait for "written"; everything is safe here.',
  },
  'road.drive-full': {
    cause: 'There is no room left on the drive.',
    cure: 'Make room on it or take another one.',
    vi: 'USB hoặc thư mục đã đầy. Hãy xóa bớt tệp khác hoặc dùng USB khác.',
    en: 'The drive is full. Make room on it or take another one.',
  },
  'road.drive-locked': {
    cause: 'The drive may not be written to: it is locked, read-only or lacks permission.',
    cure: 'Unlock the stick (the small switch), or ask for write permission on the folder.',
    vi: 'Không được ghi vào USB hoặc thư mục này. Hãy mở khóa USB hoặc xin quyền ghi.',
    en: 'The drive may not be written to. Unlock the stick or ask for permission to write.',
  },
  'road.drive-altered': {
    cause: 'What was read back from the drive is not what was written: the drive is failing.',
    cure: 'Take another stick; the file on this one was taken away again.',
    vi: 'Đọc lại thấy khác với bản vừa ghi: USB có thể đã hỏng. Hãy dùng USB khác.',
    en: 'What was read back is not what was written: the drive may be failing. Take another one.',
  },
} as const satisfies Record<string, ErrorEntry>;
