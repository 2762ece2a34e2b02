import type { BatchRecord, BatchState } from '../../db/district/tables/batches.ts';
import type { DistrictTx } from '../../db/district/types.ts';
import type { AskedLedger } from '../../shared/batch/acknowledgement.ts';
import type { OpenedBatch } from '../../shared/batch/batch.ts';
import { LedgerId } from '../../shared/dossier/ids.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { isPaperListFile } from '../../shared/paper/list-qr.ts';
import { ok, type Refusal, type Result } from '../../shared/result.ts';
import type { Actor } from '../ledger/actors.ts';
import { recordAction } from './actions.ts';
import { type Answer, acknowledge } from './answer.ts';
import type { Applied } from './applied.ts';
import { applyRange, openIncoming } from './apply-batch.ts';
import type { District } from './district.ts';
import { lacksOfSiblings } from './down.ts';
import { compareParts, type IncomingFile, type IncomingPart, incomingParts } from './incoming-file.ts';
import { lookIntoBatches, takeList } from './paper-lists.ts';
import { applyParked } from './parked.ts';
import { noticeHolds } from './succession.ts';
import { takeAttachment } from './take-attachment.ts';
import { applyWithheld } from './withheld.ts';

export type Road = 'network' | 'file' | 'folder' | 'mail';

/** What became of one batch; a file that holds several has one answer for each. */
export interface ImportAnswer {
  readonly file: string;
  readonly state: BatchState;
  /** For `refused`, `gap` and `fork`. */
  readonly refusal: Refusal | null;
  /** As the file claims; null where it cannot be read. */
  readonly fromSeq: number | null;
  readonly toSeq: number | null;
  /** For `gap`: the number to send from. */
  readonly resumeFrom: number | null;
  /** Signed; null where nobody can be answered. */
  readonly acknowledgement: Uint8Array | null;
}

/**
 * Takes batches in, whatever the road: sorted first, each in one transaction, each answered. Applying twice changes
 * nothing; a gap is parked and applied by itself when it closes; a fork is quarantined whole; whatever is refused
 * changes nothing but the list of what came in. `actor`: who took them in by hand; null on a road that goes by itself.
 */
export async function importFiles(
  district: District,
  files: readonly IncomingFile[],
  road: Road,
  actor: Actor | null = null,
): Promise<readonly ImportAnswer[]> {
  const parts = files.flatMap((file) => incomingParts(district.deps.crypto, file)).sort(compareParts);
  const answers: ImportAnswer[] = [];
  for (const part of parts) {
    const { lanes, scanLanes } = district;
    const commune = part.header?.commune ?? null;
    const inTurn = part.header?.format === 'attachment' ? scanLanes : lanes;
    answers.push(await inTurn.take(commune, () => importPart(district, part, { road, actor })));
  }
  return answers;
}

interface Coming {
  readonly road: Road;
  readonly actor: Actor | null;
}
type Part = IncomingPart & Pick<Coming, 'actor'>;

async function importPart(district: District, incoming: IncomingPart, { road, actor }: Coming): Promise<ImportAnswer> {
  const part = { ...incoming, actor };
  if (isPaperListFile(part.bytes)) return listAnswer(district, part, road);
  if (part.header?.format === 'attachment') return attachmentAnswer(district, part, road);
  const opened = await openIncoming(district, part.bytes);
  if (!opened.ok) return refusedAnswer(district, part, rowOf(district, part, road, false), opened.refusal);
  const row = rowOf(district, part, road, opened.value.fromFuture);
  const applied = await applyWhole(district, part, row, opened.value);
  if (!applied.ok) return refusedAnswer(district, part, row, applied.refusal);
  await applyParked(district, opened.value.header.commune, opened.value.range.ledger);
  await applyWithheld(district);
  await lookIntoBatches(district, opened.value.header.commune);
  district.changed(applied.value.state === 'accepted' ? ['batches', 'dossiers', 'desks'] : ['batches']);
  const resumeFrom = applied.value.state === 'gap' ? applied.value.resumeFrom : null;
  const refusal: Refusal | null = resumeFrom === null ? null : { code: 'batch.gap', params: { resumeFrom } };
  const more = road === 'network' && (await hasMoreFor(district, opened.value));
  return answerOf(district, part, applied.value.state, refusal, { resumeFrom, more, asks: applied.value.asks });
}

/** On other roads everything goes along with the answer. */
async function hasMoreFor(district: District, { header, holds }: OpenedBatch): Promise<boolean> {
  const { commune, desk, ledger } = header;
  return desk !== null && (await lacksOfSiblings(district, { commune, desk, signer: ledger }, holds));
}

/** A list of paper dossiers is no batch: the screen of lists shows it, and nobody waits for an answer to it. */
async function listAnswer(district: District, part: Part, road: Road): Promise<ImportAnswer> {
  const taken = await takeList(district, Buffer.from(part.bytes).toString('latin1'), 'announcedAt');
  if (!taken.ok) return refusedAnswer(district, part, rowOf(district, part, road, false), taken.refusal);
  district.changed(['batches']);
  return { ...answerParts(part), state: 'accepted', refusal: null, resumeFrom: null, acknowledgement: null };
}

/** A scan that was taken is told by its dossier; the list of what came in has only what was refused. */
async function attachmentAnswer(district: District, part: Part, road: Road): Promise<ImportAnswer> {
  const taken = await takeAttachment(district, part.bytes);
  if (!taken.ok) return refusedAnswer(district, part, rowOf(district, part, road, false), taken.refusal);
  return answerOf(district, part, taken.value, null);
}

/** Events, projections, what the desk holds and the batch's own row: one transaction. */
async function applyWhole(
  district: District,
  part: Part,
  row: BatchRecord,
  opened: OpenedBatch,
): Promise<Result<Applied & { readonly asks: readonly AskedLedger[] }>> {
  const { header, holds } = opened;
  return district.store.write(header.commune, async (tx) => {
    const applied = await applyRange(district, tx, opened);
    if (!applied.ok) return applied;
    const { state } = applied.value;
    await addRow(district, tx, part, {
      ...row,
      state,
      code: state === 'gap' ? 'batch.gap' : null,
      resumeFrom: applied.value.state === 'gap' ? applied.value.resumeFrom : null,
      dossiers: applied.value.state === 'accepted' ? applied.value.dossiers : 0,
    });
    await tx.putHolds(header.commune, header.ledger, holds, row.at);
    if (state === 'gap') await tx.park(keptFile(part, row, opened));
    // After what it brought: a desk that gives back what the district lost is not asked for it again.
    return ok({ ...applied.value, asks: await noticeHolds(district, tx, header.commune, holds) });
  });
}

/** The file's own row, and in the district's ledger who took it in. */
async function addRow(district: District, tx: DistrictTx, { actor }: Part, row: BatchRecord): Promise<void> {
  await tx.addBatch(row);
  if (actor === null) return;
  const { sha256, state, commune, fromSeq, toSeq, file } = row;
  await recordAction(district, tx, actor, {
    type: 'district.batchImported.v1',
    body: { sha256, state, commune, ledger: LedgerId.safeParse(row.ledger).data ?? null, fromSeq, toSeq },
    personal: { file },
  });
}

function keptFile(part: IncomingPart, row: BatchRecord, { header, range }: OpenedBatch) {
  const { sha256, bytes } = part;
  return { commune: header.commune, ledger: range.ledger, fromSeq: range.from, sha256, batch: row.id, bytes };
}

/** A refused file leaves its row and nothing else; of a fork or a revoked ledger it is kept whole, for a person. */
async function refusedAnswer(
  district: District,
  part: Part,
  row: BatchRecord,
  refusal: Refusal,
): Promise<ImportAnswer> {
  // A full disk is no fault of the file: it is not answered, so that its sender tries again.
  if (refusal.code.startsWith('store.'))
    return { ...answerParts(part), state: 'refused', refusal, resumeFrom: null, acknowledgement: null };
  const state = refusal.code === 'batch.fork' ? 'fork' : 'refused';
  const written = await district.store.write<null>(row.commune, async (tx) => {
    const isKept = await isToKeep(tx, part, row, refusal);
    await addRow(district, tx, part, { ...row, state, code: refusal.code });
    if (isKept && row.commune !== null && part.of !== null) {
      const { sha256, bytes } = part;
      await tx.quarantine({ commune: row.commune, ledger: part.of, sha256, batch: row.id, bytes }, row.at);
    }
    return ok(null);
  });
  if (!written.ok)
    return {
      ...answerParts(part),
      state: 'refused',
      refusal: written.refusal,
      resumeFrom: null,
      acknowledgement: null,
    };
  district.changed(['batches']);
  return answerOf(district, part, state, refusal);
}

/** A revoked desk seals its unsent work anew with every contact: the same range of it is kept once. */
async function isToKeep(
  tx: Pick<DistrictTx, 'keepsRange'>,
  { of, fromSeq, toSeq }: IncomingPart,
  { commune }: BatchRecord,
  { code }: Refusal,
): Promise<boolean> {
  if (code !== 'district.ledger-revoked') return code === 'batch.fork';
  if (commune === null || of === null || fromSeq === null || toSeq === null) return false;
  return !(await tx.keepsRange(commune, of, fromSeq, toSeq));
}

async function answerOf(
  district: District,
  part: IncomingPart,
  state: BatchState,
  refusal: Refusal | null,
  { resumeFrom = null, more = false, asks = [] }: Partial<Pick<Answer, 'resumeFrom' | 'more' | 'asks'>> = {},
): Promise<ImportAnswer> {
  const code: ErrorCode | null = refusal?.code ?? null;
  const { sha256, header } = part;
  const acknowledgement = await acknowledge(district, { sha256, header, state, code, resumeFrom, more, asks });
  return { ...answerParts(part), state, refusal, resumeFrom, acknowledgement };
}

function answerParts({ name, fromSeq, toSeq }: IncomingPart) {
  return { file: name, fromSeq, toSeq };
}

/** What the list of what came in says of a file, before it is known what becomes of it. */
function rowOf(district: District, part: IncomingPart, road: Road, fromFuture: boolean): BatchRecord {
  const { header } = part;
  return {
    id: district.deps.ids.commandId(),
    at: district.clock.now(),
    road,
    file: part.name.slice(0, 300),
    sha256: part.sha256,
    state: 'refused',
    code: null,
    commune: header?.commune ?? null,
    desk: header?.desk ?? null,
    ledger: part.of,
    fromSeq: part.fromSeq,
    toSeq: part.toSeq,
    resumeFrom: null,
    bytes: part.bytes.length,
    dossiers: 0,
    sealedAt: header?.sealedAt ?? null,
    fromFuture,
  };
}
