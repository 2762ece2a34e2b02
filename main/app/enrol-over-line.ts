import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { applyIncoming } from '../sync/incoming.ts';
import type { Line } from '../sync/line.ts';

/**
 * A new desk's request goes over the line by itself when there is one; the same request carried by file is as good.
 * Done once the district has answered; a refused request is told at every round until somebody mends it.
 */
export async function enrolOverLine(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<null>> {
  const request = desk.store.read.findSetting('enrolmentRequest');
  if (request === null) return ok(null);
  const answered = await line.post('enrolments', Buffer.from(request, 'base64'), signal);
  if (!answered.ok) return answered;
  const results = await applyIncoming(desk, answered.value, 'network');
  void results;
  return desk.store.write((tx) => {
    tx.removeSetting('enrolmentRequest');
    return ok(null);
  });
}
