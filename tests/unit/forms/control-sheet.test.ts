import { describe, expect, it } from 'vitest';
import { type ControlSheetView, controlSheetHtml } from '../../../shared/forms/control-sheet.ts';
import { officeHeads } from '../../../shared/forms/office-heads.ts';
import { seedForms } from './seed-forms.ts';

const view: ControlSheetView = {
  forms: seedForms('TT03_2025'),
  office: officeHeads(seedForms('TT03_2025').office, 'Xã Lâm Bình', 'Tuyên Quang'),
  training: false,
  code: 'H60.15.3-261201-2007',
  handler: 'Cấp tỉnh',
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  rows: [
    {
      from: 'Bộ phận Một cửa',
      to: 'Cấp tỉnh',
      at: Date.UTC(2026, 11, 1, 2, 24),
      giver: 'Lò Thị Mai',
      result: 'onTime',
      note: 'kèm <bản gốc>',
    },
    { from: 'Một cửa', to: 'Một cửa', at: Date.UTC(2026, 11, 4, 2), giver: 'Lý A Sử', result: 'overdue', note: null },
  ],
};

const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the control sheet', () => {
  it('carries head, columns and hand-overs in the order of the form', () => {
    const text = textOf(controlSheetHtml(view));
    const fields = [
      'UBND XÃ LÂM BÌNH',
      'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
      'Mã hồ sơ: H60.15.3-261201-2007',
      'Cơ quan (bộ phận) giải quyết hồ sơ: Cấp tỉnh',
      'Cơ quan phối hợp giải quyết hồ sơ (nếu có)',
      'TÊN CƠ QUAN THỜI GIAN GIAO, NHẬN HỒ SƠ KẾT QUẢ GIẢI QUYẾT HỒ SƠ GHI CHÚ',
      'Bộ phận Một cửa → Cấp tỉnh Giao: 09 giờ 24 phút, ngày 01 tháng 12 năm 2026 Người giao Lò Thị Mai Người nhận',
      '☐ Trước hạn ☒ Đúng hạn ☐ Quá hạn kèm &lt;bản gốc&gt;',
      'Một cửa Giao: 09 giờ 00 phút, ngày 04 tháng 12 năm 2026',
      '☒ Quá hạn',
      'Mẫu số 06 · Thông tư 03/2025/TT-VPCP',
    ];
    let from = 0;
    for (const field of fields) {
      const at = text.indexOf(field, from);
      expect([field, at >= from]).toEqual([field, true]);
      from = at;
    }
  });

  it('has empty rows for the hand-overs to come, and always one', () => {
    const rowsOf = (of: ControlSheetView): number => controlSheetHtml(of).split('<tr>').length - 2;
    expect(rowsOf(view)).toBe(5);
    expect(rowsOf({ ...view, rows: Array.from({ length: 9 }, () => view.rows[0]).flatMap((row) => row ?? []) })).toBe(
      10,
    );
  });

  it('is numbered by its act', () => {
    const of2018 = controlSheetHtml({ ...view, forms: seedForms('TT01_2018') });
    expect(of2018).toContain('Mẫu số 05 · Thông tư 01/2018/TT-VPCP');
  });
});
