import type { Refusal, Result } from '../shared/result.ts';

/** What the machine cannot give is a refusal that says so; everything else is a defect and goes up. */
export function faultOf(error: unknown): Result<never> {
  const refusal = findFault(error);
  if (refusal === null) throw error;
  return { ok: false, refusal };
}

/** What of the machine's faults an error of the embedded store is; null for a defect. */
export function findFault(error: unknown): Refusal | null {
  if (!isSqliteError(error)) return null;
  const [, kind] = error.code.split('_');
  switch (kind) {
    case 'FULL':
    case 'IOERR':
    case 'READONLY':
    case 'CANTOPEN':
      return { code: 'store.disk-full' };
    case 'BUSY':
    case 'LOCKED':
      return { code: 'store.busy' };
    case 'CORRUPT':
      return { code: 'store.corrupt' };
    case 'NOTADB':
      return { code: 'store.not-a-store' };
    default:
      return null;
  }
}

/** By what it says of itself: whoever only asks this need not load the database. */
export function isSqliteError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
  );
}
