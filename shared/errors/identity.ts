import type { ErrorEntry } from './entry.ts';

/** Refusals and warnings about who a person is. A warning has a code here too; it is shown and never blocks. */
export const identityErrors = {
  'identity.name-missing': {
    cause: 'The full name is absent, empty, or has no letter in it.',
    cure: 'Type the name as it stands on the card or birth certificate.',
    vi: 'Chưa có họ và tên. Nhập họ và tên đúng như trên giấy tờ.',
    en: 'The full name is missing. Type it as it stands on the paper.',
  },
  'identity.name-too-long': {
    cause: 'The full name is longer than 150 characters.',
    cure: 'Type only the name; put the rest into the note or the organization.',
    vi: 'Họ và tên dài quá 150 ký tự. Chỉ nhập họ và tên, phần khác ghi vào ghi chú.',
    en: 'The full name is longer than 150 characters. Type only the name.',
  },
  'identity.name-unusual': {
    cause: 'Warning: the name holds digits or signs that names do not have.',
    cure: 'Compare the name with the paper; nothing is blocked.',
    vi: 'Họ và tên có chữ số hoặc ký hiệu lạ. Đối chiếu lại với giấy tờ.',
    en: 'The name holds digits or unusual signs. Compare it with the paper.',
  },
  'identity.personal-id-invalid': {
    cause: 'A personal number that is not 12 digits.',
    cure: 'Scan the card, or type the 12 digits again; leave it empty when the person has none yet.',
    vi: 'Số định danh phải đủ 12 chữ số. Quét lại thẻ hoặc nhập lại; để trống nếu chưa có số.',
    en: 'A personal number has 12 digits. Scan or type it again, or leave it empty when there is none.',
  },
  'identity.personal-id-province-unknown': {
    cause:
      'Warning: the first three digits are in no province of the table; people registered abroad have a country code.',
    cure: 'Compare the number with the card; nothing is blocked.',
    vi: 'Ba số đầu {provinceCode} không phải mã tỉnh đã biết (có thể đăng ký khai sinh ở nước ngoài). Đối chiếu lại số trên thẻ.',
    en: 'The first three digits {provinceCode} are no known province (registered abroad?). Compare with the card.',
  },
  'identity.personal-id-sex-differs': {
    cause: 'Warning: the fourth digit says another sex than was typed. Later corrections make this possible.',
    cure: 'Compare number and sex with the card; nothing is blocked.',
    vi: 'Giới tính đã nhập khác với chữ số thứ tư của số định danh. Đối chiếu lại với thẻ.',
    en: 'The sex typed differs from the fourth digit of the personal number. Compare with the card.',
  },
  'identity.personal-id-birth-differs': {
    cause: 'Warning: the number says another year of birth than was typed. Later corrections make this possible.',
    cure: 'Compare number and date of birth with the card; nothing is blocked.',
    vi: 'Năm sinh đã nhập khác với năm sinh trong số định danh. Đối chiếu lại với thẻ.',
    en: 'The year of birth typed differs from the personal number. Compare with the card.',
  },
  'identity.legacy-id-invalid': {
    cause: 'An old identity number that is neither a 9-digit card nor a passport number.',
    cure: 'Type 9 digits, or the passport number in letters and digits.',
    vi: 'Số giấy tờ cũ không đúng: CMND có 9 chữ số, hộ chiếu gồm chữ cái và chữ số. Nhập lại.',
    en: 'Not a 9-digit card nor a passport number. Type it again.',
  },
  'identity.legacy-id-foreign': {
    cause: 'Warning: the number has the form of no Vietnamese paper.',
    cure: 'Compare with the passport; nothing is blocked.',
    vi: 'Số giấy tờ không theo mẫu của Việt Nam. Đối chiếu lại với hộ chiếu.',
    en: 'The number has the form of no Vietnamese paper. Compare with the passport.',
  },
  'identity.birth-invalid': {
    cause: 'A birth date that is no day, month or year between 1800 and 2199.',
    cure: 'Type day/month/year, month/year, or only the year.',
    vi: 'Ngày sinh không đúng. Nhập ngày/tháng/năm; chỉ biết tháng hoặc năm thì nhập 3/1948 hoặc 1948.',
    en: 'Not a date of birth. Type day/month/year, month/year, or only the year.',
  },
  'identity.sex-invalid': {
    cause: 'A sex other than male or female.',
    cure: 'Choose one of the two, or leave it empty.',
    vi: 'Giới tính chỉ nhận Nam hoặc Nữ. Chọn lại hoặc để trống.',
    en: 'Sex is male or female. Choose again or leave it empty.',
  },
  'identity.address-invalid': {
    cause: 'An address that is not text or is longer than 300 characters.',
    cure: 'Shorten the address.',
    vi: 'Địa chỉ không đúng hoặc dài quá 300 ký tự. Nhập gọn lại.',
    en: 'The address is not text or is longer than 300 characters. Shorten it.',
  },
  'identity.phone-invalid': {
    cause: 'A phone number with letters in it, or with fewer than 8 or more than 15 digits.',
    cure: 'Type the number again, or leave it empty: it is optional.',
    vi: 'Số điện thoại không đúng. Nhập lại, hoặc để trống vì không bắt buộc.',
    en: 'Not a phone number. Type it again, or leave it empty: it is optional.',
  },
  'identity.phone-old-prefix': {
    cause: 'Warning: an 11-digit mobile number of before 2018. It is kept as typed.',
    cure: 'Ask the citizen for the present number.',
    vi: 'Số di động 11 số kiểu cũ đã đổi từ năm 2018. Hỏi lại công dân số hiện nay.',
    en: 'An 11-digit mobile number of before 2018. Ask for the present one.',
  },
  'identity.phone-unusual': {
    cause: 'Warning: the number is neither a Vietnamese mobile nor a landline number.',
    cure: 'Ask the citizen again; nothing is blocked.',
    vi: 'Số điện thoại không phải di động hay cố định của Việt Nam. Hỏi lại công dân.',
    en: 'Neither a Vietnamese mobile nor a landline number. Ask the citizen again.',
  },
  'identity.organization-invalid': {
    cause: 'A name of an organization that is not text or is longer than 300 characters.',
    cure: 'Shorten the name.',
    vi: 'Tên tổ chức không đúng hoặc dài quá 300 ký tự. Nhập gọn lại.',
    en: 'The name of the organization is not text or longer than 300 characters. Shorten it.',
  },
  'identity.tax-code-invalid': {
    cause: 'A tax code that has neither 10, 10-3 nor 12 digits, or whose check digit is wrong.',
    cure: 'Type the tax code again, or leave it empty.',
    vi: 'Mã số thuế không đúng. Nhập lại 10 số, 10 số kèm 3 số đơn vị phụ thuộc, hoặc 12 số định danh; có thể để trống.',
    en: 'Not a tax code. Type 10 digits, 10-3, or the 12 digits of a person; it may be left empty.',
  },
  'identity.tax-code-check-digit': {
    cause: 'Warning: the check digit of this tax code cannot be proved (the sources differ on it).',
    cure: 'Compare with the registration certificate; nothing is blocked.',
    vi: 'Không xác minh được chữ số kiểm tra của mã số thuế. Đối chiếu lại với giấy đăng ký.',
    en: 'The check digit of this tax code cannot be proved. Compare with the certificate.',
  },
  'identity.qr-unreadable': {
    cause: 'What was scanned is not the QR code of a citizen card.',
    cure: 'Scan the QR code of the card again, or type what stands on it.',
    vi: 'Mã vừa quét không phải mã QR của thẻ căn cước. Quét lại hoặc nhập tay.',
    en: 'What was scanned is no citizen card. Scan again or type it in.',
  },
  'identity.qr-garbled': {
    cause:
      'Warning: an input method (Telex, VNI) or the scanner damaged the Vietnamese letters. Number and dates are right.',
    cure: 'Type the empty fields, or switch the input method off and scan again.',
    vi: 'Bộ gõ làm hỏng chữ Việt khi quét. Số và ngày vẫn đúng; gõ phần còn trống, hoặc tắt bộ gõ rồi quét lại.',
    en: 'The input method damaged the Vietnamese letters. Number and dates are right; type the rest, or switch it off and scan again.',
  },
} as const satisfies Record<string, ErrorEntry>;
