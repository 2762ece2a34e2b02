// Draws the icons anew from icon.svg: `node build/package/icons.ts /path/to/chromium`. The outputs are committed, so that building a
// package needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { encodeIco } from './ico.ts';

const dir = join(import.meta.dirname, '..', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const largestInIco = 256;

async function draw(browser: Browser, svg: string, size: number): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<style>*{margin:0}img{display:block}</style><img src="${address}" width="${size}" height="${size}">`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

const executablePath = process.argv[2];
if (executablePath === undefined) throw new Error('drawing the icons needs a Chromium');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const svg = readFileSync(join(dir, 'icon.svg'), 'utf8');
const pictures = [];
for (const size of sizes) pictures.push({ size, png: await draw(browser, svg, size) });
await browser.close();

mkdirSync(join(dir, 'png'), { recursive: true });
for (const { size, png } of pictures) writeFileSync(join(dir, 'png', `${size}x${size}.png`), png);
writeFileSync(join(dir, 'icon.ico'), encodeIco(pictures.filter(({ size }) => size <= largestInIco)));
