import type { ErrorEntry } from './entry.ts';

export const districtErrors = {
  'district.database-unsupported': {
    cause: 'A PostgreSQL address was given; this release keeps a district in its embedded database alone.',
    cure: 'Leave --database out; PostgreSQL comes with the next release.',
    vi: 'Bản này chưa dùng được PostgreSQL. Hãy bỏ tùy chọn --database để dùng cơ sở dữ liệu kèm theo.',
    en: 'This release cannot use PostgreSQL yet. Leave --database out to use the embedded database.',
  },
  'district.seed-unreadable': {
    cause: 'The catalogue or calendar that the program brings along is missing or damaged.',
    cure: 'Install the program again.',
    vi: 'Không đọc được danh mục hoặc lịch kèm theo chương trình. Hãy cài lại chương trình.',
    en: 'The catalogue or calendar that comes with the program cannot be read. Install the program again.',
  },
  'district.commune-code': {
    cause: "A commune's code is not made of capital letters, digits and single dots.",
    cure: 'Write it as in dossier codes, for example H60.15.3.',
    vi: 'Mã xã “{commune}” viết chưa đúng. Hãy viết như trong mã hồ sơ, ví dụ H60.15.3.',
    en: 'The commune code “{commune}” is not well formed. Write it as in dossier codes, such as H60.15.3.',
  },
  'district.commune-unknown': {
    cause: 'No desk of this commune was ever enrolled here.',
    cure: 'Check the code, or enrol a desk of the commune first.',
    vi: 'Nơi đây chưa có xã mã {commune}. Hãy kiểm tra mã, hoặc cấp tệp đăng ký cho một quầy của xã trước.',
    en: 'No commune {commune} is known here. Check the code, or enrol one of its desks first.',
  },
  'district.desk-unknown': {
    cause: 'No desk of this number is admitted in the commune.',
    cure: 'Check the number in the list of desks, or admit the desk by its request first.',
    vi: 'Xã {commune} chưa có quầy số {desk} được công nhận. Hãy xem danh sách quầy, hoặc nhập yêu cầu kết nạp của quầy.',
    en: 'Commune {commune} has no admitted desk {desk}. See the list of desks, or admit it by its request.',
  },
  'district.desk-taken': {
    cause: 'The desk number already belongs to an admitted ledger: two desks would give the same dossier codes.',
    cure: 'Choose another number, or name the ledger that the new enrolment replaces.',
    vi: 'Quầy số {desk} đã có sổ {ledger}. Hãy chọn số khác, hoặc ghi rõ sổ được thay thế (--replaces).',
    en: 'Desk {desk} already has the ledger {ledger}. Choose another number, or name the ledger to replace (--replaces).',
  },
  'district.replaces-unknown': {
    cause: 'The ledger to replace is not the one in use at that desk of that commune.',
    cure: 'Take the ledger from the list of desks.',
    vi: 'Sổ {ledger} không phải sổ đang dùng của quầy này. Hãy lấy mã sổ trong danh sách quầy.',
    en: 'The ledger {ledger} is not the one in use at this desk. Take it from the list of desks.',
  },
  'district.desk-mismatch': {
    cause: 'The batch says another desk number than the one its ledger is admitted under.',
    cure: 'Look whether a data folder was copied; enrol the desk anew if so.',
    vi: 'Gói ghi quầy số {desk}, nhưng sổ này được công nhận cho quầy khác. Hãy kiểm tra xem dữ liệu có bị sao chép sang máy khác không.',
    en: 'The batch says desk {desk}, but its ledger is admitted under another. See whether a data folder was copied.',
  },
  'district.two-successors': {
    cause: 'Two ledgers say that they continue the same one: a desk was copied or restored twice.',
    cure: 'Decide which one goes on, and enrol the other desk anew with --replaces.',
    vi: 'Có hai sổ cùng nhận là sổ tiếp theo của sổ {ledger}. Hãy chọn một sổ, và cấp tệp đăng ký mới cho máy còn lại.',
    en: 'Two ledgers continue the ledger {ledger}. Choose one, and enrol the other machine anew.',
  },
  'district.ledger-revoked': {
    cause: 'The ledger, or the one that it continues, was shut out: its PC was stolen or lost. The file is kept whole.',
    cure: 'Look at the file and take it in up to a number that is certain; enrol the desk anew with --replaces.',
    vi: 'Sổ {ledger} đã bị ngừng công nhận. Gói được giữ nguyên chờ cấp trên xem xét, chưa nhập; dữ liệu ở máy gửi vẫn còn đủ. Nếu máy này vẫn ở quầy, hãy báo cấp trên.',
    en: 'The ledger {ledger} was shut out. The batch is kept whole for the tier above to look at; the sender still has everything.',
  },
  'district.ledger-unknown': {
    cause: 'No desk with this ledger is admitted here.',
    cure: 'Take the ledger from the list of desks.',
    vi: 'Nơi đây không có sổ {ledger}. Hãy lấy mã sổ trong danh sách quầy.',
    en: 'No ledger {ledger} is known here. Take it from the list of desks.',
  },
  'district.ledger-not-revoked': {
    cause: 'Late batches are admitted by hand only of a ledger that was shut out.',
    cure: 'Nothing to do: what this desk sends is taken in by itself.',
    vi: 'Sổ {ledger} đang được công nhận, gói của sổ này tự nhập. Không cần làm gì.',
    en: 'The ledger {ledger} is not shut out; its batches are taken in by themselves.',
  },
  'district.login-wrong': {
    cause: 'Name or password is wrong.',
    cure: 'Type it again; the password was printed when the district was set up.',
    vi: 'Tên hoặc mật khẩu chưa đúng. Hãy nhập lại.',
    en: 'Name or password is wrong. Type it again.',
  },
  'district.login-locked': {
    cause: 'Too many wrong passwords from one address.',
    cure: 'Wait until the time is over.',
    vi: 'Đã nhập sai nhiều lần. Hãy thử lại sau {minutes} phút.',
    en: 'Too many wrong attempts. Try again in {minutes} minutes.',
  },
  'district.forbidden': {
    cause: 'The roles of the user who signed in do not cover this.',
    cure: 'Ask somebody with one of the named roles, or an administrator for the role.',
    vi: 'Việc này cần vai trò: {roles}. Hãy nhờ người có vai trò đó, hoặc đề nghị quản trị cấp thêm vai trò.',
    en: 'This needs the role: {roles}. Ask somebody who has it, or an administrator to give it to you.',
  },
  'district.session-ended': {
    cause: 'The session was ended: signed out, out of time, password changed, or ended by an administrator.',
    cure: 'Sign in again.',
    vi: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại; những gì đã lưu vẫn còn.',
    en: 'The session has ended. Sign in again; what was saved is still there.',
  },
  'district.port-busy': {
    cause: 'The port to listen on is taken by another program, or this user may not use it.',
    cure: 'Choose another port.',
    vi: 'Cổng {port} đang bận hoặc không được phép dùng. Hãy chọn cổng khác.',
    en: 'Port {port} is taken or not allowed. Choose another one.',
  },
  'district.report-unknown-table': {
    cause: 'There is no statutory table of this name in this release.',
    cure: 'Ask for II.06a, II.06b, II.06c, II.07b or QD766.',
    vi: 'Chưa có biểu báo cáo “{table}”. Các biểu lập được: II.06a, II.06b, II.06c, II.07b, QD766.',
    en: 'There is no report table “{table}”. Those that can be made: II.06a, II.06b, II.06c, II.07b, QD766.',
  },
  'district.report-period': {
    cause: 'The last day of the period lies before its first day.',
    cure: 'Give the first day, then the last day.',
    vi: 'Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy chọn lại kỳ báo cáo.',
    en: 'The last day of the period lies before its first day. Choose the period again.',
  },
  'district.portal-folder-in-use': {
    cause: 'The folder to export to holds files that are not an earlier export.',
    cure: 'Choose an empty folder, a new one, or the one of an earlier export.',
    vi: 'Thư mục {folder} đang chứa tệp khác. Hãy chọn thư mục trống hoặc thư mục của lần xuất trước.',
    en: 'The folder {folder} holds other files. Choose an empty one, or that of an earlier export.',
  },
} as const satisfies Record<string, ErrorEntry>;
