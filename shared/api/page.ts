import { html, type Markup } from '../forms/markup.ts';
import { type ApiOperation, apiBase, apiOperations } from './openapi.ts';

type Json = { readonly [key: string]: unknown };

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
}

interface Operation {
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

const css = `
:root{color-scheme:light dark;--ground:#f5f4f0;--paper:#fff;--ink:#1d2327;--ink-2:#55606a;--line:#e2e0d9;--brand:#0d5c63;--sunken:#f4f3ee}
@media (prefers-color-scheme:dark){:root{--ground:#17191b;--paper:#212527;--ink:#eceae4;--ink-2:#b9c0c5;--line:#34393c;--brand:#6fc3c9;--sunken:#2a2e31}}
*{box-sizing:border-box}
body{margin:0;padding:24px;background:var(--ground);color:var(--ink);font:400 14px/1.5 "Be Vietnam Pro",system-ui,sans-serif}
main{max-width:960px;margin:0 auto}
h1{margin:0 0 4px;font-size:20px}
h2{margin:0 0 4px;font-size:16px}
p{margin:4px 0;color:var(--ink-2)}
a{color:var(--brand)}
section{margin:16px 0;padding:16px 20px;border:1px solid var(--line);border-radius:12px;background:var(--paper)}
code,pre{font:500 13px/1.5 ui-monospace,monospace}
pre{margin:8px 0;padding:12px;border-radius:8px;background:var(--sunken);overflow:auto}
table{width:100%;border-collapse:collapse;margin:8px 0}
th,td{padding:6px 8px;border-top:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--ink-2);font-weight:500}
b{color:var(--brand)}
@media print{body{background:#fff}section{break-inside:avoid}}
`;

/** What is described as one page to read, without a script and without anything from elsewhere; `nonce` admits its style. */
export function apiPage(described: Json, districtName: string, nonce: string): string {
  const paths = described.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const schemas = (described.components as { readonly schemas: Readonly<Record<string, Json>> }).schemas;
  const body = html`<main>
<h1>${districtName}</h1>
<p>Một Cửa Desk · giao diện cho phần mềm khác, bản 1 · <a href="${apiBase}/openapi.json">openapi.json</a></p>
<section><h2>Khóa</h2><p>Mỗi phần mềm một khóa, do người quản trị cấp ở mục Phần mềm, hiện một lần. Gửi kèm mọi yêu cầu:</p>
<pre>Authorization: Bearer mcd_…</pre>
<p>Hỏi quá nhanh thì nhận 429 và Retry-After. Mất trả lời thì gửi lại với đúng Idempotency-Key: không ghi hai lần.</p></section>
${Object.values<ApiOperation>(apiOperations).map((operation) => operationSection(operation, paths[operation.path]?.[operation.method]))}
<section><h2>Kiểu dữ liệu</h2>${Object.entries(schemas).map(
    ([name, schema]) => html`<p><code>${name}</code></p><pre>${JSON.stringify(schema, null, 2)}</pre>`,
  )}</section>
</main>`;
  // The style is our own text, not a slot's: it carries quotes that escaping would break.
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${html`<title>API · ${districtName}</title>`.markup}
<style nonce="${nonce}">${css}</style></head><body>${body.markup}</body></html>
`;
}

function operationSection(
  { method, path, scope, body, answer }: ApiOperation,
  operation: Operation | undefined,
): Markup {
  if (operation === undefined) throw new Error(`no operation at ${path}`);
  const { summary, parameters, responses } = operation;
  return html`<section>
<h2><b>${method.toUpperCase()}</b> <code>${apiBase}${path}</code></h2>
<p>${summary}. Cần quyền <code>${scope}</code>.</p>
<table><tbody>${parameters.map(
    (one) =>
      html`<tr><th scope="row"><code>${one.name}</code></th><td>${one.in}${one.required ? ', bắt buộc' : ''}</td><td>${one.description ?? ''}</td></tr>`,
  )}${body === undefined ? [] : html`<tr><th scope="row">Nội dung</th><td>JSON</td><td><code>${body}</code></td></tr>`}
<tr><th scope="row">Trả lời 200</th><td>JSON</td><td><code>${answer}</code></td></tr>
${Object.entries(responses)
  .filter(([status]) => status !== '200')
  .map(
    ([status, { description }]) => html`<tr><th scope="row">${status}</th><td>Lỗi</td><td>${description}</td></tr>`,
  )}</tbody></table>
</section>`;
}
