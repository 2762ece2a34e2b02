import type { ErrorEntry } from './entry.ts';

export const deskErrors = {
  'desk.folder-in-use': {
    cause: 'The folder already holds a desk or a district, or other files.',
    cure: 'Choose an empty folder.',
    vi: 'Thư mục này đã có dữ liệu. Hãy chọn một thư mục trống.',
    en: 'This folder already holds data. Choose an empty one.',
  },
  'desk.not-set-up': {
    cause: 'The folder holds no desk.',
    cure: 'Set the desk up first (`motcua desk init`).',
    vi: 'Thư mục này chưa có quầy nào. Hãy thiết lập quầy trước.',
    en: 'This folder holds no desk. Set one up first.',
  },
  'desk.actor-needed': {
    cause: 'More than one person may act and nobody was named.',
    cure: 'Name the person with --as, or choose who works at the top right of the screen.',
    vi: 'Hãy cho biết ai đang thao tác.',
    en: 'Say who acts.',
  },
  'desk.actor-unknown': {
    cause: 'The named person is not on the staff of this folder.',
    cure: 'Name a clerk or leader of this desk, or a user of this district.',
    vi: 'Ở đây không có ai tên “{name}”. Hãy ghi đúng tên cán bộ của quầy, hoặc tên đăng nhập của cấp trên.',
    en: 'Nobody here is called “{name}”. Give the name of the desk’s staff, or a sign-in name of the district.',
  },
  'desk.leader-needed': {
    cause: 'Only a leader may do this.',
    cure: 'Ask a leader.',
    vi: 'Việc này cần lãnh đạo thực hiện.',
    en: 'Only a leader may do this.',
  },
  'desk.no-catalogue': {
    cause: 'No catalogue version is in force at this desk.',
    cure: 'Synchronise, or read the file from the tier above.',
    vi: 'Quầy chưa có danh mục thủ tục. Hãy đồng bộ hoặc đọc tệp từ cấp trên.',
    en: 'This desk has no catalogue yet. Synchronise, or read the file from the tier above.',
  },
  'desk.clock-unconfirmed': {
    cause: 'The clock of the machine is behind the last entry or more than 3 days past it.',
    cure: 'Confirm what day it is today.',
    vi: 'Đồng hồ của máy có vẻ không đúng. Hãy xác nhận hôm nay là ngày nào trước khi tiếp nhận.',
    en: 'The clock of this machine looks wrong. Confirm what day it is first.',
  },
  'keys.wrap-unavailable': {
    cause: 'The keys of this folder are wrapped by a means that is not at hand ({kind}).',
    cure: 'Open it with the program that made it, or set MOTCUA_PASSPHRASE.',
    vi: 'Không mở được khóa của thư mục này ({kind}). Hãy nhập mật khẩu (MOTCUA_PASSPHRASE) hoặc mở bằng đúng chương trình đã tạo.',
    en: 'The keys of this folder cannot be opened here ({kind}). Give the passphrase (MOTCUA_PASSPHRASE).',
  },
  'keys.wrong-passphrase': {
    cause: 'The passphrase does not open the keys, or the key file was altered.',
    cure: 'Check the passphrase.',
    vi: 'Mật khẩu không mở được khóa của thư mục này.',
    en: 'This passphrase does not open the keys of the folder.',
  },
  'keys.missing': {
    cause: 'The key file of the folder is missing or unreadable.',
    cure: 'Restore the folder from its backup.',
    vi: 'Thiếu tệp khóa của thư mục này. Hãy khôi phục từ bản sao lưu.',
    en: 'The key file of this folder is missing. Restore it from its backup.',
  },
  'keys.passphrase-needed': {
    cause: 'A folder that is not for training needs safe storage or a passphrase for its keys.',
    cure: 'Set MOTCUA_PASSPHRASE, or use the desktop program.',
    vi: 'Quầy thật cần mật khẩu bảo vệ khóa (MOTCUA_PASSPHRASE) hoặc kho khóa của hệ thống.',
    en: "A real desk needs a passphrase (MOTCUA_PASSPHRASE) or the system's safe storage for its keys.",
  },
} as const satisfies Record<string, ErrorEntry>;
