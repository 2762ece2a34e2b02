import type { ErrorEntry } from './entry.ts';

export const userErrors = {
  'user.unknown': {
    cause: 'There is no such user at this district.',
    cure: 'Take the user from the list of users.',
    vi: 'Không có người dùng “{user}”. Hãy chọn trong danh sách người dùng.',
    en: 'There is no user “{user}”. Take one from the list of users.',
  },
  'user.name-taken': {
    cause: 'Two users cannot sign in under one name, also not when one is disabled.',
    cure: 'Choose another name to sign in with.',
    vi: 'Tên đăng nhập “{name}” đã có người dùng. Hãy chọn tên khác.',
    en: 'The name “{name}” is taken. Choose another one.',
  },
  'user.field-unknown': {
    cause: 'No procedure of the catalogue in force has this field.',
    cure: 'Take the field from the list, as the catalogue writes it.',
    vi: 'Không có lĩnh vực “{field}” trong danh mục. Các lĩnh vực: {known}.',
    en: 'The catalogue has no field “{field}”. Its fields: {known}.',
  },
  'user.last-administrator': {
    cause: 'Without an active administrator nobody could manage users any more.',
    cure: 'Give another user the role first.',
    vi: 'Đây là quản trị cuối cùng còn hoạt động. Hãy cấp vai trò quản trị cho người khác trước.',
    en: 'This is the last active administrator. Give another user the role first.',
  },
  'user.sign-in-needed': {
    cause: 'The call is about the user who signed in, and nobody did: it came from the command line.',
    cure: 'Sign in to the workspace; on the command line use the commands of `district user`.',
    vi: 'Việc này dành cho người đã đăng nhập. Hãy đăng nhập vào khu vực làm việc.',
    en: 'This is for a user who signed in. Sign in to the workspace.',
  },
  'user.password-wrong': {
    cause: 'The present password was asked for, and another one was typed.',
    cure: 'Type the present password again.',
    vi: 'Mật khẩu hiện tại chưa đúng. Hãy nhập lại.',
    en: 'The present password is wrong. Type it again.',
  },
  'user.password-short': {
    cause: 'A password of fewer than 10 characters is guessed too easily.',
    cure: 'Choose a longer one; several words are easy to keep in mind.',
    vi: 'Mật khẩu mới cần ít nhất 10 ký tự. Hãy chọn mật khẩu dài hơn, ví dụ vài từ ghép lại.',
    en: 'The new password needs at least 10 characters. Several words together are easy to remember.',
  },
  'user.password-repeated-wrong': {
    cause: 'The new password was typed twice, differently.',
    cure: 'Type it twice alike.',
    vi: 'Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.',
    en: 'The two new passwords differ. Type them again.',
  },
  'user.password-same': {
    cause: 'The new password is the present one.',
    cure: 'Choose another one.',
    vi: 'Mật khẩu mới trùng mật khẩu hiện tại. Hãy chọn mật khẩu khác.',
    en: 'The new password is the present one. Choose another.',
  },
  'user.code-wrong': {
    cause: 'The code is not the one that the authenticator shows now, or it was used before.',
    cure: 'Wait for the next code; see whether the telephone’s clock is right. A recovery code does too.',
    vi: 'Mã xác thực chưa đúng hoặc đã dùng. Hãy chờ mã mới trên điện thoại rồi nhập lại.',
    en: 'The code is wrong or was used before. Wait for the next one and type it.',
  },
  'user.code-not-offered': {
    cause: 'No secret waits for its first code.',
    cure: 'Begin again with the QR code.',
    vi: 'Chưa có mã QR nào chờ xác nhận. Hãy bắt đầu lại từ bước quét mã QR.',
    en: 'No QR code waits for its first code. Begin again.',
  },
  'user.step-expired': {
    cause: 'Between password and code too much time went by, or the password was changed meanwhile.',
    cure: 'Sign in again from the beginning.',
    vi: 'Đã quá thời gian của bước này. Hãy đăng nhập lại từ đầu.',
    en: 'This step took too long. Sign in again from the beginning.',
  },
} as const satisfies Record<string, ErrorEntry>;
