import { paperDate, paperTime } from '../text/format.ts';
import { html } from './markup.ts';
import type { OfficeHeads } from './office-heads.ts';
import { trainingMark } from './receipt.ts';

/** What stands on the list that travels with paper dossiers to the tier above. */
export interface HandOverListView {
  readonly office: OfficeHeads;
  readonly commune: string;
  readonly desk: number;
  readonly tierName: string;
  readonly training: boolean;
  readonly list: string;
  readonly madeAt: number;
  readonly madeBy: string | null;
  readonly rows: readonly {
    readonly code: string;
    readonly fullName: string;
    readonly procedureName: string;
    readonly papers: number;
  }[];
  /** A batch travels with it; else all of it was sent before. */
  readonly hasBatch: boolean;
  readonly qrSvg: string;
}

/**
 * The hand-over list (Phiếu bàn giao hồ sơ giấy) as markup of a page's body, all texts escaped. No decree gives a
 * form for it: its head follows NĐ 30/2020, its columns what the messenger and the receiver tick off.
 */
export function handOverListHtml(view: HandOverListView): string {
  const { office, rows } = view;
  return html`<article class="receipt hand-over" lang="vi">
<header class="r-head">
<div class="r-office"><p>${office.parent}</p><p class="r-strong r-ruled">${office.name}</p></div>
<div class="r-state"><p class="r-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p class="r-motto r-ruled">Độc lập - Tự do - Hạnh phúc</p>
<p class="r-date">${office.place}, ${paperDate(view.madeAt)}</p></div>
</header>
<h1 class="r-title">PHIẾU BÀN GIAO HỒ SƠ GIẤY</h1>
<p class="r-code">Số phiếu: <strong>${view.list}</strong></p>
${view.training ? html`<p class="r-training">${trainingMark}</p>` : null}
<div class="h-facts"><div>
<p>Nơi giao: <strong>${view.commune}, quầy ${view.desk}</strong></p>
<p>Nơi nhận: <strong>${view.tierName}</strong></p>
<p>Lập lúc: ${paperTime(view.madeAt)}, ${paperDate(view.madeAt)}</p>
<p>Tổng số: <strong>${rows.length} hồ sơ</strong></p>
</div><div class="h-qr">${{ markup: view.qrSvg }}</div></div>
<table class="r-papers"><thead><tr><th>TT</th><th>Mã hồ sơ</th><th>Chủ hồ sơ</th><th>Thủ tục</th><th>Số giấy tờ</th><th>Đã nhận</th></tr></thead>
<tbody>${rows.map(
    (row, at) =>
      html`<tr><td>${at + 1}</td><td>${row.code}</td><td>${row.fullName}</td><td>${row.procedureName}</td><td>${row.papers}</td><td></td></tr>`,
  )}</tbody></table>
<div class="r-signs">
<div><p class="r-strong">Người giao</p><p class="r-hint">(Ký, ghi rõ họ tên)</p><p class="r-signed">${view.madeBy ?? ''}</p></div>
<div><p class="r-strong">Người vận chuyển</p><p class="r-hint">(Ký, ghi rõ họ tên)</p><p class="r-signed"></p></div>
<div><p class="r-strong">Người nhận</p><p class="r-hint">(Ký, ghi rõ họ tên, ngày giờ)</p><p class="r-signed"></p></div>
</div>
<footer class="r-foot">
<p>${view.hasBatch ? 'Dữ liệu của các hồ sơ này đi kèm trên USB.' : 'Dữ liệu của các hồ sơ này đã gửi trước.'} Khi nhận: quét mã QR, hoặc gõ số phiếu, ở màn hình “Túi hồ sơ giấy”.</p>
</footer>
</article>`.markup;
}

/** Beside `receiptCss`, whose head, table and signatures it shares. */
export const handOverListCss = `
.hand-over .h-facts{display:grid;grid-template-columns:minmax(0,1fr) 10.5em;align-items:center;gap:1em;margin:.2em 0 .5em}
.hand-over .h-facts p{margin-bottom:.2em}
.hand-over .h-qr svg{display:block;width:100%;height:auto}
.hand-over .r-papers{font-size:.86em}
.hand-over .r-papers th:nth-child(1){width:1.8em}
.hand-over .r-papers th:nth-child(2){width:10em}
.hand-over .r-papers th:nth-child(3){width:8.2em}
.hand-over .r-papers th:nth-child(4){width:auto}
.hand-over .r-papers th:nth-child(5){width:3.2em}
.hand-over .r-papers th:nth-child(6){width:3em}
.hand-over .r-papers td:nth-child(2){white-space:nowrap}
.hand-over .r-papers td:nth-child(4){text-align:left}
.hand-over .r-papers td:nth-child(5){text-align:center}
.hand-over .r-signs{grid-template-columns:1fr 1fr 1fr}
`;
