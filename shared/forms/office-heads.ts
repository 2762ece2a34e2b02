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
const reception = 'Bộ phận Tiếp nhận và Trả kết quả';

/**
 * Heads of the forms of an office, from its names as the enrolment gives them (`Xã Lâm Bình`, `Tỉnh Tuyên Quang`).
 * Police papers (TT66_2023) name the commune police under the provincial police. Layout: NĐ 30/2020, Phụ lục I.
 */
export function officeHeads(formSet: string, communeName: string, province: string): OfficeHeads {
  const commune = communeName.normalize('NFC').replace(/^(?:Một cửa|UBND|Ủy ban nhân dân)\s+/iu, '');
  const inSentence = commune.replace(kinds, (kind) => kind.toLocaleLowerCase('vi'));
  const place = commune.replace(kinds, '');
  if (formSet !== 'TT66_2023') {
    return {
      parent: capitals(`UBND ${commune}`),
      name: capitals(reception),
      spoken: `${reception} ${inSentence}`,
      place,
    };
  }
  const withKind = /^(?:tỉnh|thành phố|tp\.?)\s/iu.test(province) ? province : `Tỉnh ${province}`;
  const police = `Công an ${inSentence}`;
  return { parent: capitals(`Công an ${withKind}`), name: capitals(police), spoken: police, place };
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}
