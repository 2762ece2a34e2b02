/**
 * Look of a receipt, for the paper on the screen and the one out of the printer alike. Every size hangs on the font size
 * of `.receipt`, so that a small paper is the same paper. Type and layout: NĐ 30/2020, Phụ lục I (Times-like, 13 to 14).
 */
export const receiptCss = `
.receipt{position:relative;box-sizing:border-box;font:400 1em/1.32 "Tinos","Times New Roman",serif;color:#000;background:#fff;overflow-wrap:anywhere}
.receipt p{margin:0}
.receipt strong,.receipt .r-strong{font-weight:700}
.r-head{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:1em;text-align:center}
.r-head .r-strong{line-height:1.3}
.r-state .r-strong{font-size:.94em;white-space:nowrap}
.r-office>p{font-size:.94em;text-wrap:balance}
.receipt .r-motto{font-weight:700;display:inline-block}
.r-ruled::after{content:"";display:block;height:1px;background:#000;margin:.18em auto 0;width:42%}
.r-motto.r-ruled::after{width:100%}
.receipt .r-number{margin-top:.25em}
.receipt .r-date{font-style:italic;margin-top:.25em}
.r-title{font-size:1.16em;font-weight:700;line-height:1.3;text-align:center;margin:.75em 0 0}
.receipt .r-code{text-align:center;margin-bottom:.6em}
.receipt .r-training{width:max-content;max-width:100%;margin:-.2em auto .55em;padding:.05em .7em;border:1.5px solid #000;font-weight:700;text-align:center}
.r-facts>p{margin-bottom:.16em}
.r-qr{float:right;width:6.9em;margin:0 0 .3em 1em}
.r-qr svg{display:block;width:100%;height:auto}
.r-pair>span{display:inline-block;margin-right:1.6em}
.receipt .r-due{border:1.5px solid #000;padding:.2em .55em .3em;margin:.35em 0 .4em}
.receipt .r-due strong{display:block;font-size:1.16em;line-height:1.25}
.r-papers{width:100%;border-collapse:collapse;margin:.2em 0 .45em;font-size:.92em;line-height:1.2;clear:both}
.r-papers th,.r-papers td{border:1px solid #000;padding:.14em .4em;text-align:left;vertical-align:top}
.r-papers th{text-align:center;font-weight:700}
.r-papers th:nth-child(1){width:2.6em}
.r-papers th:nth-child(3){width:6.6em}
.r-papers th:nth-child(4){width:4.9em}
.r-papers td:nth-child(1),.r-papers td:nth-child(4){text-align:center}
.r-papers tr{break-inside:avoid}
.r-signs{display:grid;grid-template-columns:1fr 1fr;gap:1em;margin-top:.7em;text-align:center;break-inside:avoid}
.receipt .r-hint{font-style:italic;font-size:.9em}
.receipt .r-signed{margin-top:3.2em;font-weight:700}
.r-foot{margin-top:.7em;padding-top:.35em;border-top:1px solid #000;font-size:.8em;line-height:1.25;break-inside:avoid}
.receipt .r-source{margin-top:.25em;font-style:italic}
.receipt[data-fit="1"]{line-height:1.24}
.receipt[data-fit="1"] .r-signed{margin-top:2.9em}
.receipt[data-fit="2"]{font-size:.94em;line-height:1.2}
.receipt[data-fit="2"] .r-signed,.receipt[data-fit="3"] .r-signed{margin-top:2.4em}
.receipt[data-fit="3"]{font-size:.86em;line-height:1.15}
.receipt[data-fit="2"] td,.receipt[data-fit="3"] td{padding-block:.06em}
.receipt[data-fit="3"] .r-signed{margin-top:2em}
.receipt[data-fit="3"] .r-title{margin-top:.4em}
.receipt[data-fit="3"] .r-signs,.receipt[data-fit="3"] .r-foot{margin-top:.4em}
.receipt[data-fit="2"] .r-facts>p,.receipt[data-fit="3"] .r-facts>p{margin-bottom:.1em}
`;
