import type { ErrorEntry } from './entry.ts';

export const inputErrors = {
  'input.invalid': {
    cause: 'The input of a call does not have the shape that the contract asks for.',
    cure: 'Mend the named fields.',
    vi: 'Thông tin nhập chưa đúng. Hãy sửa các ô được đánh dấu.',
    en: 'Some input is not right. Mend the marked fields.',
  },
  'input.missing': {
    cause: 'A needed field is missing.',
    cure: 'Fill it in.',
    vi: 'Ô này cần được điền.',
    en: 'This field is needed.',
  },
  'input.wrong-type': {
    cause: 'A field has another type than the contract says.',
    cure: 'Give the type that `motcua contract` shows.',
    vi: 'Giá trị không đúng kiểu.',
    en: 'This value has the wrong type.',
  },
  'input.too-long': {
    cause: 'A field is longer or larger than allowed.',
    cure: 'Shorten it.',
    vi: 'Nội dung quá dài hoặc quá lớn.',
    en: 'This is too long or too large.',
  },
  'input.too-short': {
    cause: 'A field is shorter or smaller than allowed.',
    cure: 'Complete it.',
    vi: 'Nội dung quá ngắn hoặc quá nhỏ.',
    en: 'This is too short or too small.',
  },
  'input.not-allowed': {
    cause: 'A value is not among the allowed ones or not in the asked format.',
    cure: 'Choose an allowed value.',
    vi: 'Giá trị này không được chấp nhận.',
    en: 'This value is not allowed.',
  },
  'input.unknown-field': {
    cause: 'A field that the contract does not know.',
    cure: 'Leave it out.',
    vi: 'Trường này không có trong mẫu.',
    en: 'This field is not known.',
  },
  'call.unknown': {
    cause: 'There is no call of this name here.',
    cure: 'See `motcua contract`.',
    vi: 'Không có lệnh này.',
    en: 'There is no such call here.',
  },
  'call.malformed': {
    cause: 'The line is not one JSON request.',
    cure: 'Send {"call","id","input"}.',
    vi: 'Yêu cầu không đọc được.',
    en: 'The request cannot be read.',
  },
  'command.id-reused': {
    cause: 'The command id was used before with another call or another input.',
    cure: 'Make a new id for a new command.',
    vi: 'Mã lệnh này đã dùng cho một việc khác. Hãy làm lại thao tác.',
    en: 'This command id was used for something else. Make a new one.',
  },
  'internal.unexpected': {
    cause: 'A defect of the program; the log has the details under the reference.',
    cure: 'Try again; if it comes back, send the reference to support.',
    vi: 'Có lỗi ngoài dự kiến, dữ liệu đã lưu vẫn an toàn. Hãy thử lại; nếu còn lỗi, báo mã {reference} cho bộ phận hỗ trợ.',
    en: 'Something unexpected went wrong; what was saved is safe. Try again, or report {reference}.',
  },
} as const satisfies Record<string, ErrorEntry>;
