import type { ErrorEntry } from './entry.ts';

export const storeErrors = {
  'store.not-a-store': {
    cause: 'The database file cannot be opened as one.',
    cure: 'Restore it from its backup.',
    vi: 'Không mở được tệp dữ liệu. Hãy khôi phục từ bản sao lưu.',
    en: 'The data file cannot be opened. Restore it from its backup.',
  },
  'store.newer-schema': {
    cause: 'The file was written by a newer version ({present}; this one knows {known}).',
    cure: 'Update the program.',
    vi: 'Dữ liệu do phiên bản mới hơn ghi. Hãy cập nhật chương trình.',
    en: 'A newer version wrote this data. Update the program.',
  },
  'store.wrong-kind': {
    cause: 'The file belongs to a desk where a district is asked for, or the other way round.',
    cure: 'Choose the right folder.',
    vi: 'Thư mục này thuộc loại khác (quầy hoặc cấp trên). Hãy chọn đúng thư mục.',
    en: 'This folder is of the other kind. Choose the right one.',
  },
  'store.disk-full': {
    cause: 'The disk is full or cannot be written.',
    cure: 'Free some space and try again; nothing was changed.',
    vi: 'Ổ đĩa đầy hoặc không ghi được. Hãy giải phóng chỗ trống rồi làm lại; chưa có gì bị thay đổi.',
    en: 'The disk is full or cannot be written. Free some space and try again; nothing was changed.',
  },
  'store.busy': {
    cause: 'Another process holds the data.',
    cure: 'Close it and try again.',
    vi: 'Dữ liệu đang được chương trình khác sử dụng. Hãy đóng chương trình đó rồi làm lại.',
    en: 'Another program holds the data. Close it and try again.',
  },
  'store.corrupt': {
    cause: 'The database file is damaged.',
    cure: 'Run `motcua verify`; restore from the backup.',
    vi: 'Tệp dữ liệu bị hỏng. Hãy kiểm tra (motcua verify) và khôi phục từ bản sao lưu.',
    en: 'The data file is damaged. Run `motcua verify` and restore from the backup.',
  },
  'store.unreachable': {
    cause: 'The database server of the district does not answer, or the line to it broke.',
    cure: 'Look whether the server runs and the line stands, and try again.',
    vi: 'Không kết nối được máy chủ cơ sở dữ liệu. Hãy kiểm tra máy chủ và đường truyền rồi làm lại.',
    en: 'The database server cannot be reached. Check the server and the line, then try again.',
  },
  'store.no-entry': {
    cause:
      'The database server refuses the name, the password or the database of the address, or this user may not write.',
    cure: 'Correct the address of the database.',
    vi: 'Máy chủ cơ sở dữ liệu từ chối đăng nhập. Hãy kiểm tra tên, mật khẩu và tên cơ sở dữ liệu trong địa chỉ.',
    en: 'The database server refuses the sign-in. Check name, password and database in the address.',
  },
  'store.objects-address': {
    cause: 'The file `object-store-url` in the folder of the tier above does not hold the address of an S3 store.',
    cure: 'Write one line into it: `https://KEY:SECRET@server/bucket/prefix?region=NAME`; prefix and region may be left out.',
    vi: 'Địa chỉ kho tệp (object-store-url) không đúng. Hãy ghi một dòng: https://KHÓA:MẬT-KHẨU@máy-chủ/thùng-chứa.',
    en: 'The address of the object store (object-store-url) is wrong. Write one line: https://KEY:SECRET@server/bucket.',
  },
  'store.objects-unset': {
    cause: 'Other processes of this district keep its files in an object store, and this folder does not say in which.',
    cure: 'Copy the file `object-store-url` from the folder of another process.',
    vi: 'Tệp của cấp trên nằm trong một kho tệp (S3) mà máy này chưa được khai báo. Hãy chép tệp object-store-url từ máy kia sang.',
    en: 'The files of the tier above lie in an object store that this machine does not know. Copy object-store-url from the other machine.',
  },
  'store.objects-foreign': {
    cause: 'The bucket of the object store holds the files of another district, or not those of this one.',
    cure: 'Name the bucket that the other processes use, or copy all objects into the new one first.',
    vi: 'Kho tệp đã khai báo không phải của đơn vị này. Hãy kiểm tra địa chỉ trong tệp object-store-url.',
    en: 'The object store that was named is not that of this district. Check the address in object-store-url.',
  },
  'store.objects-unreachable': {
    cause: 'The object store does not answer, or the line to it broke.',
    cure: 'Look whether it runs and the line stands. Dossiers go on meanwhile; scans stay at the desks and come again by themselves.',
    vi: 'Kho tệp {server} chưa trả lời. Hồ sơ vẫn được nhận; bản quét chưa mất, sẽ được gửi lại. Hãy kiểm tra kho tệp và đường truyền.',
    en: 'The object store {server} does not answer. Dossiers are still taken in; no scan is lost, they come again. Check the store and the line.',
  },
  'store.objects-denied': {
    cause: 'The object store refuses the key, or the bucket is not there.',
    cure: 'Correct the key or the bucket in `object-store-url`; the key must be allowed to read, write, list and delete.',
    vi: 'Kho tệp {server} từ chối ({code}). Hãy kiểm tra khóa và thùng chứa “{bucket}” trong tệp object-store-url.',
    en: 'The object store {server} refuses ({code}). Check the key and the bucket “{bucket}” in object-store-url.',
  },
} as const satisfies Record<string, ErrorEntry>;
