import { renderSVG } from 'uqr';
import type { SignIn } from '../district/users/sign-in-ticket.ts';
import { loginStyle } from './login-style.ts';

/** Which step of signing in is asked for; the ticket says what was shown so far. */
export type LoginStep = { readonly step: 'password' } | Exclude<SignIn, { readonly step: 'in' }>;

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
<style nonce="${nonce}">${loginStyle}</style>
</head>
<body>
<main>
<p class="mark" aria-hidden="true">M</p>
<h1>${escaped(districtName)}</h1>
<p class="remark">Một Cửa Desk · Khu vực làm việc của cấp trên${training ? ' · <b>Tập huấn</b>' : ''}</p>
<form method="post" action="/login">
${stepFields(asked, name, problem)}
${problem === null ? '' : `<p id="problem" class="problem" role="alert">▲ ${escaped(problem)}</p>`}
<button type="submit">${buttonWords[asked.step]} <kbd>↵</kbd></button>
</form>
${asked.step === 'password' || asked.step === 'recoveryCodes' ? '' : '<p class="back"><a href="/login">Đăng nhập lại từ đầu</a></p>'}
</main>
</body>
</html>`;
}

const buttonWords = {
  password: 'Đăng nhập',
  code: 'Đăng nhập',
  newPassword: 'Đặt mật khẩu và vào',
  setUpTotp: 'Xác nhận mã',
  recoveryCodes: 'Đã cất mã, vào làm việc',
} as const satisfies Record<LoginStep['step'], string>;

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
  if (asked.step === 'setUpTotp') return `${ticket}\n${setUpFields(asked, wrong)}`;
  if (asked.step === 'recoveryCodes') return `${ticket}\n${recoveryFields(asked.codes)}`;
  return `${ticket}
<p class="remark">Mật khẩu này do quản trị cấp, chỉ dùng một lần. Hãy tự đặt mật khẩu mới, ít nhất 10 ký tự.</p>
<label for="next">Mật khẩu mới</label>
<input id="next" name="next" type="password" autocomplete="new-password" required minlength="10" maxlength="200" autofocus${wrong}>
<label for="again">Nhập lại mật khẩu mới</label>
<input id="again" name="again" type="password" autocomplete="new-password" required minlength="10" maxlength="200">`;
}

/** The secret as a QR code, drawn in the page itself, and as letters; then the first code that it makes. */
function setUpFields({ uri, secret }: Extract<LoginStep, { readonly step: 'setUpTotp' }>, wrong: string): string {
  return `<p class="remark">Tài khoản này phải đăng nhập bằng mã trên điện thoại. Mở ứng dụng xác thực (Google Authenticator, Microsoft Authenticator …), quét mã QR, rồi nhập mã 6 số mà ứng dụng hiện ra.</p>
<div class="setup" role="img" aria-label="Mã QR để quét bằng ứng dụng xác thực">${renderSVG(uri, { border: 0 })}
<p class="remark">Không quét được: nhập khoá này vào ứng dụng
<output class="letters">${escaped(secret.replace(/(.{4})(?=.)/g, '$1 '))}</output></p></div>
<label for="first">Mã 6 số đang hiện trên điện thoại</label>
<input id="first" name="first" class="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" autofocus${wrong}>`;
}

function recoveryFields(codes: readonly string[]): string {
  return `<input type="hidden" name="kept" value="1">
<p class="remark" role="status">Đã bật mã xác thực. Dưới đây là 10 mã dự phòng cho ngày mất điện thoại, mỗi mã dùng một lần. Hãy chép hoặc in ra, cất nơi an toàn: mã chỉ hiện lần này.</p>
<ul class="codes">${codes.map((code) => `<li>${escaped(code)}</li>`).join('')}</ul>`;
}

/** After a link was taken: goes on by the page itself, since a SameSite=Strict cookie does not survive a redirect. */
export function enteredPage(nonce: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Một Cửa Desk</title><style nonce="${nonce}">${loginStyle}</style></head><body><main><p class="remark">Đang mở …</p></main></body></html>`;
}

/** Policy of both pages: their own style and a form to this server, nothing else. */
export function loginPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
