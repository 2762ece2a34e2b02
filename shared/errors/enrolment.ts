import type { ErrorEntry } from './entry.ts';

export const enrolmentErrors = {
  'enrolment.malformed': {
    cause: 'The file is signed but is not a readable enrolment or request.',
    cure: 'Have the district make a new enrolment file.',
    vi: 'Tệp đăng ký không đúng định dạng. Hãy đề nghị cấp trên tạo lại tệp đăng ký.',
    en: 'The enrolment file does not have the right format. Ask the district for a new one.',
  },
  'enrolment.wrong-code': {
    cause: "The request's proof does not fit the one-time code of this desk's enrolment.",
    cure: 'Set the desk up with its own enrolment file, or make a new one.',
    vi: 'Mã dùng một lần không khớp với tệp đăng ký đã cấp cho quầy này. Hãy dùng đúng tệp đã cấp, hoặc cấp tệp mới.',
    en: 'The one-time code does not fit the enrolment of this desk. Use the right file or make a new one.',
  },
  'enrolment.used': {
    cause: 'The one-time code has been used by another key.',
    cure: 'Make a new enrolment file for the desk; if nobody else was meant to use it, look who did.',
    vi: 'Tệp đăng ký này đã được dùng. Hãy cấp tệp đăng ký mới cho quầy.',
    en: 'This enrolment was used before. Make a new enrolment file for the desk.',
  },
  'enrolment.foreign': {
    cause: 'The request names a commune or desk that this district has not invited.',
    cure: 'Give the request to the district that made the enrolment file.',
    vi: 'Yêu cầu này không thuộc tệp đăng ký nào do nơi đây cấp. Hãy gửi đến đúng nơi đã cấp tệp đăng ký.',
    en: 'This request does not belong to any enrolment made here. Send it to the district that made the file.',
  },
  'enrolment.training-mismatch': {
    cause: 'A training enrolment came to a real place, or a real one to a training place.',
    cure: 'Keep training and real work apart.',
    vi: 'Không được trộn đăng ký tập huấn với đăng ký thật. Hãy dùng đúng loại tệp cho máy này.',
    en: 'Training and real enrolments never mix. Use the right file for this machine.',
  },
  'enrolment.expired': {
    cause: 'The enrolment file is past its last day.',
    cure: 'Have the district make a new one; see whether the clock of this machine is right.',
    vi: 'Tệp đăng ký đã hết hạn. Hãy kiểm tra ngày giờ của máy, hoặc đề nghị cấp tệp mới.',
    en: 'The enrolment file has expired. Check the clock of this machine or ask for a new file.',
  },
} as const satisfies Record<string, ErrorEntry>;
