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
} as const satisfies Record<string, ErrorEntry>;
