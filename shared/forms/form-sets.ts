/** The words of one form in one set. Everything here is data: a new circular is a new set, never new code. */
export interface ReceiptWords {
  readonly title: string;
  /** Which printed form it is, in the corner: `Mẫu số 01`. */
  readonly formNo: string;
  /** What follows the number: `Số: 12/TNHS`. */
  readonly numberSuffix: string;
  readonly receivedFrom: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly subject: string;
  readonly papers: string;
  readonly paperColumns: readonly [no: string, name: string, kind: string, count: string];
  readonly quantity: string;
  readonly limit: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly resultAt: string;
  readonly fees: string;
  readonly book: string;
  readonly contact: string;
  readonly submitter: string;
  readonly receptionist: string;
  readonly signHint: string;
  readonly notes: readonly string[];
}

export interface ControlSheetWords {
  readonly title: string;
  readonly formNo: string;
  readonly notes: readonly string[];
}

export interface FormSet {
  /** The act that the forms come from. */
  readonly source: string;
  readonly receipt: ReceiptWords;
  readonly controlSheet: ControlSheetWords;
}

const notes = [
  'Khi đến nhận kết quả, Ông/Bà mang theo giấy này và giấy tờ tùy thân; người nhận thay mang theo văn bản ủy quyền.',
  'Giấy này lập thành hai bản: một bản giao cho người nộp hồ sơ, một bản lưu cùng hồ sơ.',
] as const;

/** Mẫu 01 as TT 01/2018 gives it; the later sets say only where they differ. Fields: domain.md 2, "01 receipt". */
const receiptOf2018: ReceiptWords = {
  title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  formNo: 'Mẫu số 01',
  numberSuffix: 'TNHS',
  receivedFrom: 'Tiếp nhận hồ sơ của',
  address: 'Địa chỉ',
  phone: 'Số điện thoại',
  email: 'Email',
  subject: 'Nội dung yêu cầu giải quyết',
  papers: 'Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm',
  paperColumns: ['STT', 'Tên giấy tờ', 'Loại', 'Số lượng'],
  quantity: 'Số lượng hồ sơ',
  limit: 'Thời gian giải quyết hồ sơ theo quy định là',
  receivedAt: 'Thời gian nhận hồ sơ',
  dueAt: 'Thời gian trả kết quả giải quyết hồ sơ',
  resultAt: 'Đăng ký nhận kết quả tại',
  fees: 'Phí, lệ phí (nếu có)',
  book: 'Vào Sổ theo dõi hồ sơ',
  contact: 'Số điện thoại liên hệ',
  submitter: 'NGƯỜI NỘP HỒ SƠ',
  receptionist: 'NGƯỜI TIẾP NHẬN HỒ SƠ',
  signHint: '(Ký và ghi rõ họ tên)',
  notes,
};

const controlSheetOf2018: ControlSheetWords = {
  title: 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
  formNo: 'Mẫu số 05',
  notes: [
    'Phiếu đi cùng hồ sơ; mỗi lần giao, nhận đều ghi ngay trên phiếu.',
    'Nơi nào giải quyết quá hạn phải ghi rõ lý do ở cột Ghi chú.',
  ],
};
const controlSheetOf2025: ControlSheetWords = { ...controlSheetOf2018, formNo: 'Mẫu số 06' };

export const formSets = {
  TT01_2018: { source: 'Thông tư 01/2018/TT-VPCP', receipt: receiptOf2018, controlSheet: controlSheetOf2018 },
  // That TT 03/2025 keeps the fields of Mẫu 01 was not read in the act itself (domain.md 2).
  TT03_2025: { source: 'Thông tư 03/2025/TT-VPCP', receipt: receiptOf2018, controlSheet: controlSheetOf2025 },
  // The commune police's own papers for residence: CT04 instead of Mẫu 01.
  TT66_2023: {
    source: 'Thông tư 66/2023/TT-BCA',
    receipt: {
      ...receiptOf2018,
      title: 'PHIẾU TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      formNo: 'Mẫu CT04',
      receptionist: 'CÁN BỘ TIẾP NHẬN HỒ SƠ',
      notes: [
        'Khi đến nhận kết quả, Ông/Bà mang theo phiếu này và giấy tờ tùy thân; người nhận thay mang theo văn bản ủy quyền.',
        'Phiếu này lập thành hai bản: một bản giao cho người nộp hồ sơ, một bản lưu cùng hồ sơ.',
      ],
    },
    // The circular has none of its own: what goes through the desk is controlled by the desk's.
    controlSheet: controlSheetOf2025,
  },
} as const satisfies Record<string, FormSet>;

export type FormSetName = keyof typeof formSets;

/** The set a dossier was received under; null for a set that this build does not know. */
export function findFormSet(name: string): FormSet | null {
  return Object.hasOwn(formSets, name) ? formSets[name as FormSetName] : null;
}
