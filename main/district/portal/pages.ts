import { html, type Markup } from '../../../shared/forms/markup.ts';
import { trainingMark } from '../../../shared/forms/receipt.ts';
import { formatDate, formatDateTime } from '../../../shared/text/format.ts';
import type { Portal, PortalProcedure } from './portal-data.ts';

/** Names of the pages in the folder. */
export const procedureFolder = 'thu-tuc';
export const lookupPageName = 'tra-cuu.html';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const confidenceWords = {
  medium: 'Một số nội dung của thủ tục này cần đối chiếu lại. Hãy hỏi Bộ phận Một cửa trước khi chuẩn bị hồ sơ.',
  low: 'Nội dung của thủ tục này chưa được đối chiếu. Hãy hỏi Bộ phận Một cửa trước khi chuẩn bị hồ sơ.',
} as const;

/** One whole page. `root` leads back to the folder: '' or '../'. Nothing is loaded from elsewhere. */
function page(portal: Portal, title: string, root: '' | '../', body: Markup, script: string | null = null): string {
  const code = script === null ? null : html`<script type="module" src="${root}${script}"></script>`;
  return `<!doctype html>\n${
    html`<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} – ${portal.office}</title>
<link rel="stylesheet" href="${root}style.css">
${code}
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header>
<p class="office">${portal.office}</p>
<nav aria-label="Các trang">
<ul><li><a href="${root}index.html">Thủ tục hành chính</a></li><li><a href="${root}${lookupPageName}">Tra cứu hồ sơ</a></li></ul>
</nav>
${portal.training ? html`<p class="training">${trainingMark}</p>` : null}
</header>
<main id="noi-dung" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer>
<p>Cập nhật lúc ${formatDateTime(Date.parse(portal.madeAt))}. Danh mục: ${portal.catalogueVersion}. <a href="${root}portal.json">Dữ liệu mở (JSON)</a> và <a href="${root}portal.schema.json">mô tả dữ liệu</a>.</p>
</footer>
</body>
</html>`.markup
  }\n`;
}

/** All procedures by field, in the catalogue's order. */
export function indexPage(portal: Portal): string {
  const byField = Map.groupBy(portal.procedures, ({ field }) => field);
  const sections = [...byField].map(
    ([field, procedures]) => html`<section>
<h2>${field}</h2>
<ul class="procedures">${procedures.map(({ code, name, limit }) => html`<li><a href="${procedureFolder}/${code}.html">${name}</a> <span class="aside">Mã ${code} · ${limit.text}</span></li>`)}</ul>
</section>`,
  );
  return page(
    portal,
    'Thủ tục hành chính',
    '',
    html`<p>Có ${portal.procedures.length} thủ tục được tiếp nhận tại Bộ phận Một cửa cấp xã.</p>
${sections}`,
  );
}

export function procedurePage(portal: Portal, procedure: PortalProcedure): string {
  const { code, name, field, agency, limit, variants, result, legalBasis, effectiveFrom, confidence } = procedure;
  const body = html`${confidence === undefined ? null : html`<p class="warning" role="note"><strong>Lưu ý:</strong> ${confidenceWords[confidence]}</p>`}
<dl>
<dt>Mã thủ tục</dt><dd>${code}</dd>
<dt>Lĩnh vực</dt><dd>${field}</dd>
<dt>Cơ quan giải quyết</dt><dd>${agency}</dd>
<dt>Thời hạn giải quyết</dt><dd>${limit.text}${limit.note === '' ? null : html`<br><span class="aside">${limit.note}</span>`}</dd>
${variants.map(({ when, text }) => html`<dt>Thời hạn: ${when}</dt><dd>${text}</dd>`)}
<dt>Kết quả</dt><dd>${result}</dd>
${effectiveFrom === null ? null : html`<dt>Áp dụng từ</dt><dd>${formatDate(effectiveFrom)}</dd>`}
</dl>
${papersTable(procedure)}
${feesTable(procedure)}
<h2>Căn cứ pháp lý</h2>
<ul>${legalBasis.map((text) => html`<li>${text}</li>`)}</ul>`;
  return page(portal, name, '../', body);
}

function papersTable({ papers }: PortalProcedure): Markup {
  return html`<h2>Thành phần hồ sơ</h2>
<div class="wide" tabindex="0" role="region" aria-label="Thành phần hồ sơ"><table>
<thead><tr><th scope="col">Giấy tờ</th><th scope="col">Bản chính</th><th scope="col">Bản sao</th><th scope="col">Cách nộp</th></tr></thead>
<tbody>${papers.map(
    ({ name, original, copies, required, mode, note }) =>
      html`<tr><th scope="row">${name}${note === '' ? null : html`<br><span class="aside">${note}</span>`}</th><td>${original}</td><td>${copies}</td><td>${mode === 'submit' ? 'Nộp' : 'Xuất trình'}${required ? '' : ', nếu có'}</td></tr>`,
  )}</tbody>
</table></div>`;
}

function feesTable({ fees }: PortalProcedure): Markup {
  return html`<h2>Phí, lệ phí</h2>
<div class="wide" tabindex="0" role="region" aria-label="Phí, lệ phí"><table>
<thead><tr><th scope="col">Khoản</th><th scope="col">Mức</th><th scope="col">Ghi chú</th></tr></thead>
<tbody>${fees.map(({ name, text, note }) => html`<tr><th scope="row">${name}</th><td>${text}</td><td>${note}</td></tr>`)}</tbody>
</table></div>`;
}

/** The look-up: what is typed stays in the browser, which compares its hash with the published ones. */
export function lookupPage(portal: Portal): string {
  const body = html`<p>Quét mã QR trên giấy tiếp nhận bằng điện thoại rồi dán nội dung vào ô dưới đây. Nội dung này không được gửi đi đâu: trang chỉ so với dữ liệu đã công bố.</p>
<noscript><p class="warning">Trình duyệt đang tắt JavaScript nên không tra cứu được. Hãy liên hệ Bộ phận Một cửa nơi đã nộp hồ sơ.</p></noscript>
<form id="tra-cuu">
<label for="ma">Nội dung mã QR trên giấy tiếp nhận</label>
<textarea id="ma" rows="4" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="goi-y"></textarea>
<p id="goi-y" class="aside">Bắt đầu bằng MCR1. Cũng có thể nhập mã hồ sơ, dấu cách, rồi 16 ký tự khóa tra cứu.</p>
<button type="submit">Tra cứu</button>
</form>
<p id="ket-qua" role="status"></p>`;
  return page(portal, 'Tra cứu hồ sơ', '', body, 'tra-cuu.js');
}

export const styleSheet = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 2rem; font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif; color: #1b1f24; background: #fff; overflow-wrap: anywhere; }
a { color: #0b4f9e; }
a:focus-visible, button:focus-visible, textarea:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
header { border-bottom: 2px solid #0b4f9e; margin-bottom: 1rem; }
.office { font-weight: 700; margin: 1rem 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; margin: 0; padding: 0 0 .5rem; }
nav a { display: inline-block; padding: .5rem 0; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
.procedures li { margin: .5rem 0; }
.aside { color: #4a5360; font-size: .95rem; }
.warning, .training { border-left: 4px solid #9a5b00; background: #fff6e5; padding: .5rem 1rem; }
.training { font-weight: 700; text-align: center; }
dt { font-weight: 700; }
dd { margin: 0 0 .75rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8b95a1; padding: .4rem .6rem; text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
label { display: block; font-weight: 700; }
textarea { width: 100%; font: inherit; padding: .5rem; border: 1px solid #4a5360; }
button { font: inherit; font-weight: 700; padding: .6rem 1.5rem; border: 0; border-radius: 4px; color: #fff; background: #0b4f9e; cursor: pointer; }
#ket-qua { font-size: 1.2rem; font-weight: 700; }
footer { margin-top: 3rem; border-top: 1px solid #8b95a1; font-size: .95rem; }
`;
