import { expect, it } from 'vitest';
import { forecastWords } from '../../../../../renderer/screens/dossier/forecast-words.ts';
import { startVietnamese } from '../words.ts';

const words = await startVietnamese();
const forecast = {
  percent: 78,
  step: 'unit',
  basis: 'commune',
  alike: 20,
  late: 15,
  typicalHours: 36.5,
  leftHours: 6.52,
} as const;
const dossier = { dueAt: '2026-12-04T10:00:00.000Z', holder: 'Cấp tỉnh' };

it('says why a dossier will be late: where it lies, what is usual there, what is left', () => {
  expect(forecastWords(forecast, dossier, words)).toBe(
    'Sẽ trễ nếu làm như thường lệ: ở nơi thụ lý thường còn cần khoảng 37 giờ làm việc, mà chỉ còn 6,5 giờ là đến hạn (Thứ Sáu 04/12/2026, 17:00). 15 trên 20 hồ sơ cùng thủ tục ở xã này từng ở đó lâu như vậy đã cần nhiều hơn thế.',
  );
});

it('calls the tier above by its name', () => {
  const there = { ...forecast, step: 'district', basis: 'all' } as const;
  expect(forecastWords(there, dossier, words)).toContain('ở Cấp tỉnh thường còn cần');
  expect(forecastWords(there, dossier, words)).toContain('15 trên 20 hồ sơ của mọi thủ tục từng ở đó');
});
