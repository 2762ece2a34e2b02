import type { BatchRecord } from '../../../db/district/tables/batches.ts';
import type { OpenedBatch } from '../../../shared/batch/batch.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { isEventType } from '../../../shared/dossier/event-types.ts';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { iso } from '../../ledger/answers.ts';
import { acknowledge } from '../answer.ts';
import { openIncoming } from '../apply-batch.ts';
import { acknowledgementName } from '../batch-calls.ts';
import type { District } from '../district.ts';
import { incomingParts } from '../incoming-file.ts';

type Look = CallOutput<'batch.look'>;
type Named = ParsedInput<'batch.look'>;
type LookedDossier = Look['dossiers'][number];

interface Kept {
  readonly row: BatchRecord;
  readonly bytes: Uint8Array;
}

/** Refuses: district.batch-not-kept. */
async function findKept({ store }: District, { batch }: Named): Promise<Result<Kept>> {
  const row = await store.read.findBatch(batch);
  const bytes = row === null ? null : await store.read.findKeptBytes(batch);
  return row === null || bytes === null ? refuse('district.batch-not-kept') : ok({ row, bytes });
}

/** The kept file, byte for byte as it came. */
export async function keptFile(district: District, named: Named): Promise<Result<CallOutput<'batch.file'>>> {
  const kept = await findKept(district, named);
  if (!kept.ok) return kept;
  const { row, bytes } = kept.value;
  return ok({ name: row.file.split(/[\\/]/).at(-1) || 'goi.mcd', base64: Buffer.from(bytes).toString('base64') });
}

/**
 * The answer that a desk must hear to send again from where the district stands: as signed now, for every road.
 * Refuses: district.batch-not-kept, district.commune-unknown.
 */
export async function askAgain(district: District, named: Named): Promise<Result<CallOutput<'batch.askAgain'>>> {
  const kept = await findKept(district, named);
  if (!kept.ok) return kept;
  const { row, bytes } = kept.value;
  const [part] = incomingParts(district.deps.crypto, { name: row.file, bytes });
  const held =
    row.ledger === null ? null : await district.store.read.ledgerHead(row.ledger as OpenedBatch['range']['ledger']);
  const signed = await acknowledge(district, {
    sha256: row.sha256,
    header: part?.header ?? null,
    state: row.state === 'gap' || row.state === 'fork' ? row.state : 'refused',
    code: row.code,
    resumeFrom: row.state === 'gap' ? (held?.seq ?? 0) + 1 : null,
  });
  if (signed === null) return refuse('district.commune-unknown', { commune: row.commune ?? '–' });
  const name = acknowledgementName(row.file.split(/[\\/]/).at(-1) ?? '', row.fromSeq);
  return ok({ name, base64: Buffer.from(signed).toString('base64') });
}

/** What a kept file holds, dossier by dossier; nothing of it is applied. Refuses: district.batch-not-kept, batch.*. */
export async function lookInto(district: District, named: Named): Promise<Result<Look>> {
  const kept = await findKept(district, named);
  if (!kept.ok) return kept;
  const opened = await openIncoming(district, kept.value.bytes);
  if (!opened.ok) return opened;
  const { range, header } = opened.value;
  const { read } = district.store;
  const held = (await read.ledgerHead(range.ledger))?.seq ?? 0;
  const dossiers = new Map<DossierId, LookedDossier>();
  const unknown = new Map<string, number>();
  let differsFrom: number | null = null;
  for (const slice of opened.value.slices()) {
    if (!slice.ok) return slice;
    for (const event of slice.value) {
      const { seq, type } = event.header;
      if (differsFrom === null && seq <= held && (await read.hashAt(range.ledger, seq)) !== event.hash)
        differsFrom = seq;
      if (!isEventType(type)) unknown.set(type, (unknown.get(type) ?? 0) + 1);
      await note(district, dossiers, event);
    }
  }
  return ok({
    fromSeq: range.from,
    toSeq: range.to,
    sealedAt: iso(header.sealedAt),
    heldUpTo: held,
    differsFrom,
    events: range.to - range.from + 1,
    dossiers: [...dossiers.values()],
    unknownTypes: [...unknown].map(([type, count]) => ({ type, count })),
  });
}

async function note(
  { store }: District,
  dossiers: Map<DossierId, LookedDossier>,
  { header, body, personal }: LedgerEvent,
): Promise<void> {
  if (header.dossier === null) return;
  const before = dossiers.get(header.dossier);
  const state = before === undefined ? (await store.read.findDossier(header.dossier))?.state : undefined;
  const applicant: unknown = personal?.data.applicant;
  const name: unknown = typeof applicant === 'object' && applicant !== null ? Reflect.get(applicant, 'fullName') : null;
  dossiers.set(header.dossier, {
    dossierId: header.dossier,
    code: before?.code ?? state?.code ?? (typeof body.code === 'string' ? body.code : null),
    fullName: before?.fullName || state?.applicant?.fullName || (typeof name === 'string' ? name : ''),
    events: [...(before?.events ?? []), { seq: header.seq, type: header.type, at: iso(header.at) }],
    known: before?.known ?? state !== undefined,
  });
}
