import { describe, expect, it } from 'vitest';
import { receiptCopies, receiptHtml, trainingMark } from '../../../shared/forms/receipt.ts';
import { receiptOf } from './receipt-of.ts';
import { seedForms } from './seed-forms.ts';

const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the receipt', () => {
  it('carries the fields of Mẫu 01 in their order', () => {
    const text = textOf(receiptHtml(receiptOf()));
    const fields = [
      'UBND XÃ LÂM BÌNH',
      'Số: 7/TNHS',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Lâm Bình, ngày 01 tháng 12 năm 2026',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Mã hồ sơ: H60.15.3-261201-2007',
      'Tiếp nhận hồ sơ của: Đặng Thị Hường',
      'Địa chỉ: Thôn Bản Cuôn, xã Lâm Bình',
      'Số điện thoại: 0912345678',
      'Email:',
      'Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân',
      'STT Tên giấy tờ Loại Số lượng',
      '1 Tờ khai cấp Giấy xác nhận Bản chính 01',
      '2 Giấy tờ tùy thân (xuất trình) Bản chính, bản sao 01 + 02',
      'Số lượng hồ sơ: 01 (bộ)',
      'Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc',
      'Thời gian nhận hồ sơ: 09 giờ 24 phút, Thứ Ba ngày 01 tháng 12 năm 2026',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, Thứ Sáu ngày 04 tháng 12 năm 2026',
      'Đăng ký nhận kết quả tại: Bộ phận Một cửa xã Lâm Bình',
      'Phí, lệ phí (nếu có): Không thu',
      'Quyển số: 2-0/2026 Số thứ tự: 7',
      'Số điện thoại liên hệ: 0207 3856 123',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'Lò Thị Mai',
      'Chú ý:',
      'hai bản',
    ];
    const places = fields.map((field) => text.indexOf(field));
    expect(fields.filter((_, at) => (places[at] ?? -1) < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('escapes everything that somebody typed', () => {
    const markup = receiptHtml(
      receiptOf({ fullName: `<b>H'Hen & "Niê"</b>`, address: '</style><script>', receptionist: '<i>' }),
    );
    expect(markup).toContain('&lt;b&gt;H&#39;Hen &amp; &quot;Niê&quot;&lt;/b&gt;');
    expect(markup).not.toMatch(/<b>|<script|<i>/);
  });

  it('takes no style and no script along, so that the strict policy lets it in', () => {
    expect(receiptHtml(receiptOf({ training: true }))).not.toMatch(/style=|<style|<script|\son\w+=/);
  });

  it('prints dots for what has not come into being yet', () => {
    const text = textOf(
      receiptHtml(receiptOf({ code: null, fullName: null, receivedAt: null, dueAt: null, entryNo: null, papers: [] })),
    );
    expect(text).toContain('Mã hồ sơ: ……');
    expect(text).toContain('ngày … tháng … năm …');
    expect(text).toContain('Số: ……/TNHS');
  });

  it('says on every paper of a training desk that it does not count', () => {
    expect(receiptHtml(receiptOf({ training: true }))).toContain(trainingMark);
    expect(receiptHtml(receiptOf())).not.toContain(trainingMark);
  });

  it('prints the police paper under its own title and circular', () => {
    const text = textOf(receiptHtml(receiptOf({ forms: seedForms('TT66_2023') })));
    expect(text).toContain('PHIẾU TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');
    expect(text).toContain('Mẫu CT04 · Thông tư 66/2023/TT-BCA');
    expect(text).toContain('CÁN BỘ TIẾP NHẬN HỒ SƠ');
  });

  it('lets whoever brought the dossier sign', () => {
    const text = textOf(receiptHtml(receiptOf({ submitterName: 'Y-Bhăm Êban' })));
    expect(text).toContain('Người nộp thay: Y-Bhăm Êban');
    expect(text).toMatch(/NGƯỜI NỘP HỒ SƠ \(Ký và ghi rõ họ tên\) Y-Bhăm Êban/);
  });

  it('tightens the type as papers grow, and never beyond its smallest step', () => {
    const fitAt = (rows: number): string | undefined =>
      /data-fit="(\d)"/.exec(
        receiptHtml(
          receiptOf({
            papers: Array.from({ length: rows }, (_, at) => ({
              name: `Giấy tờ ${at}`,
              original: 1,
              copies: 0,
              mode: 'submit' as const,
            })),
          }),
        ),
      )?.[1];
    expect([2, 8, 12, 16, 60].map(fitAt)).toEqual(['0', '1', '2', '3', '3']);
  });

  it('comes as two papers, one for the citizen and one for the dossier', () => {
    const both = receiptCopies(receiptOf());
    expect(both.match(/<article/g)).toHaveLength(2);
    expect(both.indexOf('Bản giao người nộp')).toBeLessThan(both.indexOf('Bản lưu hồ sơ'));
  });
});
