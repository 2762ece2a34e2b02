import { expect, it } from 'vitest';
import { outlookWords } from '../../../../../renderer/screens/sync/outlook-words.ts';
import { startVietnamese } from '../words.ts';

const rule = 'Hồ sơ đi trước theo thứ tự ghi, bản quét đi sau.';
const nextTryAt = '2026-12-01T02:33:00.000Z';

it.each([
  ['up', { online: true, nextTryAt: null, rate: 4096 }, 'Tính theo tốc độ đo lần cuối, 4\u00a0KB mỗi giây.'],
  ['up, not measured', { online: true, nextTryAt: null, rate: null }, 'Chưa đo được đường truyền nên chưa rõ giờ tới.'],
  [
    'down',
    { online: false, nextTryAt, rate: 4096 },
    'Đang mất mạng, thử lại lúc 09:33 hôm nay: giờ dưới đây tính từ lúc đó. Tính theo tốc độ đo lần cuối, 4\u00a0KB mỗi giây.',
  ],
  [
    'down, not measured',
    { online: false, nextTryAt, rate: null },
    'Đang mất mạng, thử lại lúc 09:33 hôm nay. Chưa đo được đường truyền nên chưa rõ giờ tới.',
  ],
  [
    'down, nobody tries',
    { online: false, nextTryAt: null, rate: null },
    'Đang mất mạng, chưa hẹn giờ thử lại. Chưa đo được đường truyền nên chưa rõ giờ tới.',
  ],
])('what the hours of waiting dossiers go by, the line being %s', async (_, line, words) => {
  expect(outlookWords(line, await startVietnamese())).toBe(`${rule} ${words}`);
});
