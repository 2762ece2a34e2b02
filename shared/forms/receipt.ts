import { paperDate, paperTime, weekdayName } from '../text/format.ts';
import type { ReceiptWords } from './form-sets.ts';
import { html, type Markup } from './markup.ts';
import type { ReceiptPaperRow, ReceiptView } from './receipt-view.ts';

/** What stands across every paper of a training desk. */
export const trainingMark = 'TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ';

/** Which of the two papers: the citizen's, or the one that stays with the dossier; null for the paper on the screen. */
export type ReceiptCopy = 'citizen' | 'dossier' | null;

const copyWords = { citizen: 'citizenCopy', dossier: 'dossierCopy' } as const;
const blank = '…………………………';

/**
 * One receipt as markup of a page's body: `<article class="receipt">`, all texts escaped, no style and no script in it.
 * Fields and their order: Mẫu 01, TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, or CT04, TT 66/2023/TT-BCA (domain.md 2).
 */
export function receiptHtml(view: ReceiptView, copy: ReceiptCopy = null): string {
  const { source, receipt: words } = view.forms;
  return html`<article class="receipt" lang="vi" data-fit="${fitOf(view)}">
${head(view, words)}
<h1 class="r-title">${words.title}</h1>
<p class="r-code">${words.code}: <strong>${view.code ?? blank}</strong></p>
${view.training ? html`<p class="r-training">${trainingMark}</p>` : null}
${facts(view, words)}
${signatures(view, words)}
<footer class="r-foot">
<p><strong>${words.attention}:</strong> ${words.notes.join(' ')}${view.qrSvg === null ? '' : ` ${words.qrNote}`}</p>
<p class="r-source">${words.formNo} · ${source}${copy === null ? '' : ` · ${words[copyWords[copy]]}`}</p>
</footer>
</article>`.markup;
}

/** Both papers of one receipt, the citizen's first, each beginning a page. */
export function receiptCopies(view: ReceiptView): string {
  return `${receiptHtml(view, 'citizen')}\n${receiptHtml(view, 'dossier')}`;
}

function head({ office, entryNo, receivedAt }: ReceiptView, words: ReceiptWords): Markup {
  return html`<header class="r-head">
<div class="r-office"><p>${office.parent}</p><p class="r-strong r-ruled">${office.name}</p>
<p class="r-number">${words.number}: ${entryNo ?? '……'}/${words.numberSuffix}</p></div>
<div class="r-state"><p class="r-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p class="r-motto r-ruled">Độc lập - Tự do - Hạnh phúc</p>
<p class="r-date">${office.place}, ${receivedAt === null ? 'ngày … tháng … năm …' : paperDate(receivedAt)}</p></div>
</header>`;
}

function facts(view: ReceiptView, words: ReceiptWords): Markup {
  const moment = (at: number | null): Markup =>
    at === null ? html`${blank}` : html`${paperTime(at)}, ${weekdayName(at)} ${paperDate(at)}`;
  return html`<div class="r-facts">
${view.qrSvg === null ? null : html`<div class="r-qr">${{ markup: view.qrSvg }}</div>`}
<p>${words.receivedFrom}: <strong class="r-name">${view.fullName ?? blank}</strong></p>
${view.submitterName === null ? null : html`<p>${words.submittedBy}: <strong>${view.submitterName}</strong></p>`}
<p>${words.address}: ${view.address ?? blank}</p>
<p class="r-pair"><span>${words.phone}: ${view.phone ?? blank}</span><span>${words.email}: ${view.email ?? blank}</span></p>
<p>${words.subject}: <strong>${view.subject ?? blank}</strong></p>
<p>${words.papers}:</p>
${papers(view.papers, words)}
<p>${words.quantity}: ${String(view.quantity).padStart(2, '0')} (bộ)</p>
<p>${words.limit}: ${view.limit ?? blank}</p>
<p>${words.receivedAt}: ${moment(view.receivedAt)}</p>
<p class="r-due">${words.dueAt}: <strong>${moment(view.dueAt)}</strong></p>
<p>${words.resultAt}: ${view.resultAt ?? blank}</p>
<p>${words.fees}: ${view.fees ?? blank}</p>
<p class="r-pair"><span>${words.book}, ${words.bookNo}: ${view.bookNo ?? '……'}</span> <span>${words.entryNo}: ${view.entryNo ?? '……'}</span></p>
${view.office.phone === null ? null : html`<p>${words.contact}: ${view.office.phone}</p>`}
</div>`;
}

function papers(rows: readonly ReceiptPaperRow[], { paperColumns }: ReceiptWords): Markup {
  if (rows.length === 0) return html`<p>${blank}</p>`;
  const [no, name, kind, count] = paperColumns;
  return html`<table class="r-papers"><thead><tr><th>${no}</th><th>${name}</th><th>${kind}</th><th>${count}</th></tr></thead>
<tbody>${rows.map((row, at) => html`<tr><td>${at + 1}</td><td>${row.name}${row.mode === 'present' ? html` <em>(xuất trình)</em>` : null}</td><td>${kindOf(row)}</td><td>${countOf(row)}</td></tr>`)}</tbody></table>`;
}

function kindOf({ original, copies }: ReceiptPaperRow): string {
  return original > 0 && copies > 0 ? 'Bản chính, bản sao' : copies > 0 ? 'Bản sao' : 'Bản chính';
}

function countOf({ original, copies }: ReceiptPaperRow): string {
  return [original, copies]
    .filter((count) => count > 0)
    .map((count) => String(count).padStart(2, '0'))
    .join(' + ');
}

function signatures({ fullName, submitterName, receptionist }: ReceiptView, words: ReceiptWords): Markup {
  return html`<div class="r-signs">
<div><p class="r-strong">${words.submitter}</p><p class="r-hint">${words.signHint}</p><p class="r-signed">${submitterName ?? fullName ?? ''}</p></div>
<div><p class="r-strong">${words.receptionist}</p><p class="r-hint">${words.signHint}</p><p class="r-signed">${receptionist ?? ''}</p></div>
</div>`;
}

/** How tight the type must be for one page, by the lines that the long texts will take: 0 roomy to 3 tight. */
function fitOf({ papers: rows, subject, address, fees, fullName, training }: ReceiptView): number {
  const lines = (text: string | null, width: number): number => Math.max(1, Math.ceil((text?.length ?? 0) / width));
  const tall =
    rows.reduce((sum, { name }) => sum + lines(name, 48), 0) +
    lines(subject, 60) +
    lines(address, 75) +
    lines(fees, 70) +
    lines(fullName, 55) +
    (training ? 1 : 0);
  return tall <= 10 ? 0 : tall <= 14 ? 1 : tall <= 18 ? 2 : 3;
}
