import { expect, it } from 'vitest';
import { actionSentence } from '../../../../../renderer/screens/actions/action-words.ts';
import { startVietnamese } from '../words.ts';

type Row = Parameters<typeof actionSentence>[0];
const communes = [{ code: 'H60.15.3', name: 'Xã Mường Phăng' }];
const rowOf = (type: string, facts: Row['facts'], userName: string | null = null): Row => ({
  ...{ seq: 1, at: '2026-12-01T01:00:00.000Z', type, actor: 'la', actorName: 'Lý A Sử', userName, dossierCode: null },
  facts,
});

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
  const row = rowOf('district.settingChanged.v1', { setting, value });
  expect(actionSentence(row, { t, date: format.date, communes })).toBe(sentence);
});

it.each([
  ['a commune', 'dossierDecided', { commune: 'H60.15.3' }, 'Cho ý kiến về một hồ sơ của Xã Mường Phăng'],
  ['one that is known no more', 'dossierDecided', { commune: 'H1' }, 'Cho ý kiến về một hồ sơ của xã có mã H1'],
  ['nobody', 'dossierAssigned', { commune: 'H60.15.3', user: null }, 'Bỏ phân công một hồ sơ của Xã Mường Phăng'],
  [
    'a commune alone',
    'officeRenamed',
    { commune: 'H1', desk: null, name: 'Xã Mới' },
    'Đặt tên xã có mã H1 là “Xã Mới”',
  ],
])('a deed names %s', async (_, type, facts, sentence) => {
  const { t, format } = await startVietnamese();
  expect(actionSentence(rowOf(`district.${type}.v1`, facts), { t, date: format.date, communes })).toBe(sentence);
});
