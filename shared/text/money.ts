const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const billion = 1_000_000_000;

function assertWholeDong(amountVnd: number): void {
  if (!Number.isSafeInteger(amountVnd)) throw new RangeError('an amount is a whole number of đồng');
}

/** Whole đồng with dot groups: `1500000` → `1.500.000 đ`. Throws on fractions: money is never rounded silently. */
export function formatVnd(amountVnd: number): string {
  assertWholeDong(amountVnd);
  const grouped = String(Math.abs(amountVnd)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amountVnd < 0 ? '-' : ''}${grouped} đ`;
}

/** The last two digits, 1 to 99: *mốt* after 2 to 9 tens, *tư* likewise, *lăm* after any ten, *linh* without a ten. */
function tensInWords(value: number, afterHundred: boolean): string[] {
  const ten = Math.floor(value / 10);
  const one = value % 10;
  if (ten === 0) return afterHundred ? ['linh', digits[one] ?? ''] : [digits[one] ?? ''];
  const words = ten === 1 ? ['mười'] : [digits[ten] ?? '', 'mươi'];
  if (one === 0) return words;
  if (one === 5) return [...words, 'lăm'];
  if (ten > 1 && one === 1) return [...words, 'mốt'];
  if (ten > 1 && one === 4) return [...words, 'tư'];
  return [...words, digits[one] ?? ''];
}

/** A group of three digits; `full` says its hundreds even when they are zero, because something stands before it. */
function groupInWords(value: number, full: boolean): string[] {
  const hundred = Math.floor(value / 100);
  const rest = value % 100;
  const head = hundred > 0 || full ? [digits[hundred] ?? '', 'trăm'] : [];
  return rest === 0 ? head : [...head, ...tensInWords(rest, head.length > 0)];
}

function numberInWords(value: number, full: boolean): string[] {
  if (value >= billion) {
    const rest = value % billion;
    return [...numberInWords(Math.floor(value / billion), full), 'tỷ', ...(rest > 0 ? numberInWords(rest, true) : [])];
  }
  const words: string[] = [];
  for (const [scale, name] of [
    [1_000_000, 'triệu'],
    [1_000, 'nghìn'],
    [1, ''],
  ] as const) {
    const group = Math.floor(value / scale) % 1000;
    if (group === 0) continue;
    words.push(...groupInWords(group, full || words.length > 0), ...(name ? [name] : []));
  }
  return words;
}

/** An amount in words as receipts want it: `1505000` → `Một triệu năm trăm linh năm nghìn đồng`. */
export function vndInWords(amountVnd: number): string {
  assertWholeDong(amountVnd);
  const value = Math.abs(amountVnd);
  const words = value === 0 ? ['không'] : numberInWords(value, false);
  const sentence = [...(amountVnd < 0 ? ['âm'] : []), ...words, 'đồng'].join(' ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
