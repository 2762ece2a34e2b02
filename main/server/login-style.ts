/** The look of the product (renderer/theme/tokens.css) for the pages outside the renderer. */
export const loginStyle = `
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
.setup{display:flex;gap:12px;align-items:center;margin:12px 0 0}
.setup svg{flex:none;width:172px;height:172px;padding:6px;border-radius:8px;background:#fff}
.letters{display:block;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.codes{display:grid;grid-template-columns:1fr 1fr;gap:4px 16px;margin:12px 0 0;padding:12px 16px;list-style:none;border:1px solid var(--line);border-radius:8px;font-weight:600;font-variant-numeric:tabular-nums}
.back{margin:16px 0 0;font-size:12.5px}
.back a{color:var(--brand)}
.problem{margin:12px 0 0;padding:8px 10px;border-radius:8px;background:var(--late-soft);color:var(--late);font-weight:500}
button{width:100%;height:40px;margin-top:20px;border:0;border-radius:8px;background:var(--brand);color:var(--brand-ink);font-family:inherit;font-size:14px;font-weight:600;cursor:pointer}
kbd{margin-left:8px;padding:1px 6px;border:1px solid currentColor;border-radius:5px;font-family:inherit;font-size:11px;font-weight:500;opacity:.8}
`;
