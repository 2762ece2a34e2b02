import { makeBundle } from '../../shared/batch/bundle.ts';
import { openGreeting } from '../../shared/batch/greeting.ts';
import { type Holds, holdsOf } from '../../shared/batch/heads.ts';
import type { OpenHeader } from '../../shared/batch/open-header.ts';
import { ok, type Refusal } from '../../shared/result.ts';
import { admit } from './admit.ts';
import { acknowledge } from './answer.ts';
import type { District } from './district.ts';
import { type Down, downFor, ownDownFor } from './down.ts';
import { importFiles, type Road } from './import.ts';
import { incomingParts } from './incoming-file.ts';
import { noticeHolds } from './succession.ts';
import { admittedKey } from './trust.ts';
import { rememberReads } from './versions-read.ts';

/** What goes back over the line: sealed files, or a refusal where there is nobody to sign an answer for. */
export type LineAnswer =
  | { readonly sealed: Uint8Array; readonly refusal: null }
  | { readonly sealed: null; readonly refusal: Refusal };

/** A greeting: what is held on either side, and what the desk lacks of the commune's ledger. Changes no ledger. */
export async function takeGreeting(district: District, bytes: Uint8Array): Promise<LineAnswer> {
  const { crypto } = district.deps;
  const header = claimed(district, bytes);
  const key = header === null ? null : await admittedKey(district, header.ledger, header.commune);
  const opened = openGreeting(crypto, bytes, {
    training: district.facts.training,
    commune: null,
    // Of the very ledger and commune that the header claims: it is read from the same bytes.
    trustedKey: () => key,
  });
  const answers = { sha256: crypto.sha256Hex(bytes), header, resumeFrom: null };
  if (!opened.ok) {
    const sealed = await acknowledge(district, { ...answers, state: 'refused', code: opened.refusal.code });
    return sealed === null ? { sealed, refusal: opened.refusal } : { sealed: makeBundle([sealed]), refusal: null };
  }
  const { commune, desk, ledger, heads, reads } = opened.value;
  // Also how far it has its own ledgers: of those that it left the district may hold more.
  const holds = holdsOf([...opened.value.holds, ...heads]);
  const signer = await district.store.read.findLedger(ledger);
  if (signer !== null && signer.revokedUpTo !== null) {
    const sealed = await acknowledge(district, { ...answers, state: 'refused', code: 'district.ledger-revoked' });
    return { sealed: makeBundle(sealed === null ? [] : [sealed]), refusal: null };
  }
  const remembered = await district.store.write(commune, async (tx) => {
    await tx.putHolds(commune, ledger, holds, district.clock.now());
    await rememberReads(tx, ledger, reads);
    return ok(await noticeHolds(district, tx, commune, holds));
  });
  if (!remembered.ok) return { sealed: null, refusal: remembered.refusal };
  district.changed(['desks']);
  const asks = remembered.value;
  const down: Down =
    desk === null ? { files: [], more: false } : await downFor(district, { commune, desk, signer: ledger }, holds);
  const sealed = await acknowledge(district, { ...answers, state: 'accepted', code: null, more: down.more, asks });
  return { sealed: makeBundle([...(sealed === null ? [] : [sealed]), ...down.files]), refusal: null };
}

/** A batch that waits for its answer: imported like any other, answered at once, with what the desk lacks. */
export async function takeBatch(
  district: District,
  name: string,
  bytes: Uint8Array,
  road: Road = 'network',
): Promise<LineAnswer> {
  const taken = await importAndAnswer(district, name, bytes, road);
  return taken.sealed === null ? taken : { sealed: taken.sealed, refusal: null };
}

export type BatchAnswer = LineAnswer & {
  /** Whose it claims to be. */
  readonly header: OpenHeader | null;
  /** A key that was admitted had sealed all of it: the claim is true. */
  readonly isProved: boolean;
};

/** The same, with what is known of its sender, for roads that do not bring an answer back by themselves. */
export async function importAndAnswer(
  district: District,
  name: string,
  bytes: Uint8Array,
  road: Road,
): Promise<BatchAnswer> {
  const answers = await importFiles(district, [{ name, bytes }], road);
  const sealed = answers.flatMap(({ acknowledgement }) => (acknowledgement === null ? [] : [acknowledgement]));
  const refusal = answers.find((answer) => answer.refusal !== null)?.refusal;
  const header = claimed(district, bytes);
  const isProved = answers.every(({ state }) => state === 'accepted' || state === 'duplicate' || state === 'gap');
  if (sealed.length === 0) return { sealed: null, refusal: refusal ?? { code: 'batch.not-ours' }, header, isProved };
  const down =
    isProved && header !== null && header.desk !== null ? await downAfter(district, header, header.desk, road) : [];
  return { sealed: makeBundle([...sealed, ...down]), refusal: null, header, isProved };
}

/** Over a line many batches are answered one after the other: what siblings wrote comes with the greeting alone. */
async function downAfter(
  district: District,
  { commune, ledger }: OpenHeader,
  desk: number,
  road: Road,
): Promise<readonly Uint8Array[]> {
  const holds: Holds = (await district.store.read.findHolds(commune, ledger))?.holds ?? {};
  const ask = road === 'network' ? ownDownFor : downFor;
  return (await ask(district, { commune, desk, signer: ledger }, holds)).files;
}

/** A desk's enrolment request over the line: admitted, and the commune's ledger comes down with the answer. */
export async function takeRequest(district: District, bytes: Uint8Array): Promise<LineAnswer> {
  const admitted = await admit(district, bytes);
  const sealed = await acknowledge(district, {
    sha256: district.deps.crypto.sha256Hex(bytes),
    header: claimed(district, bytes),
    state: admitted.ok ? 'accepted' : 'refused',
    code: admitted.ok ? null : admitted.refusal.code,
    resumeFrom: null,
  });
  if (!admitted.ok) {
    return sealed === null ? { sealed, refusal: admitted.refusal } : { sealed: makeBundle([sealed]), refusal: null };
  }
  const { commune, desk, ledger } = admitted.value;
  const down = await ownDownFor(district, { commune, desk, signer: ledger }, {});
  return { sealed: makeBundle([...(sealed === null ? [] : [sealed]), ...down.files]), refusal: null };
}

function claimed(district: District, bytes: Uint8Array): OpenHeader | null {
  return incomingParts(district.deps.crypto, { name: '', bytes })[0]?.header ?? null;
}
