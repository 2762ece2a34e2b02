import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { type PublishedKey, type VerifiedReceipt, verifyReceiptQr } from '../../../shared/forms/receipt-qr.ts';

const screenSide = 400;
const black = [0, 0, 0, 255];
const white = [255, 255, 255, 255];

/** The signed code on the paper beside the form, scanned off the screen's own pixels. */
export async function scanScreen(page: Page): Promise<string> {
  const image = page.locator('section[aria-label="Giấy hẹn đang hình thành"] img');
  await image.waitFor();
  // One sign for each pixel: a megabyte of numbers takes seconds through the debugger's line.
  const dots = await image.evaluate((element, side) => {
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const paint = canvas.getContext('2d');
    if (!(element instanceof HTMLImageElement) || paint === null) throw new Error('no picture');
    paint.drawImage(element, 0, 0, side, side);
    const { data } = paint.getImageData(0, 0, side, side);
    let dots = '';
    for (let at = 0; at < data.length; at += 4) dots += (data[at] ?? 0) > 127 ? '.' : '#';
    return dots;
  }, screenSide);
  const pixels = Uint8ClampedArray.from([...dots].flatMap((dot) => (dot === '#' ? black : white)));
  return read(pixels, screenSide, screenSide);
}

/** The code on the first page of a PDF; null where this machine cannot draw one (poppler). */
export function scanPdf(path: string): string | null {
  if (!isThere('pdftoppm')) return null;
  const ppm = execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', path], { maxBuffer: 64 << 20 });
  const [head = '', width = '', height = ''] =
    /^P6\s(\d+)\s(\d+)\s255\s/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
  const colours = ppm.subarray(head.length);
  const pixels = new Uint8ClampedArray((colours.length / 3) * 4);
  for (let at = 0; at < colours.length / 3; at += 1) {
    pixels.set(colours.subarray(at * 3, at * 3 + 3), at * 4);
    pixels[at * 4 + 3] = 255;
  }
  return read(pixels, Number(width), Number(height));
}

/** The words of a PDF in reading order; null where this machine cannot read one (poppler). */
export function pdfText(path: string): string | null {
  return isThere('pdftotext') ? execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }) : null;
}

/** What the code says, checked against the keys of the ledgers that the district admitted. */
export function verify(dataDir: string, text: string): VerifiedReceipt {
  const db = new Sqlite(join(dataDir, 'district', 'district.db'), { readonly: true });
  const rows = db
    .prepare<[], PublishedKey & { id: string }>('SELECT id, key, desk, commune FROM ledger WHERE desk IS NOT NULL')
    .all();
  db.close();
  const verified = verifyReceiptQr(createNodeCrypto(), new Map(rows.map((row) => [row.id, row])), text);
  if (!verified.ok) throw new Error(verified.refusal.code);
  return verified.value;
}

function read(pixels: Uint8ClampedArray, width: number, height: number): string {
  const found = jsQR.default(pixels, width, height);
  if (found === null) throw new Error('no code in the picture');
  return found.data;
}

function isThere(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
