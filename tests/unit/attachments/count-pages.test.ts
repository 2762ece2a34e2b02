import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countPages } from '../../../main/attachments/count-pages.ts';

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`, 'latin1');
const plain = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>\nendobj
12 0 obj\n<< /Type /Font >>\nendobj
trailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n`;

/** Catalogue and tree of pages packed into one stream, as newer programs write them. */
function packed(count: number, filter = '/Filter /FlateDecode'): Buffer {
  const objects = [`<< /Type /Catalog /Pages 2 0 R >>`, `<< /Type /Pages /Count ${count} >>`];
  const heads = `1 0 2 ${objects[0]?.length} `;
  const inner = Buffer.from(heads + objects.join(''), 'latin1');
  const stream = filter === '' ? inner : deflateSync(inner);
  return Buffer.concat([
    pdf(`9 0 obj\n<< /Type /ObjStm /N 2 /First ${heads.length} ${filter} /Length ${stream.length} >>\nstream\r\n`),
    stream,
    Buffer.from('\nendstream\nendobj\n8 0 obj\n<< /Type /XRef /Root 1 0 R >>\nstream\n\nendstream\nendobj\n', 'latin1'),
  ]);
}

describe('pages of a PDF', () => {
  it('are what its tree of pages says', () => {
    expect(countPages('application/pdf', pdf(plain))).toBe(2);
  });

  it('are those of the last version where the file was written on', () => {
    const later = '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R /Prev 9 >>\n';
    expect(countPages('application/pdf', pdf(plain + later))).toBe(1);
  });

  it.each([[''], ['/Filter /FlateDecode']])('are found in packed objects: %s', (filter) => {
    expect(countPages('application/pdf', packed(17, filter))).toBe(17);
  });

  it('are not guessed where the file is torn, locked, or says nonsense', () => {
    const torn = packed(17);
    torn.fill(0, 110, 130);
    const odd = [
      pdf('chưa có gì'),
      torn,
      pdf(plain.replace('/Count 2', '/Count 0')),
      pdf(plain.replace('/Count 2', '')),
    ];
    expect(odd.map((file) => countPages('application/pdf', file))).toEqual([null, null, null, null]);
  });
});

/** A packed block of its own that unpacks to so many bytes of nothing. */
function bomb(bytes: number): Buffer {
  const stream = deflateSync(Buffer.alloc(bytes, ' '));
  const head = `7 0 obj\n<< /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode /Length ${stream.length} >>\nstream\r\n`;
  return Buffer.concat([pdf(head), stream, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}

describe('a PDF that is larger than it looks', () => {
  it('is unpacked up to a bound, all its streams together', () => {
    expect(countPages('application/pdf', Buffer.concat([bomb(8_000_000), packed(17)]))).toBe(17);
    const bombs = [bomb(8_000_000), bomb(7_999_990)];
    expect(countPages('application/pdf', Buffer.concat([...bombs, packed(17)]))).toBeNull();
  });

  it('is unpacked once, however often it says that a stream holds objects', () => {
    const said = Buffer.from('9 0 obj\n<< /Type /ObjStm /First 0 >> '.repeat(3), 'latin1');
    expect(countPages('application/pdf', Buffer.concat([said, packed(17)]))).toBe(17);
  });
});

/** A TIFF of so many empty pictures. */
function tiff(pages: number, little: boolean): Buffer {
  const file = Buffer.alloc(8 + pages * 6);
  file.write(little ? 'II' : 'MM', 'latin1');
  const u16 = (value: number, at: number) => (little ? file.writeUInt16LE(value, at) : file.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (little ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at));
  u16(42, 2);
  u32(pages === 0 ? 0 : 8, 4);
  for (let page = 0; page < pages; page += 1) u32(page + 1 < pages ? 8 + (page + 1) * 6 : 0, 8 + page * 6 + 2);
  return file;
}

describe('pages of a picture', () => {
  it('are the pictures of a TIFF, of either byte order', () => {
    expect([true, false].map((little) => countPages('image/tiff', tiff(3, little)))).toEqual([3, 3]);
  });

  it('are not guessed where a TIFF is torn, empty, or runs in a circle', () => {
    const circle = tiff(1, true);
    circle.writeUInt32LE(8, 10);
    const odd = [tiff(3, true).subarray(0, 20), tiff(0, true), circle, Buffer.from('II*\0')];
    expect(odd.map((file) => countPages('image/tiff', file))).toEqual([null, null, null, null]);
  });

  it('is one in a photograph', () => {
    expect([countPages('image/jpeg', Buffer.of()), countPages('image/png', Buffer.of())]).toEqual([1, 1]);
  });
});
