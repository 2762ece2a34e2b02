import { expect, it } from 'vitest';
import { actionSentence } from '../../../../../renderer/screens/actions/action-words.ts';
import { startVietnamese } from '../words.ts';

it.each([
  ['sight.ownFields', 'on', 'Đổi thiết lập cán bộ chỉ thấy lĩnh vực mình thành bật'],
  ['sight.ownFields', 'off', 'Đổi thiết lập cán bộ chỉ thấy lĩnh vực mình thành tắt'],
  ['users.totpPolicy', 'everybody', 'Đổi thiết lập bắt buộc mã xác thực khi đăng nhập thành mọi người'],
  ['exchangeFolder', '/mnt/trao-doi', 'Đổi thiết lập thư mục trao đổi thành /mnt/trao-doi'],
  ['exchangeFolder', '', 'Đổi thiết lập thư mục trao đổi thành để trống'],
  ['report.rules', '{"forms":{}}', 'Đổi thiết lập số hiệu, tên và dòng của biểu báo cáo thành nội dung mới'],
  ['of.tomorrow', 'on', 'Đổi thiết lập of.tomorrow thành on'],
])('a changed setting is told in words: %s %s', async (setting, value, sentence) => {
  const { t, format } = await startVietnamese();
  const row = {
    seq: 1,
    at: '2026-12-01T01:00:00.000Z',
    type: 'district.settingChanged.v1',
    actorName: 'Quản trị',
    userName: null,
    dossierCode: null,
    facts: { setting, value },
  } as unknown as Parameters<typeof actionSentence>[0];
  expect(actionSentence(row, t, format.date)).toBe(sentence);
});
