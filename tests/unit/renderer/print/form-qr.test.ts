import { expect, test } from 'vitest';
import { formQr } from '../../../../renderer/print/form-qr.ts';

test('the first drawing of a form is its code, as an image address', () => {
  const html = '<p>1</p><svg viewBox="0 0 2 2"><path d="M0 0h1"/></svg><svg></svg>';
  expect(formQr(html)).toBe(
    `data:image/svg+xml,${encodeURIComponent('<svg viewBox="0 0 2 2"><path d="M0 0h1"/></svg>')}`,
  );
});

test('a form without a drawing has no code', () => {
  expect(formQr('<p>svg</p>')).toBeNull();
});
