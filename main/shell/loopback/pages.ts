/** Takes the token out of the address's fragment, which no server and no log sees, and swaps it for the cookie. */
export const startScript = `
const token = location.hash.slice(1);
history.replaceState(null, '', '/start');
const answer = await fetch('/session', { method: 'POST', body: token });
if (answer.ok) location.replace('/');
else document.body.textContent = 'Địa chỉ này đã dùng rồi. Hãy mở lại chương trình. (This address was used before: open the program again.)';
`;

export const startPage = page('Đang mở … (Opening …)', '<script type="module" src="/start.js"></script>');

export const strangerPage = page(
  'Hãy mở Một Cửa Desk từ biểu tượng của chương trình. (Open Một Cửa Desk from its own icon.)',
  '',
);

function page(text: string, extra: string): string {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Một Cửa Desk</title><link rel="icon" href="data:,"><body>${text}${extra}</body></html>`;
}
