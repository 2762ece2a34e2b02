import type { FormSet } from './form-sets.ts';

/** The two lines at the upper left of a form, and the place of its date. */
export interface OfficeHeads {
  /** Cơ quan chủ quản, in capitals. */
  readonly parent: string;
  readonly name: string;
  /** The same within a sentence. */
  readonly spoken: string;
  /** `<địa danh>` before the date. */
  readonly place: string;
}

const kinds = /^(?:xã|phường|đặc khu|thị trấn)\s+/iu;

/**
 * Heads of the forms of an office: the words of the form set with the office's names in them, as the enrolment gives
 * these (`Xã Lâm Bình`, `Tuyên Quang`). Layout: NĐ 30/2020, Phụ lục I.
 */
export function officeHeads(words: FormSet['office'], communeName: string, province: string): OfficeHeads {
  const commune = communeName.normalize('NFC').replace(/^(?:Một cửa|UBND|Ủy ban nhân dân)\s+/iu, '');
  const inSentence = commune.replace(kinds, (kind) => kind.toLocaleLowerCase('vi'));
  const withKind = /^(?:tỉnh|thành phố|tp\.?)\s/iu.test(province) ? province : `tỉnh ${province}`;
  const named = (line: string): string =>
    line.replaceAll('{commune}', () => inSentence).replaceAll('{province}', () => withKind);
  return {
    parent: capitals(named(words.parent)),
    name: capitals(named(words.name)),
    spoken: named(words.spoken),
    place: commune.replace(kinds, ''),
  };
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}
