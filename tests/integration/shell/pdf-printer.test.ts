import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../main/shell/browser/find-browser.ts';
import { createPdfPrinter, type PdfPrinter } from '../../../main/shell/browser/pdf-printer.ts';

function page(size: string, body: string): string {
  return `<!doctype html><meta charset="utf-8"><style>@page{size:${size};margin:0}</style><body>${body}</body>`;
}

function mediaBoxes(pdf: Uint8Array): readonly (readonly number[])[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box = '']) =>
    box
      .trim()
      .split(/\s+/)
      .map((n) => Math.round(Number(n))),
  );
}

describe('printing to PDF with an installed browser', () => {
  let printer: PdfPrinter;

  beforeAll(() => {
    const browser = findBrowser();
    if (browser === null) throw new Error('no browser here: npm test installs one');
    printer = createPdfPrinter(browser);
  });
  afterAll(() => printer.close());

  it('keeps the paper size of the page: A4, then A5, in one browser', async () => {
    expect(mediaBoxes(await printer.pdf(page('A4', 'Biên nhận')))).toEqual([[0, 0, 595, 842]]);
    expect(mediaBoxes(await printer.pdf(page('A5', 'Biên nhận')))).toEqual([[0, 0, 420, 595]]);
  });

  it('prints several pages at once without mixing them', async () => {
    const sizes = ['A4', 'A5', 'A4 landscape'];
    const printed = await Promise.all(sizes.map((size) => printer.pdf(page(size, size))));
    expect(printed.map((pdf) => mediaBoxes(pdf)[0])).toEqual([
      [0, 0, 595, 842],
      [0, 0, 420, 595],
      [0, 0, 842, 595],
    ]);
  });

  it('starts anew after its end', async () => {
    await printer.close();
    expect(
      Buffer.from(await printer.pdf(page('A4', 'x')))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

describe('a browser that does not work', () => {
  it('fails by code when the program is missing or ends at once', async () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'motcua-browser-')), 'chromium');
    await expect(createPdfPrinter(broken).pdf('<p>x')).rejects.toMatchObject({ code: 'shell.print-failed' });
    writeFileSync(broken, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    await expect(createPdfPrinter(broken).pdf('<p>x')).rejects.toMatchObject({ code: 'shell.print-failed' });
  });

  it('leaves no profile folder behind after closing', async () => {
    const browser = findBrowser();
    if (browser === null) throw new Error('no browser here: npm test installs one');
    const before = new Set(readdirSync(tmpdir()).filter((name) => name.startsWith('motcua-print-')));
    const printer = createPdfPrinter(browser);
    await printer.pdf('<p>x');
    await printer.close();
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith('motcua-print-') && !before.has(name));
    expect(left.filter((name) => existsSync(join(tmpdir(), name, 'Default')))).toEqual([]);
  });
});
