/** Names of fields that may hold what belongs to a person; their values never reach a log. */
const personal = new Set([
  'address',
  'applicant',
  'birth',
  'body',
  'changes',
  'facts',
  'fullname',
  'grounds',
  'input',
  'items',
  'legalground',
  'name',
  'note',
  'organization',
  'passphrase',
  'payload',
  'personal',
  'personalid',
  'phone',
  'reason',
  'search',
  'submitter',
  'taxcode',
  'to',
  'token',
  'typed',
]);
const deepest = 6;
const removed = '[removed]';

/**
 * A copy of what is to be logged without personal data: values of personal fields are removed whatever their depth,
 * and runs of 9, 10 or 12 digits (card, phone, tax numbers) in any text.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskNumbers(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return removed;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      personal.has(key.toLowerCase()) ? removed : redact(entry, depth + 1),
    ]),
  );
}

function redactError(error: Error, depth: number): unknown {
  return {
    type: error.name,
    message: maskNumbers(error.message),
    stack: maskNumbers(error.stack ?? ''),
    ...('code' in error ? { code: redact(error.code, depth + 1) } : {}),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

function maskNumbers(text: string): string {
  return text.replace(/(?<![\dA-Fa-f-])(?:\d{12}|\d{10}|\d{9})(?![\dA-Fa-f-])/g, (digits) => '•'.repeat(digits.length));
}
