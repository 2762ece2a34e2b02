import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { morning, newTrainingFolder } from './support/training-folder.ts';
import { openDistrict, openWindow, viewport, type WatchedWindow } from './support/window.ts';

const shipped = 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ';
const newer = 'GIẤY HẸN TRẢ KẾT QUẢ';

describe('form texts, from the editor of the tier above to the paper beside the form', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let district: Page;
  const paper = (of: Page) => of.getByRole('region', { name: 'Bản in thử' });

  beforeAll(async () => {
    const [opened, folder] = await Promise.all([launchBrowser(), newTrainingFolder()]);
    browser = opened;
    program = await startProgram({ ...folder, args: ['--clock', morning] });
    desk = await openWindow(browser, program.startUrl);
    await desk.page.getByText('Có mạng · đã gửi hết').waitFor();
    district = await openDistrict(desk);
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('shows the paper of each set by the template of the real one', async () => {
    await district.keyboard.press('F10');
    await district.getByText('Mẫu giấy', { exact: true }).click();
    await paper(district).getByRole('heading', { name: shipped }).waitFor();
    await paper(district).getByText('UBND', { exact: false }).first().waitFor();
    await look(district, 'rules-forms');
    await district.setViewportSize({ width: 1920, height: 1080 });
    await look(district, 'rules-forms-1920');
    await district.setViewportSize(viewport);
    await district.getByText('Mẫu công an', { exact: true }).click();
    await paper(district).getByText('Mẫu CT04', { exact: false }).waitFor();
    await district.getByText('Phiếu kiểm soát', { exact: true }).click();
    await paper(district).getByRole('heading', { name: 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ' }).waitFor();
    await look(district, 'rules-forms-control-sheet');
    await district.getByText('Mẫu chung', { exact: true }).click();
    await district.getByText('Giấy tiếp nhận', { exact: true }).click();
  });

  it('says at its field what cannot be printed, and the paper follows what is typed', async () => {
    const title = district.getByLabel('Tên giấy');
    await title.fill('');
    await district.getByText('Chưa ghi nội dung in ở mục này.').waitFor();
    await district.getByText('Bộ mẫu còn chỗ chưa đúng, có thể ở giấy kia. Sửa xong bản in thử sẽ theo.').waitFor();
    await look(district, 'rules-forms-wrong');
    await title.fill(newer);
    await paper(district).getByRole('heading', { name: newer }).waitFor();
    for (let line = 3; line <= 6; line += 1) {
      await district.getByRole('button', { name: 'Thêm dòng' }).click();
      const note = district.getByRole('textbox', { name: `Dòng ${line}`, exact: true });
      await note.fill('Mang theo giấy tờ tùy thân. '.repeat(14).trim());
    }
    await district.getByText('Dài hơn một trang A4.', { exact: false }).waitFor();
    await look(district, 'rules-forms-long');
    for (let line = 6; line >= 3; line -= 1) await district.getByRole('button', { name: `Bỏ dòng ${line}` }).click();
    await district.getByText('Cùng khuôn với giấy in ở quầy.', { exact: false }).waitFor();
    await district.getByLabel('Tên nơi nhận hồ sơ', { exact: true }).fill('Trung tâm Phục vụ hành chính công');
    await paper(district).getByText('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG').waitFor();
    await district.getByText('Bản nháp: 1 thay đổi', { exact: false }).waitFor();
  });

  it('is read over in words, published, and stands on the paper of the desk', async () => {
    await district.keyboard.press('Control+Enter');
    await district.getByText(shipped).waitFor();
    await district.getByLabel('Lý do, văn bản').fill('Thông tư mới');
    await look(district, 'rules-forms-publish');
    await district.keyboard.press('Control+Enter');
    await district.getByText('Đã ban hành bản ngày', { exact: false }).waitFor();
    await district.getByText('Phiên bản', { exact: true }).click();
    await district.getByRole('region', { name: 'Các phiên bản' }).getByText('Mẫu giấy', { exact: true }).click();
    await district.getByText('Thông tư mới', { exact: false }).waitFor();
    await look(district, 'rules-forms-versions');
    const sheet = desk.page.getByRole('region', { name: 'Giấy hẹn đang hình thành' });
    await desk.page.keyboard.press('F2');
    await sheet.getByText(shipped).waitFor();
    await desk.page.keyboard.press('F9');
    await desk.page
      .getByRole('button', { name: /^Gửi ngay|^Đồng bộ ngay/ })
      .first()
      .click();
    await desk.page.keyboard.press('F2');
    await sheet.getByText(newer, { exact: true }).waitFor();
    await sheet.getByText('Trung tâm Phục vụ hành chính công', { exact: false }).first().waitFor();
    await look(desk.page, 'intake-new-forms');
    expect(desk.faults).toEqual([]);
  });
});
