import { escapeHtml } from './markup.ts';

export type Paper = 'A4' | 'A5';

export interface FormPageInput {
  readonly title: string;
  /** Markup of the body, already safe. */
  readonly body: string;
  /** The form's own style sheet. */
  readonly css: string;
  /** `fontsCss` of the faces that the form uses. */
  readonly fontsCss: string;
  readonly paper: Paper;
  /** Stands across every page; null for papers that count. */
  readonly watermark: string | null;
}

// Margins: NĐ 30/2020 gives 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right for A4; A5 keeps room to punch.
const papers = {
  A4: { margin: '18mm 15mm 13mm 30mm', size: '13pt', mark: '44pt' },
  A5: { margin: '8mm 9mm 7mm 16mm', size: '9.6pt', mark: '30pt' },
} as const;

/** One whole HTML page without anything from outside, for a browser to print or to make into a PDF. */
export function formPage({ title, body, css, fontsCss, paper, watermark }: FormPageInput): string {
  const { margin, size, mark } = papers[paper];
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
${fontsCss}
@page{size:${paper} portrait;margin:${margin}}
html,body{margin:0;padding:0;background:#fff}
body{font-size:${size};-webkit-print-color-adjust:exact;print-color-adjust:exact}
article+article{break-before:page}
.watermark{position:fixed;inset:0;z-index:2;display:flex;align-items:center;justify-content:center;pointer-events:none;font:700 ${mark}/1.3 "Tinos","Times New Roman",serif;color:#b3261e;opacity:.16;text-align:center}
.watermark span{transform:rotate(-52deg);white-space:nowrap}
${css}</style></head><body>
${watermark === null ? '' : `<div class="watermark"><span>${escapeHtml(watermark)}</span></div>`}
${body}
</body></html>
`;
}
