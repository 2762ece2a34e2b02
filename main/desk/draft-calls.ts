import type { ReadDb } from '../../db/types.ts';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { countPages } from '../attachments/count-pages.ts';
import { iso } from '../ledger/answers.ts';
import type { createTurns } from '../turns.ts';
import type { Desk } from './desk.ts';
import { type DraftScan, dropScan, dropScansOf, scansOfDraft, sealFacts } from './draft-scans.ts';
import { readScan } from './read-scan.ts';

type StoredDraft = ParsedInput<'draft.save'>['draft'];

/**
 * The draft of the intake screen with its scans: kept as typed, encrypted at rest, through a crash or a power cut.
 * What was thrown away may be taken back; its scans go when the next form is begun or the screen is opened anew.
 */
export function draftHandlers(desk: Desk, inTurn: ReturnType<typeof createTurns>) {
  const dropOthers = async (draft: string | null): Promise<void> => {
    const isGone = (of: string) => of !== draft;
    if (desk.store.read.draftScans().some((row) => isGone(row.draft))) await inTurn(() => dropScansOf(desk, isGone));
  };
  return {
    'draft.save': async (input) => {
      const at = desk.clock.now();
      const saved = desk.store.write((tx) => {
        tx.saveDraft(desk.keyring.seal(Buffer.from(JSON.stringify(input.draft))), at);
        return ok({ savedAt: iso(at) });
      });
      if (saved.ok) await dropOthers(input.draft.commandId);
      return saved;
    },
    'draft.get': async () => {
      const saved = savedDraft(desk, desk.store.read);
      await dropOthers(saved?.draft.commandId ?? null);
      if (saved === null) return ok({ draft: null, savedAt: null, scans: [] });
      const scans = scansOfDraft(desk, desk.store.read, saved.draft.commandId);
      return ok({ draft: saved.draft, savedAt: iso(saved.at), scans: await views(desk, scans) });
    },
    'draft.discard': () =>
      desk.store.write((tx) => {
        tx.discardDraft();
        return ok({});
      }),
    'draft.attachScan': (input) => inTurn(() => attachScan(desk, input)),
    'draft.removeScan': (input) =>
      inTurn(async () => {
        const dropped = await dropScan(desk, input);
        return dropped.ok ? ok({}) : dropped;
      }),
    'draft.getScan': async ({ draft, sha256 }) => {
      const scan = scansOfDraft(desk, desk.store.read, draft).find((known) => known.sha256 === sha256);
      if (scan === undefined) return refuse('attachment.not-found');
      const content = await desk.shelf.get({ commune: desk.office.commune.code, sha256 });
      if (!content.ok) return content;
      return ok({ name: scan.name, kind: scan.kind, base64: Buffer.from(content.value).toString('base64') });
    },
  } as const satisfies Handlers;
}

/** The form as it was typed last; null where there is none, or nobody can read it any more. */
export function savedDraft(
  { keyring }: Pick<Desk, 'keyring'>,
  read: Pick<ReadDb, 'findDraft'>,
): { readonly draft: StoredDraft; readonly at: number } | null {
  const saved = read.findDraft();
  const plain = saved === null ? null : keyring.open(saved.sealed);
  return saved === null || plain === null
    ? null
    : { draft: JSON.parse(Buffer.from(plain).toString('utf8')), at: saved.at };
}

/** The row is there before the content, so that a content which no dossier names is never one that nobody knows of. */
async function attachScan(
  desk: Desk,
  { draft, procedureCode, component, file }: ParsedInput<'draft.attachScan'>,
): Promise<Result<CallOutput<'draft.attachScan'>>> {
  const procedure = desk.rules.procedure(procedureCode);
  if (!procedure.ok) return procedure;
  if (procedure.value.components[component] === undefined)
    return refuse('attachment.no-such-paper', {}, { component: 'attachment.no-such-paper' });
  const read = readScan(desk, file);
  if (!read.ok) return read;
  const { bytes, sha256, kind, sizeBytes, name } = read.value;
  const facts = { procedureCode, name, kind, sizeBytes, pages: countPages(kind, bytes) };
  const place = { draft, component, sha256 };
  const noted = desk.store.write((tx) => {
    tx.putDraftScan({ ...place, sealed: sealFacts(desk, facts), at: desk.clock.now() });
    return ok(null);
  });
  if (!noted.ok) return noted;
  const kept = await desk.shelf.put({ commune: desk.office.commune.code, sha256 }, bytes);
  if (kept.ok) return ok({ sha256, component, ...facts, lost: null });
  await dropScan(desk, place);
  return kept;
}

/** Each proved by its hash: a clerk is told while the paper is still on the counter. */
async function views(desk: Desk, scans: readonly DraftScan[]): Promise<CallOutput<'draft.get'>['scans']> {
  const shown: CallOutput<'draft.get'>['scans'] = [];
  for (const { draft: _, ...scan } of scans) {
    const content = await desk.shelf.get({ commune: desk.office.commune.code, sha256: scan.sha256 });
    const lost = content.ok ? null : content.refusal.code === 'attachment.altered' ? 'altered' : 'missing';
    shown.push({ ...scan, lost });
  }
  return shown;
}
