import type { ErrorEntry } from './entry.ts';

export const backupErrors = {
  'backup.unreadable': {
    cause: 'The file is no backup of this program, is cut short or was altered.',
    cure: 'Choose another backup.',
    vi: 'Tệp này không phải bản sao lưu, hoặc đã bị hỏng. Hãy chọn bản khác.',
    en: 'This file is no backup, or it is damaged. Choose another.',
  },
  'backup.file-exists': {
    cause: 'The file to write is already there.',
    cure: 'Choose another name.',
    vi: 'Tệp này đã có. Hãy chọn tên khác.',
    en: 'This file is already there. Choose another name.',
  },
  'restore.last-code-needed': {
    cause:
      'The mark of the highest number block is missing on this machine, so the block in use is not known for sure.',
    cure: 'Give the last code that was printed (`--last-code`).',
    vi: 'Cần mã hồ sơ cuối cùng đã in trước khi khôi phục (xem giấy hẹn gần nhất), để không cấp trùng mã.',
    en: 'The last dossier code that was printed is needed, so that no code is given twice.',
  },
  'restore.last-code-wrong': {
    cause: 'The code given is none of this desk.',
    cure: 'Read it again from the last receipt of this desk.',
    vi: 'Mã này không phải của quầy này. Hãy xem lại giấy hẹn cuối cùng của quầy.',
    en: 'This code is none of this desk. Read it again from its last receipt.',
  },
  'restore.other-desk': {
    cause: 'The folder holds another desk than the backup.',
    cure: 'Choose an empty folder, or the folder that the backup was made from.',
    vi: 'Thư mục đang chứa dữ liệu của một quầy khác. Hãy chọn thư mục trống hoặc đúng thư mục của quầy.',
    en: 'The folder holds another desk. Choose an empty folder, or the one the backup is of.',
  },
  'restore.other-district': {
    cause: 'The folder holds another district than the backup.',
    cure: 'Choose an empty folder, or the folder that the backup was made from.',
    vi: 'Thư mục đang chứa dữ liệu của một cấp trên khác. Hãy chọn thư mục trống hoặc đúng thư mục của bản sao lưu.',
    en: 'The folder holds another district. Choose an empty folder, or the one the backup is of.',
  },
  'restore.other-kind': {
    cause: 'The backup is of a district and the folder holds a desk, or the other way round.',
    cure: 'Choose an empty folder, or the folder that the backup was made from.',
    vi: 'Bản sao lưu của cấp trên không đặt được vào thư mục của quầy, và ngược lại. Hãy chọn thư mục trống hoặc đúng thư mục của bản sao lưu.',
    en: 'A backup of a district does not go into a desk’s folder, nor the other way round. Choose an empty folder, or the one the backup is of.',
  },
} as const satisfies Record<string, ErrorEntry>;
