import type { ErrorEntry } from './entry.ts';

/** Refusals about drafts and versions of catalogue, calendar and form texts at the tier above. */
export const rulesErrors = {
  'rules.code-form': {
    cause: 'A procedure code has one digit, a dot and six digits.',
    cure: 'Write it as the national database does, for example 1.004873.',
    vi: 'Mã thủ tục viết chưa đúng. Hãy viết như trên Cơ sở dữ liệu quốc gia, ví dụ 1.004873.',
    en: 'The procedure code is not well formed. Write it like 1.004873.',
  },
  'rules.not-json': {
    cause: 'What was handed in is not JSON, or not of the shape that this kind of rules has.',
    cure: 'Choose a file that was exported here, or a catalogue that `motcua catalogue check` accepts.',
    vi: 'Tệp không đúng dạng danh mục, lịch hoặc mẫu giấy. Hãy chọn tệp đã xuất từ đây, hoặc kiểm tra danh mục bằng lệnh motcua catalogue check.',
    en: 'The file is no catalogue, calendar or set of form texts. Choose one that was exported here, or check a catalogue with motcua catalogue check.',
  },
  'rules.draft-invalid': {
    cause: 'The draft has entries that cannot be used; every one is shown at its field.',
    cure: 'Mend or take back the marked entries, then publish.',
    vi: 'Bản nháp còn {count} chỗ chưa đúng. Hãy sửa các chỗ được đánh dấu rồi ban hành.',
    en: 'The draft has {count} mistakes. Mend the marked places, then publish.',
  },
  'rules.nothing-changed': {
    cause: 'The draft is the same as the newest version.',
    cure: 'Change something first, or send the newest version to the communes that lack it.',
    vi: 'Bản nháp chưa có thay đổi nào để ban hành.',
    en: 'The draft changes nothing yet.',
  },
  'rules.version-not-named': {
    cause:
      'No ledger held here adopted a version of this name, or it has another content than the one that was adopted.',
    cure: 'Choose the file that was exported under exactly this version.',
    vi: 'Chưa quầy nào dùng phiên bản {version} với đúng nội dung này. Hãy chọn đúng tệp đã xuất của phiên bản đó.',
    en: 'No desk uses version {version} with this content. Choose the file that was exported under that version.',
  },
  'rules.version-unknown': {
    cause: 'No version of this name was made here.',
    cure: 'Choose one from the list of versions.',
    vi: 'Không có phiên bản {version}. Hãy chọn trong danh sách phiên bản.',
    en: 'There is no version {version}. Choose one from the list.',
  },
  'rules.entry-unknown': {
    cause: 'The draft has no change of this name.',
    cure: 'Nothing to take back.',
    vi: 'Mục {name} không có thay đổi nào để bỏ.',
    en: '{name} has no change to take back.',
  },
} as const satisfies Record<string, ErrorEntry>;
