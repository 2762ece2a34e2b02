import { z } from 'zod';
import { isErrorCode } from '../../shared/errors/table.ts';
import { type Result, refuse } from '../../shared/result.ts';

const PlainRefusal = z.object({ code: z.string().max(100) });
const largestRefusalBytes = 10_000;

/** Only codes of ours are repeated to a person; whoever else answers so is a stranger. */
export function namedRefusal(body: Uint8Array): Result<never> | null {
  if (body.length > largestRefusalBytes) return null;
  try {
    const { code } = PlainRefusal.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    return isErrorCode(code) ? refuse(code) : null;
  } catch {
    return null;
  }
}
