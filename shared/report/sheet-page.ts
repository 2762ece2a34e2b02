import { html, type Markup } from '../forms/markup.ts';
import type { CellLook, Sheet, SheetCell } from './sheet.ts';

export interface SheetPageInput {
  readonly title: string;
  /** `fontsCss` of the faces that forms are printed with. */
  readonly fontsCss: string;
}

// Margins: NĐ 30/2020, turned with the page.
const css = `
@page{size:A4 landscape;margin:15mm 13mm}
html,body{margin:0;padding:0;background:#fff}
body{font:400 11pt/1.25 "Tinos","Times New Roman",serif;color:#000;-webkit-print-color-adjust:exact;print-color-adjust:exact}
table{width:100%;border-collapse:collapse;table-layout:fixed}
td,th{padding:.12em .3em;font-weight:400;vertical-align:middle;overflow-wrap:anywhere;text-align:center}
tr{break-inside:avoid}
.plain,.label,.strong,.groupLabel{text-align:left}
.count,.totalCount,.groupCount{text-align:right;font-variant-numeric:tabular-nums}
.strong,.title,.heading,.totalLabel,.totalCount,.groupLabel,.groupCount{font-weight:700}
.title{font-size:1.08em}
.note{font-style:italic}
.heading{font-size:.86em}
.heading,.label,.count,.totalLabel,.totalCount,.groupLabel,.groupCount{border:1px solid #000}
`;

/** A form as one whole HTML page, landscape A4, for the same printer as every other paper; headings repeat on each page. */
export function sheetPage(sheet: Sheet, { title, fontsCss }: SheetPageInput): string {
  const [firstHeading, lastHeading] = sheet.headingRows;
  const lastBody = Math.max(lastHeading, sheet.bodyRows[1]);
  const rows = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => rowOf(sheet, from + at));
  const widths = html`<colgroup>${columnsOf(sheet)}</colgroup>`;
  // Font rules and styles are our own text, not a slot's: they carry quotes that escaping would break.
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8">${html`<title>${title}</title>`.markup}<style>
${fontsCss}
${css}${widthCss(sheet)}</style></head><body>
${
  html`<table>${widths}<tbody>${rows(1, firstHeading - 1)}</tbody></table>
<table>${widths}<thead>${rows(firstHeading, lastHeading)}</thead><tbody>${rows(lastHeading + 1, lastBody)}</tbody></table>
<table>${widths}<tbody>${rows(lastBody + 1, sheet.lastRow)}</tbody></table>`.markup
}
</body></html>
`;
}

function columnsOf({ columnWidths }: Sheet): Markup[] {
  return columnWidths.map((_, at) => html`<col class="c${at + 1}">`);
}

/** Widths by class: a page that allows no inline style shows them as well. */
function widthCss({ columnWidths }: Sheet): string {
  const whole = columnWidths.reduce((sum, width) => sum + width, 0);
  return columnWidths.map((width, at) => `.c${at + 1}{width:${((width * 100) / whole).toFixed(2)}%}`).join('');
}

/** A row of the table: cells that begin in it, empty ones where nothing reaches. */
function rowOf(sheet: Sheet, row: number): Markup {
  const reaching = sheet.cells.filter((one) => one.row <= row && row <= one.bottom);
  const cells: Markup[] = [];
  for (let column = 1; column <= sheet.columnWidths.length; ) {
    const here = reaching.find((one) => one.column <= column && column <= one.right);
    if (here === undefined) cells.push(html`<td></td>`);
    else if (here.row === row) cells.push(cellOf(here));
    column = (here?.right ?? column) + 1;
  }
  return html`<tr>${cells}</tr>`;
}

const headings: readonly CellLook[] = ['heading'];

function cellOf({ row, column, bottom, right, value, look }: SheetCell): Markup {
  const shown = typeof value === 'number' ? grouped(value) : value;
  const [down, over] = [bottom - row + 1, right - column + 1];
  return headings.includes(look)
    ? html`<th class="${look}" colspan="${over}" rowspan="${down}">${shown}</th>`
    : html`<td class="${look}" colspan="${over}" rowspan="${down}">${shown}</td>`;
}

/** `1.204` */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}
