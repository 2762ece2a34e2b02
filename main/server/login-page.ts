/** Which step of signing in is asked for; the ticket says what was shown so far. */
export type LoginStep =
  | { readonly step: 'password' }
  | { readonly step: 'code' | 'newPassword'; readonly ticket: string };

export interface LoginPage {
  readonly districtName: string;
  readonly training: boolean;
  readonly name: string;
  readonly asked: LoginStep;
  /** The sentence of a refusal, or null. */
  readonly problem: string | null;
  readonly nonce: string;
}

/**
 * The one page outside the renderer: asks for name and password, then a code or an own new password where one is
 * needed, without any script. It looks like the product (renderer/theme/tokens.css); the fonts of the renderer are not
 * served to strangers, so the system's stand in.
 */
export function loginPage({ districtName, training, name, asked, problem, nonce }: LoginPage): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập · ${escaped(districtName)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<p class="mark" aria-hidden="true">M</p>
<h1>${escaped(districtName)}</h1>
<p class="remark">Một Cửa Desk · Khu vực làm việc của cấp trên${training ? ' · <b>Tập huấn</b>' : ''}</p>
<form method="post" action="/login">
${stepFields(asked, name, problem)}
${problem === null ? '' : `<p id="problem" class="problem" role="alert">▲ ${escaped(problem)}</p>`}
<button type="submit">${asked.step === 'newPassword' ? 'Đặt mật khẩu và vào' : 'Đăng nhập'} <kbd>↵</kbd></button>
</form>
${asked.step === 'password' ? '' : '<p class="back"><a href="/login">Đăng nhập lại từ đầu</a></p>'}
</main>
</body>
</html>`;
}

function stepFields(asked: LoginStep, name: string, problem: string | null): string {
  const wrong = problem === null ? '' : ' aria-invalid="true" aria-describedby="problem"';
  if (asked.step === 'password') {
    return `<label for="name">Tên đăng nhập</label>
<input id="name" name="name" autocomplete="username" required maxlength="100" value="${escaped(name)}"${name === '' ? ' autofocus' : ''}>
<label for="password">Mật khẩu</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"${name === '' ? '' : ' autofocus'}${wrong}>`;
  }
  const ticket = `<input type="hidden" name="name" value="${escaped(name)}">
<input type="hidden" name="ticket" value="${escaped(asked.ticket)}">`;
  if (asked.step === 'code') {
    return `${ticket}
<label for="code">Mã xác thực 6 số trên điện thoại</label>
<input id="code" name="code" class="code" autocomplete="one-time-code" required maxlength="40" autofocus${wrong}>
<p class="remark">Mất điện thoại: nhập một mã dự phòng.</p>`;
  }
  return `${ticket}
<p class="remark">Mật khẩu này do quản trị cấp, chỉ dùng một lần. Hãy tự đặt mật khẩu mới, ít nhất 10 ký tự.</p>
<label for="next">Mật khẩu mới</label>
<input id="next" name="next" type="password" autocomplete="new-password" required minlength="10" maxlength="200" autofocus${wrong}>
<label for="again">Nhập lại mật khẩu mới</label>
<input id="again" name="again" type="password" autocomplete="new-password" required minlength="10" maxlength="200">`;
}

/** After a link was taken: goes on by the page itself, since a SameSite=Strict cookie does not survive a redirect. */
export function enteredPage(nonce: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Một Cửa Desk</title><style nonce="${nonce}">${style}</style></head><body><main><p class="remark">Đang mở …</p></main></body></html>`;
}

/** Policy of both pages: their own style and a form to this server, nothing else. */
export function loginPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

const style = `
:root{color-scheme:light dark;--ground:#f5f4f0;--paper:#fff;--ink:#1d2327;--ink-2:#55606a;--line:#e2e0d9;--field:#858a8f;--brand:#0d5c63;--brand-ink:#fff;--late:#b3261e;--late-soft:#fbe9e7;--focus:#f2a900}
@media (prefers-color-scheme:dark){:root{--ground:#15191c;--paper:#1d2327;--ink:#eceae4;--ink-2:#b4bbc1;--line:#343c42;--field:#8b9299;--brand:#5fb6bd;--brand-ink:#0d1a1b;--late:#ff9a8f;--late-soft:#43201d}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--ground);color:var(--ink);font:400 14px/1.45 "Be Vietnam Pro",system-ui,sans-serif}
main{width:100%;max-width:380px;background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:24px}
.mark{width:36px;height:36px;margin:0 0 16px;border-radius:8px;background:var(--brand);color:var(--brand-ink);display:grid;place-items:center;font-weight:700;font-size:18px}
h1{margin:0;font-size:20px;font-weight:600;line-height:1.25;letter-spacing:-.01em}
.remark b{white-space:nowrap}
.remark{margin:4px 0 20px;font-size:12.5px;color:var(--ink-2)}
label{display:block;margin:12px 0 4px;font-size:12.5px;font-weight:500;color:var(--ink-2)}
input{width:100%;height:40px;padding:0 10px;border:1px solid var(--field);border-radius:8px;background:var(--paper);color:var(--ink);font-family:inherit;font-size:14px;font-weight:500}
input:focus-visible,button:focus-visible{outline:2px solid var(--ink);box-shadow:0 0 0 5px var(--focus)}
form .remark{margin:8px 0 0}
.code{font-variant-numeric:tabular-nums;letter-spacing:.12em}
.back{margin:16px 0 0;font-size:12.5px}
.back a{color:var(--brand)}
.problem{margin:12px 0 0;padding:8px 10px;border-radius:8px;background:var(--late-soft);color:var(--late);font-weight:500}
button{width:100%;height:40px;margin-top:20px;border:0;border-radius:8px;background:var(--brand);color:var(--brand-ink);font-family:inherit;font-size:14px;font-weight:600;cursor:pointer}
kbd{margin-left:8px;padding:1px 6px;border:1px solid currentColor;border-radius:5px;font-family:inherit;font-size:11px;font-weight:500;opacity:.8}
`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
