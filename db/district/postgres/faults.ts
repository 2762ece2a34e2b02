import pg from 'pg';
import { Fault } from '../../../shared/fault.ts';
import { type Result, refuse } from '../../../shared/result.ts';

/** SQLSTATE (PostgreSQL, appendix A) of what the machine or the server cannot give now. */
const diskFull = /^53100$/;
const busy = /^(53300|53400|55P03|40001|40P01|57014|25006)$/;
const unreachable = /^(08...|57P0[1-5])$/;
const noEntry = /^(28...|3D000|42501)$/;
const corrupt = /^(XX001|XX002)$/;
const socketCodes = /^(ECONN|EHOST|ENET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/;
const brokenLine = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** What the server cannot give is a refusal that says so; everything else is a defect and goes up. */
export function postgresFault(error: unknown): Result<never> {
  if (error instanceof Fault) return { ok: false, refusal: error.refusal };
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    if (diskFull.test(code)) return refuse('store.disk-full');
    if (busy.test(code)) return refuse('store.busy');
    if (unreachable.test(code)) return refuse('store.unreachable');
    if (noEntry.test(code)) return refuse('store.no-entry');
    if (corrupt.test(code)) return refuse('store.corrupt');
    throw error;
  }
  if (isBrokenLine(error)) return refuse('store.unreachable');
  throw error;
}

/** The same questions, which throw a `Fault` where the server cannot answer. */
export function faulting<Asking extends object>(asking: Asking): Asking {
  const entries = Object.entries(asking).map(([name, ask]) => [name, typeof ask === 'function' ? guarded(ask) : ask]);
  // The names are those of `asking`, each with its own function behind it.
  return Object.fromEntries(entries) as Asking;
}

function guarded(ask: (...args: unknown[]) => Promise<unknown>): (...args: unknown[]) => Promise<unknown> {
  return (...args) => orFault(() => ask(...args));
}

export async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused = postgresFault(error);
    throw refused.ok ? error : new Fault(refused.refusal);
  }
}

function isBrokenLine(error: unknown): boolean {
  // Several addresses of one name, each tried.
  if (error instanceof AggregateError) return error.errors.some(isBrokenLine);
  if (!(error instanceof Error)) return false;
  return brokenLine.test(error.message) || ('code' in error && socketCodes.test(String(error.code)));
}
