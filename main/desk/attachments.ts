import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { isSamePlace } from '../../shared/dossier/attachment.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext, Handlers } from '../api/handlers.ts';
import type { createTurns } from '../turns.ts';
import type { Desk } from './desk.ts';
import { dropUnnamed } from './draft-scans.ts';
import { readScan, refusedFile } from './read-scan.ts';
import { takeStep } from './step.ts';

/**
 * Scans of a dossier's papers and result, as the desk takes them. `inTurn`: a refused scan is taken away again, and no
 * other of the same content may be on its way meanwhile.
 */
export function attachmentHandlers(desk: Desk, inTurn: ReturnType<typeof createTurns>) {
  return {
    'attachment.add': (input, context) => inTurn(() => attach(desk, input, context)),
    'attachment.remove': (input, context) =>
      takeStep(desk, context, { name: 'attachment.remove', input }, 'removeAttachment', (state) => {
        const { sha256, component, reason } = input;
        const isThere = state.attachments.some((known) => isSamePlace(known, input));
        if (!isThere) return refuse('attachment.not-found');
        return ok({ body: { sha256, component }, personal: reason ? { reason } : {} });
      }),
  } as const satisfies Handlers;
}

/** The content is on disk before the event that names it: an event without its scan would be a promise nobody keeps. */
async function attach(
  desk: Desk,
  { file, ...input }: ParsedInput<'attachment.add'>,
  context: CallContext,
): Promise<Result<CallOutput<'attachment.add'>>> {
  const read = readScan(desk, file);
  if (!read.ok) return read;
  const { bytes, sha256, kind, sizeBytes, name } = read.value;
  const kept = await desk.shelf.put({ commune: desk.office.commune.code, sha256 }, bytes);
  if (!kept.ok) return kept;
  const body = { sha256, component: input.component, sizeBytes, kind };
  const named = { name: 'attachment.add', input: { ...input, sha256, fileName: name } };
  const stepped = takeStep(desk, context, named, 'attach', (state) => {
    const why = whyNotThere(state, body);
    return why ?? ok({ body, personal: { name } });
  });
  if (stepped.ok) return ok({ ...stepped.value, sha256, kind, sizeBytes });
  await dropUnnamed(desk, sha256);
  return stepped;
}

function whyNotThere(
  { components, attachments }: DossierState,
  place: { readonly sha256: string; readonly component: number | 'result' },
): Result<never> | null {
  const isPaper = place.component === 'result' || components.some(({ index }) => index === place.component);
  if (!isPaper) return refuse('attachment.no-such-paper', {}, { component: 'attachment.no-such-paper' });
  return attachments.some((known) => isSamePlace(known, place)) ? refusedFile('attachment.already-there') : null;
}
