import { openAcknowledgement } from '../../shared/batch/acknowledgement.ts';
import { readFiles } from '../../shared/batch/bundle.ts';
import { isErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { applyIncoming } from '../sync/incoming.ts';
import type { Line } from '../sync/line.ts';

/**
 * A new desk's request goes over the line by itself when there is one; the same request carried by file is as good.
 * Done once the district has said in a signed word that it took this very request; a refused one stays and is told at
 * every round until somebody mends it. Refuses: sync.*, and what the district refused it for.
 */
export async function enrolOverLine(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<null>> {
  const setting = desk.store.read.findSetting('enrolmentRequest');
  if (setting === null) return ok(null);
  const request = Buffer.from(setting, 'base64');
  const answered = await line.post('enrolments', request, signal);
  if (!answered.ok) return answered;
  const taken = answerTo(desk, request, answered.value);
  if (!taken.ok) return taken;
  const removed = desk.store.write((tx) => {
    tx.removeSetting('enrolmentRequest');
    return ok(null);
  });
  // What comes down along with the answer is taken in; what of it cannot be used comes again at the greeting.
  if (removed.ok) await applyIncoming(desk, answered.value, 'network');
  return removed;
}

function answerTo({ deps, office, ledger }: Desk, request: Uint8Array, bytes: Uint8Array): Result<null> {
  const files = readFiles(bytes);
  const expect = { districtKey: office.district.key, commune: office.commune.code, training: office.training };
  const sha256 = deps.crypto.sha256Hex(request);
  for (const file of files.ok ? files.value : []) {
    const opened = openAcknowledgement(deps.crypto, file, expect);
    if (!opened.ok || opened.value.answers.sha256 !== sha256) continue;
    const { state, code } = opened.value;
    if (state === 'accepted' || state === 'duplicate') return ok(null);
    const params = { commune: office.commune.code, desk: office.desk, ledger };
    return refuse(code !== null && isErrorCode(code) ? code : 'sync.refused', params);
  }
  return refuse('sync.answer-not-ours');
}
