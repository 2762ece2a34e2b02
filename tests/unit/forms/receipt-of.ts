import type { ReceiptView } from '../../../shared/forms/receipt-view.ts';
import { seedForms } from './seed-forms.ts';

/** A receipt with everything on it; each test changes what it is about. */
export function receiptOf(changes: Partial<ReceiptView> = {}): ReceiptView {
  return {
    forms: seedForms('TT03_2025'),
    office: {
      parent: 'UBND XÃ LÂM BÌNH',
      name: 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
      place: 'Lâm Bình',
      phone: '0207 3856 123',
    },
    training: false,
    code: 'H60.15.3-261201-2007',
    fullName: 'Đặng Thị Hường',
    submitterName: null,
    address: 'Thôn Bản Cuôn, xã Lâm Bình',
    phone: '0912345678',
    email: null,
    subject: 'Cấp Giấy xác nhận tình trạng hôn nhân',
    papers: [
      { name: 'Tờ khai cấp Giấy xác nhận', original: 1, copies: 0, mode: 'submit' },
      { name: 'Giấy tờ tùy thân', original: 1, copies: 2, mode: 'present' },
    ],
    quantity: 1,
    limit: '03 ngày làm việc',
    receivedAt: Date.parse('2026-12-01T02:24:00Z'),
    dueAt: Date.parse('2026-12-04T10:00:00Z'),
    resultAt: 'Bộ phận Một cửa xã Lâm Bình',
    fees: 'Không thu',
    bookNo: '2-0/2026',
    entryNo: 7,
    receptionist: 'Lò Thị Mai',
    qrSvg: '<svg></svg>',
    ...changes,
  };
}
