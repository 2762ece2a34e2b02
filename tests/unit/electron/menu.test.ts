import { expect, test } from 'vitest';
import { startShell } from './shell-setup.ts';

test('the menu is in Vietnamese and opens no developer tools', async () => {
  const { standIn } = await startShell();
  const text = JSON.stringify(standIn.menus);
  expect(standIn.menus.map((menu) => menu.map(({ label }) => label))).toEqual([['Tệp', 'Sửa', 'Xem']]);
  expect(text).not.toMatch(/devtools|help|about/i);
});
