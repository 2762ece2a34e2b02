import type { BatchRecord } from '../../db/district/tables/batches.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { type ErrorCode, errorMessage, errorTable } from '../../shared/errors/table.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { iso, isoOrNull } from '../ledger/answers.ts';
import type { PartShelf } from '../roads/mail/part-shelf.ts';
import { type Unpacked, unpackLetters } from '../roads/mail/unpack.ts';
import { actorOf } from './actor.ts';
import type { District } from './district.ts';
import { type ImportAnswer, importFiles } from './import.ts';

const rowsShown = 100;

/** What came in, from where, how and when, and what became of it, in words. */
export function batchHandlers(district: District, shelf: PartShelf) {
  return {
    'batch.list': async (input) => {
      const { state, limit = rowsShown } = input;
      const after = input.after === undefined ? undefined : Number(input.after);
      const { rows, total, next } = await district.store.read.listBatches({ state, limit, after });
      const names = new Map((await district.store.read.listCommunes()).map(({ code, name }) => [code, name]));
      return ok({ rows: rows.map((row) => batchRow(row, names)), total, next: next === null ? null : String(next) });
    },
    'batch.import': async (input, context) => {
      const actor = await actorOf(district.store.read, context);
      if (!actor.ok) return actor;
      const files = input.files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
      const unpacked = await unpackLetters(shelf, files);
      const imported = (await importFiles(district, unpacked.files, 'file', actor.value)).map(importedRow);
      return ok([...imported, ...unpacked.set.map(waitingRow)]);
    },
  } as const satisfies Handlers;
}

function batchRow(record: BatchRecord, names: ReadonlyMap<string, string>): CallOutput<'batch.list'>['rows'][number] {
  const { sha256: _sha256, ...row } = record;
  return {
    ...row,
    at: iso(record.at),
    message: record.code === null || !isErrorCode(record.code) ? null : sentence(record.code, record),
    communeName: record.commune === null ? null : (names.get(record.commune) ?? null),
    sealedAt: isoOrNull(record.sealedAt),
  };
}

function sentence(code: ErrorCode, { commune, desk, ledger, resumeFrom }: BatchRecord): string {
  const known = { commune, desk, ledger, resumeFrom };
  const params = Object.entries(known).map(([name, value]) => [name, value ?? '–']);
  return errorMessage(code, 'vi', Object.fromEntries(params));
}

function importedRow(answer: ImportAnswer): CallOutput<'batch.import'>[number] {
  const { file, state, refusal, fromSeq, toSeq, resumeFrom, acknowledgement } = answer;
  return {
    file,
    state,
    code: refusal?.code ?? null,
    message: refusal === null ? null : errorMessage(refusal.code, 'vi', refusal.params),
    fromSeq,
    toSeq,
    resumeFrom,
    acknowledgement:
      acknowledgement === null
        ? null
        : { name: acknowledgementName(file, fromSeq), base64: Buffer.from(acknowledgement).toString('base64') },
  };
}

/** A letter of which nothing could be imported yet, or at all. */
function waitingRow({ name, refusal }: Unpacked['set'][number]): CallOutput<'batch.import'>[number] {
  return {
    file: name,
    state: refusal.code === 'mail.parts-missing' ? 'gap' : 'refused',
    code: refusal.code,
    message: errorMessage(refusal.code, 'vi', refusal.params),
    fromSeq: null,
    toSeq: null,
    resumeFrom: null,
    acknowledgement: null,
  };
}

/** `goi-….mcd` → `goi-….1.xac-nhan.mcd`: beside its batch, one for each range in it. */
export function acknowledgementName(file: string, fromSeq: number | null): string {
  return `${file.replace(/\.mcd$/i, '')}${fromSeq === null ? '' : `.${fromSeq}`}.xac-nhan.mcd`;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
