import { describe, expect, it } from 'vitest';
import { fontsCss, printFaces } from '../../../shared/forms/fonts-css.ts';
import { formPage } from '../../../shared/forms/form-page.ts';
import { officeHeads } from '../../../shared/forms/office-heads.ts';
import { seedForms } from './seed-forms.ts';

const page = { title: 'Giấy hẹn <1>', body: '<p>x</p>', css: '.a{}', fontsCss: '', watermark: null } as const;

describe('a printed page', () => {
  it('is whole in itself: nothing is loaded from anywhere', () => {
    const fonts = fontsCss(({ file }) => Buffer.from(file).toString('base64'));
    const markup = formPage({ ...page, fontsCss: fonts, paper: 'A4' });
    expect(markup).not.toMatch(/https?:|@import|<link|<script/);
    expect(markup.match(/@font-face/g)).toHaveLength(printFaces.length);
  });

  it('knows its paper', () => {
    expect(formPage({ ...page, paper: 'A4' })).toContain('@page{size:A4 portrait');
    expect(formPage({ ...page, paper: 'A5' })).toContain('@page{size:A5 portrait');
  });

  it('escapes its title and lays the watermark over every page when asked', () => {
    expect(formPage({ ...page, paper: 'A4' })).toContain('<title>Giấy hẹn &lt;1&gt;</title>');
    expect(formPage({ ...page, paper: 'A4' })).not.toContain('class="watermark"');
    expect(formPage({ ...page, paper: 'A4', watermark: 'TẬP HUẤN' })).toContain('<span>TẬP HUẤN</span>');
  });
});

describe('the heads of an office', () => {
  it('name the committee and the reception of a commune', () => {
    expect(officeHeads(seedForms('TT03_2025').office, 'Xã Lâm Bình', 'Tuyên Quang')).toEqual({
      parent: 'UBND XÃ LÂM BÌNH',
      name: 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
      spoken: 'Bộ phận Tiếp nhận và Trả kết quả xã Lâm Bình',
      place: 'Lâm Bình',
    });
    expect(officeHeads(seedForms('TT03_2025').office, 'Một cửa phường Bến Nghé', 'TP. Hồ Chí Minh').parent).toBe(
      'UBND PHƯỜNG BẾN NGHÉ',
    );
  });

  it('name the police on police papers', () => {
    expect(officeHeads(seedForms('TT66_2023').office, 'Xã Lâm Bình', 'Tuyên Quang')).toEqual({
      parent: 'CÔNG AN TỈNH TUYÊN QUANG',
      name: 'CÔNG AN XÃ LÂM BÌNH',
      spoken: 'Công an xã Lâm Bình',
      place: 'Lâm Bình',
    });
    expect(officeHeads(seedForms('TT66_2023').office, 'Xã Lâm Bình', 'Thành phố Huế').parent).toBe(
      'CÔNG AN THÀNH PHỐ HUẾ',
    );
  });
});
