import type { ErrorEntry } from './entry.ts';

export const shellErrors = {
  'shell.usage': {
    cause: 'The command line was not understood.',
    cure: 'See `motcua --help`.',
    vi: 'Lệnh gọi chưa đúng: {detail}',
    en: 'Wrong usage: {detail}',
  },
  'shell.folder-busy': {
    cause: 'Another process works on this data folder; only one may at a time.',
    cure: 'Close the other window or program that uses the folder, then try again.',
    vi: 'Thư mục dữ liệu đang được một chương trình khác sử dụng. Hãy đóng chương trình đó rồi thử lại.',
    en: 'Another program is using this data folder. Close it and try again.',
  },
  'shell.folder-unusable': {
    cause: 'The data folder cannot be made, read or written.',
    cure: 'Check the path, the rights on it and the free space.',
    vi: 'Không dùng được thư mục dữ liệu {folder}. Hãy kiểm tra đường dẫn, quyền truy cập và dung lượng trống.',
    en: 'The data folder {folder} cannot be used. Check the path, its rights and the free space.',
  },
  'shell.file-unreadable': {
    cause: 'A file named on the command line cannot be read.',
    cure: 'Check its path and rights.',
    vi: 'Không đọc được tệp {file}. Hãy kiểm tra lại đường dẫn.',
    en: 'The file {file} cannot be read. Check its path.',
  },
  'shell.certificate-bad': {
    cause: 'The files of --cert and --key hold no certificate with its private key.',
    cure: 'Name the certificate (with those that vouch for it) and its private key as PEM files.',
    vi: 'Hai tệp --cert và --key không phải là chứng chỉ và khóa riêng đi với nhau. Hãy kiểm tra lại.',
    en: 'The files of --cert and --key are no certificate with its own private key. Check them.',
  },
  'shell.file-too-large': {
    cause: 'A file named on the command line is larger than any of its kind can be; it was not read.',
    cure: 'Check that it is the right file.',
    vi: 'Tệp {file} quá lớn so với loại tệp này nên không đọc. Hãy kiểm tra xem có chọn nhầm tệp không.',
    en: 'The file {file} is too large for its kind and was not read. Check that it is the right one.',
  },
  'shell.file-unwritable': {
    cause: 'A result cannot be written to the named file.',
    cure: 'Check the path, the rights on it and the free space (or whether the stick is still in).',
    vi: 'Không ghi được tệp {file}. Hãy kiểm tra đường dẫn, quyền ghi và dung lượng trống, hoặc USB còn cắm hay không.',
    en: 'The file {file} cannot be written. Check the path, its rights and the free space.',
  },
  'shell.not-a-district': {
    cause: 'The folder holds no district.',
    cure: 'Name the folder of a district, or set one up with `motcua district init`.',
    vi: 'Thư mục này không chứa dữ liệu của cấp trên.',
    en: 'This folder holds no district.',
  },
  'shell.not-a-desk': {
    cause: 'The folder is that of a district.',
    cure: 'Name the folder of a desk, or use the `district` commands.',
    vi: 'Đây là thư mục dữ liệu của cấp trên, không phải của một quầy. Hãy chọn thư mục của quầy, hoặc dùng các lệnh motcua district.',
    en: 'This is the folder of a district, not of a desk. Name the folder of a desk, or use the motcua district commands.',
  },
  'shell.not-a-data-folder': {
    cause: 'The folder holds neither a desk nor a district.',
    cure: 'Check the path.',
    vi: 'Thư mục này không chứa dữ liệu của quầy hay của cấp trên. Hãy kiểm tra đường dẫn.',
    en: 'This folder holds neither a desk nor a district. Check the path.',
  },
  'shell.no-browser': {
    cause: 'No Chromium, Chrome or Edge was found to print with or to open a window in.',
    cure: 'Install one of them, or name one in MOTCUA_BROWSER.',
    vi: 'Không tìm thấy trình duyệt Chromium, Chrome hay Edge trên máy này. Hãy cài một trình duyệt rồi thử lại.',
    en: 'No Chromium, Chrome or Edge was found on this machine. Install one and try again.',
  },
  'shell.print-failed': {
    cause: 'The browser that makes the PDF ended or did not answer.',
    cure: 'Try again; if it comes back, update the browser.',
    vi: 'Không tạo được bản in. Hãy thử lại; nếu còn lỗi, hãy cập nhật trình duyệt.',
    en: 'The print could not be made. Try again; if it comes back, update the browser.',
  },
  'shell.sender-refused': {
    cause: 'A page, frame or program other than our own window asked the core for something.',
    cure: 'Open the program from its own icon.',
    vi: 'Yêu cầu không đến từ cửa sổ của chương trình nên bị từ chối.',
    en: 'The request did not come from the window of the program and was refused.',
  },
  'shell.line-too-long': {
    cause: 'One line or frame is larger than 128 MB.',
    cure: 'Send less at once.',
    vi: 'Yêu cầu quá lớn.',
    en: 'The request is too large.',
  },
} as const satisfies Record<string, ErrorEntry>;
