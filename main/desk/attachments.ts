import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { findAttachmentKind, isSamePlace } from '../../shared/dossier/attachment.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { tidyLine } from '../../shared/text/tidy.ts';
import type { CallContext, Handlers } from '../api/handlers.ts';
import { createTurns } from '../turns.ts';
import type { Desk } from './desk.ts';
import { takeStep } from './step.ts';

/** Scans of a dossier's papers and result, as the desk takes them. */
export function attachmentHandlers(desk: Desk) {
  // A refused scan is taken away again: no other of the same content may be on its way meanwhile.
  const inTurn = createTurns();
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

const megabyte = 1_000_000;
const limitSetting = 'attachmentLimitMb';
const defaultLimitMb = 20;

/** What one scan may weigh at this desk, MB. */
export function attachmentLimitMb({ store }: Pick<Desk, 'store'>): number {
  return Number(store.read.findSetting(limitSetting) ?? defaultLimitMb);
}

export function keepAttachmentLimit({ store }: Pick<Desk, 'store'>, limitMb: number): Result<null> {
  return store.write((tx) => {
    tx.setSetting(limitSetting, String(limitMb));
    return ok(null);
  });
}

/** The content is on disk before the event that names it: an event without its scan would be a promise nobody keeps. */
async function attach(
  desk: Desk,
  { file, ...input }: ParsedInput<'attachment.add'>,
  context: CallContext,
): Promise<Result<CallOutput<'attachment.add'>>> {
  const bytes = Buffer.from(file.base64, 'base64');
  const limitMb = attachmentLimitMb(desk);
  if (bytes.length > limitMb * megabyte) return refused('attachment.too-large', { limitMb });
  const kind = findAttachmentKind(bytes);
  if (kind === null) return refused('attachment.kind-unknown');
  const sha256 = desk.deps.crypto.sha256Hex(bytes);
  const place = { commune: desk.office.commune.code, sha256 };
  const kept = await desk.shelf.put(place, bytes);
  if (!kept.ok) return kept;
  const body = { sha256, component: input.component, sizeBytes: bytes.length, kind };
  const personal = { name: tidyLine(file.name).slice(0, 200) };
  const named = { name: 'attachment.add', input: { ...input, sha256, fileName: personal.name } };
  const stepped = takeStep(desk, context, named, 'attach', (state) => {
    const why = whyNotThere(state, body);
    return why ?? ok({ body, personal });
  });
  if (stepped.ok) return ok({ ...stepped.value, sha256, kind, sizeBytes: bytes.length });
  if (desk.store.read.namedAttachmentBytes(place.commune, sha256) === null) await desk.shelf.remove(place);
  return stepped;
}

function whyNotThere(
  { components, attachments }: DossierState,
  place: { readonly sha256: string; readonly component: number | 'result' },
): Result<never> | null {
  const isPaper = place.component === 'result' || components.some(({ index }) => index === place.component);
  if (!isPaper) return refuse('attachment.no-such-paper', {}, { component: 'attachment.no-such-paper' });
  return attachments.some((known) => isSamePlace(known, place)) ? refused('attachment.already-there') : null;
}

type FileRefusal = 'attachment.too-large' | 'attachment.kind-unknown' | 'attachment.already-there';

function refused(code: FileRefusal, params: Readonly<Record<string, number>> = {}): Result<never> {
  return refuse(code, params, { file: code });
}
