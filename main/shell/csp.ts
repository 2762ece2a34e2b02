/** Stands in the built `index.html` wherever the nonce of one load belongs; both shells put the nonce in its place. */
export const noncePlaceholder = '__CSP_NONCE__';

const nonceShape = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;

/**
 * The Content-Security-Policy header of every page and file that a shell serves. `nonce`: at least 16 base64
 * characters, new for each load of the page; it admits the `<style>` tags that Mantine writes (`getStyleNonce`).
 * Throws on any other nonce: one with a blank or a semicolon could open the policy.
 */
export function contentSecurityPolicy(nonce: string): string {
  if (!nonceShape.test(nonce)) throw new Error('a CSP nonce is base64 of at least 12 bytes');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Vite writes small files into the style sheet as data: addresses; a saved file is handed out as blob:.
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    // The page's own address; in loopback this holds for its WebSocket as well.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What goes with the policy on every answer of a shell. */
export const hardeningHeaders = Object.freeze({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
});
