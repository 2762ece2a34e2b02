import type { ErrorEntry } from './entry.ts';

/** Refusals about the catalogue, its entries and the checklist. `{path}` is a JSON path into the file. */
export const procedureErrors = {
  'procedure.unknown': {
    cause: 'No procedure of the catalogue in force has this code.',
    cure: 'Choose the procedure from the list, or take a newer catalogue from the district.',
    vi: 'Danh mục không có thủ tục mã {code}. Chọn lại trong danh sách hoặc cập nhật danh mục.',
    en: 'The catalogue has no procedure {code}. Choose from the list or update the catalogue.',
  },
  'procedure.catalogue-unreadable': {
    cause: 'The file is neither a list of procedures nor an object with version, effectiveFrom and procedures.',
    cure: 'Check the file with `motcua catalogue check`.',
    vi: 'Tệp danh mục không đọc được tại {path}: phải có phiên bản và danh sách thủ tục. Kiểm tra lại tệp.',
    en: 'The catalogue cannot be read at {path}: it needs a version and a list of procedures. Check the file.',
  },
  'procedure.field-missing': {
    cause: 'An entry of the catalogue lacks a field.',
    cure: 'Add the field; until then the entry is set aside and the others work.',
    vi: 'Thiếu mục {path}. Bổ sung rồi nạp lại.',
    en: '{path} is missing. Add it and load again.',
  },
  'procedure.field-type': {
    cause: 'A field of the catalogue has the wrong kind of value.',
    cure: 'Put in the kind of value that the sentence names.',
    vi: '{path} phải là {expected}.',
    en: '{path} must be {expected}.',
  },
  'procedure.field-range': {
    cause: 'A number, text or list of the catalogue is too small or too large.',
    cure: 'Keep it within the bound that the sentence names.',
    vi: '{path} vượt giới hạn: {bound} {limit}.',
    en: '{path} is out of bounds: {bound} {limit}.',
  },
  'procedure.field-choice': {
    cause: 'A field of the catalogue has a value that is not one of the allowed ones.',
    cure: 'Use one of the values that the sentence names.',
    vi: '{path} chỉ nhận một trong các giá trị: {choices}.',
    en: '{path} must be one of: {choices}.',
  },
  'procedure.field-form': {
    cause: 'A text of the catalogue does not have the form it must have (code, date, time, no spaces around).',
    cure: 'Write it like the example in build/catalogue/README.md.',
    vi: '{path} viết sai dạng (mã 1.004873, ngày 2026-07-01, giờ 15:00, không có khoảng trắng ở hai đầu).',
    en: '{path} has the wrong form (code 1.004873, date 2026-07-01, time 15:00, no spaces around).',
  },
  'procedure.field-unknown': {
    cause: 'A field that the catalogue does not know; often a misspelt name.',
    cure: 'Correct the name or take the field out. The entry is used without it.',
    vi: 'Không có mục tên {path} trong mẫu danh mục. Sửa lại tên hoặc bỏ đi.',
    en: 'The catalogue knows no field {path}. Correct its name or take it out.',
  },
  'procedure.term-inconsistent': {
    cause: 'A same-day limit needs the value 1 and a cut-off time; other units have no cut-off and a largest value.',
    cure: 'Working days up to 60, calendar days up to 120, working hours up to 40; a cut-off only with sameDay.',
    vi: '{path} không khớp: trong ngày cần giá trị 1 và giờ chốt; ngày làm việc tối đa 60, ngày tối đa 120, giờ làm việc tối đa 40 và không có giờ chốt.',
    en: '{path} does not fit: sameDay needs value 1 and a cut-off; working days to 60, days to 120, hours to 40, without cut-off.',
  },
  'procedure.note-needed': {
    cause: 'A fee without an amount, or a paper that is not always needed, must say why in its note.',
    cure: 'Say in the note who sets the amount, or in which case the paper is needed.',
    vi: '{path} cần ghi rõ: phí chưa có mức thì do ai quy định; giấy tờ không bắt buộc thì cần trong trường hợp nào.',
    en: '{path} must say who sets the amount, or in which case the paper is needed.',
  },
  'procedure.component-empty': {
    cause: 'A paper of the checklist asks for neither an original nor a copy.',
    cure: 'Ask for at least one original or copy.',
    vi: '{path} phải có ít nhất 1 bản chính hoặc 1 bản sao.',
    en: '{path} must ask for at least one original or copy.',
  },
  'procedure.agency-inconsistent': {
    cause: 'Residence procedures belong to the commune police with their own papers (TT 66/2023); all others do not.',
    cure: 'Set agency and formSet to fit the field.',
    vi: '{path} không khớp với lĩnh vực: cư trú do Công an cấp xã làm với mẫu TT66_2023, lĩnh vực khác do Ủy ban nhân dân cấp xã.',
    en: '{path} does not fit the field: residence belongs to the commune police with TT66_2023, others to the committee.',
  },
  'procedure.code-repeated': {
    cause: 'Two entries of one catalogue have the same code; the first one counts.',
    cure: 'Take one of the two out.',
    vi: '{path}: mã {code} đã có ở mục trước. Bỏ một trong hai.',
    en: '{path}: the code {code} stands in an earlier entry. Take one out.',
  },
  'procedure.shares-not-whole': {
    cause: 'The steps of a procedure do not share the whole of its time limit among them.',
    cure: 'Make their shares come to 100 percent.',
    vi: '{path}: tổng tỷ lệ thời gian các bước phải đúng 100%.',
    en: '{path}: the shares of the steps must come to 100%.',
  },
  'procedure.list-repeated': {
    cause: 'A list of the catalogue holds the same item twice.',
    cure: 'Take one of the two out.',
    vi: '{path} có hai mục giống hệt nhau. Bỏ một mục.',
    en: '{path} holds the same item twice. Take one out.',
  },
  'procedure.component-unknown': {
    cause: 'A paper was named by a number that the checklist of the procedure does not have.',
    cure: 'Number the papers of the checklist from 0.',
    vi: 'Danh sách giấy tờ của thủ tục không có mục số {index}. Chọn lại giấy tờ.',
    en: 'The checklist has no paper number {index}. Choose again.',
  },
  'procedure.component-repeated': {
    cause: 'The same paper of the checklist was named twice.',
    cure: 'Name each paper once, with its number of originals and copies.',
    vi: 'Giấy tờ số {index} được ghi hai lần. Ghi một lần với tổng số bản.',
    en: 'Paper number {index} is named twice. Name it once, with all its copies.',
  },
} as const satisfies Record<string, ErrorEntry>;
