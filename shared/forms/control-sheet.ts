import { paperDate, paperTime } from '../text/format.ts';
import type { ControlSheetWords, FormSet } from './form-sets.ts';
import { html, type Markup } from './markup.ts';
import type { OfficeHeads } from './office-heads.ts';
import { trainingMark } from './receipt.ts';

export interface ControlRow {
  /** Who gives and who receives it; the same where it was settled at the desk. */
  readonly from: string;
  readonly to: string;
  /** ms UTC. */
  readonly at: number;
  readonly giver: string;
  readonly result: 'early' | 'onTime' | 'overdue' | null;
  readonly note: string | null;
}

export interface ControlSheetView {
  readonly forms: FormSet;
  readonly office: OfficeHeads;
  readonly training: boolean;
  readonly code: string;
  /** Cơ quan (bộ phận) giải quyết hồ sơ: whoever it went to last; null while it is at the desk. */
  readonly handler: string | null;
  readonly procedureName: string;
  readonly rows: readonly ControlRow[];
}

/** The paper travels with the dossier: so many rows at least, the empty ones for pens. */
const leastRows = 5;
const results = ['early', 'onTime', 'overdue'] as const;

/**
 * The control sheet as markup of a page's body, all texts escaped. Columns and their order: TT 01/2018 Mẫu 05, TT
 * 03/2025 Mẫu 06 (domain.md 2, "controlSheet").
 */
export function controlSheetHtml(view: ControlSheetView): string {
  const { office, rows } = view;
  const { source, controlSheet: words } = view.forms;
  const empty = Array.from({ length: Math.max(1, leastRows - rows.length) }, () => null);
  return html`<article class="receipt control" lang="vi">
<header class="r-head">
<div class="r-office"><p>${office.parent}</p><p class="r-strong r-ruled">${office.name}</p></div>
<div class="r-state"><p class="r-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p class="r-motto r-ruled">Độc lập - Tự do - Hạnh phúc</p></div>
</header>
<h1 class="r-title">${words.title}</h1>
${view.training ? html`<p class="r-training">${trainingMark}</p>` : null}
<div class="r-facts">
<p>${words.code}: <strong>${view.code}</strong></p>
<p>${words.procedure}: ${view.procedureName}</p>
<p>${words.handler}: ${view.handler ?? '…………………………'}</p>
<p>${words.coordinator}: …………………………</p>
</div>
<table class="r-papers"><thead><tr>${words.columns.map((column) => html`<th>${column}</th>`)}</tr></thead>
<tbody>${[...rows, ...empty].map((row) => rowMarkup(row, words))}</tbody></table>
<footer class="r-foot">
<p><strong>${words.attention}:</strong> ${words.notes.join(' ')}</p>
<p class="r-source">${words.formNo} · ${source}</p>
</footer>
</article>`.markup;
}

function rowMarkup(row: ControlRow | null, words: ControlSheetWords): Markup {
  const names = row === null ? '' : row.from === row.to ? row.from : `${row.from} → ${row.to}`;
  const when = row === null ? '…… giờ …… phút, ngày … tháng … năm 20…' : `${paperTime(row.at)}, ${paperDate(row.at)}`;
  const result = results.map((name) => html`<p>${row?.result === name ? '☒' : '☐'} ${words[name]}</p>`);
  return html`<tr><td>${names}</td><td><p>${words.given}: ${when}</p>
<div class="c-hands"><div><p>${words.giver}</p><p class="c-name">${row?.giver ?? ''}</p></div><div><p>${words.receiver}</p><p class="c-name"></p></div></div></td>
<td>${result}</td><td>${row?.note ?? ''}</td></tr>`;
}

/** Beside `receiptCss`, whose head and table it shares. */
export const controlSheetCss = `
.control .r-title{margin-bottom:.5em}
.control .r-papers{font-size:.86em;table-layout:fixed}
.control .r-papers th:nth-child(1){width:20%}
.control .r-papers th:nth-child(2){width:auto}
.control .r-papers th:nth-child(3){width:7.2em}
.control .r-papers th:nth-child(4){width:18%}
.control .r-papers td{padding:.3em .45em}
.control .r-papers td:nth-child(1),.control .r-papers td:nth-child(4){text-align:left}
.control .c-hands{display:grid;grid-template-columns:1fr 1fr;margin-top:.2em;text-align:center}
.control .c-hands .c-name{min-height:1.3em;padding-top:1.7em;font-weight:700}
`;
