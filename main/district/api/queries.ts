import type { z } from 'zod';
import type { DossierPlace, DossierRecord } from '../../../db/store.ts';
import type { ApiDossier, apiSchemas } from '../../../shared/api/schemas.ts';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { completenessOf } from '../../../shared/report/completeness.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { isoOrNull } from '../../ledger/answers.ts';
import { theNamedId } from '../../ledger/named-dossier.ts';
import type { District } from '../district.ts';
import { apiDecision, apiDossier } from './answers.ts';
import {
  feedStart,
  placeOf,
  readDecisionCursor,
  readDossierCursor,
  writeDecisionCursor,
  writeDossierCursor,
} from './cursor.ts';

type Asked<Name extends keyof typeof apiSchemas> = z.output<(typeof apiSchemas)[Name]>;

/**
 * What was decided after a cursor, in the order of writing: nothing is left out and nothing comes twice, whatever is
 * written meanwhile. Refuses: api.cursor-wrong, api.cursor-ahead.
 */
export async function decidedAfter(
  district: District,
  { cursor, limit }: Asked<'DecisionsQuery'>,
): Promise<Result<Asked<'DecidedPage'>>> {
  const { read } = district.store;
  const from = cursor === undefined ? feedStart : readDecisionCursor(cursor);
  if (from === null) return refuse('api.cursor-wrong');
  if (from.no > 0) {
    const [known] = await read.decisionsAfter(from.no - 1, 1);
    if (known?.no !== from.no || placeOf(known) !== from.place) return refuse('api.cursor-ahead');
  }
  const places = await read.decisionsAfter(from.no, limit + 1);
  const page = places.slice(0, limit);
  const rows: Asked<'DecidedPage'>['rows'] = [];
  const records = await recordsOf(
    district,
    page.map(({ commune, dossier }) => ({ commune, id: dossier })),
  );
  for (const place of page) {
    const record = records.get(place.dossier);
    const decision = await apiDecision(district, place);
    if (record !== undefined && decision !== null) rows.push({ dossier: await apiDossier(district, record), decision });
  }
  const last = page.at(-1);
  const next = last === undefined ? from : { no: last.no, place: placeOf(last) };
  return ok({ rows, nextCursor: writeDecisionCursor(next), more: places.length > limit });
}

/** Refuses: api.cursor-wrong, district.commune-unknown. */
export async function dossiersOf(
  district: District,
  { cursor, limit, commune, status }: Asked<'DossiersQuery'>,
): Promise<Result<Asked<'DossierPage'>>> {
  const { read } = district.store;
  const after = cursor === undefined ? null : readDossierCursor(cursor);
  if (cursor !== undefined && after === null) return refuse('api.cursor-wrong');
  const unit = commune === undefined ? undefined : await read.findCommune(commune);
  if (unit === null) return refuse('district.commune-unknown', { commune: commune ?? '' });
  const places = await read.dossiersAfter({ after, commune: unit?.code, status, limit: limit + 1 });
  const page = places.slice(0, limit);
  const rows: ApiDossier[] = [];
  const records = await recordsOf(district, page);
  for (const { id } of page) {
    const record = records.get(id);
    if (record !== undefined) rows.push(await apiDossier(district, record));
  }
  const last = page.at(-1);
  const nextCursor = places.length > limit && last !== undefined ? writeDossierCursor(last) : null;
  return ok({ rows, nextCursor, completeUpTo: isoOrNull(await completeUpTo(district, unit?.code)) });
}

async function recordsOf(
  { store }: District,
  places: readonly DossierPlace[],
): Promise<ReadonlyMap<DossierId, DossierRecord>> {
  return new Map((await store.read.findDossiers(places)).map((record) => [record.id, record]));
}

/** Refuses: dossier.not-found, dossier.code-ambiguous. */
export async function dossierByCode(district: District, code: string): Promise<Result<ApiDossier>> {
  const id = await idOfCode(district, code);
  if (!id.ok) return id;
  const record = await district.store.read.findDossier(id.value);
  return record === null ? refuse('dossier.not-found') : ok(await apiDossier(district, record));
}

async function idOfCode({ store }: District, code: string): Promise<Result<DossierId>> {
  return theNamedId({ code }, await store.read.dossiersOfCode(code));
}

/** Of the communes in question the one that is furthest behind; null where nothing of one of them is here. */
async function completeUpTo({ store, clock }: District, commune: string | undefined): Promise<number | null> {
  const ledgers = await store.read.listLedgers();
  const desks = ledgers.flatMap((one) =>
    one.kind === 'desk' && one.desk !== null && (commune === undefined || one.commune === commune)
      ? [{ ...one, desk: one.desk }]
      : [],
  );
  const times = [...completenessOf(desks, clock.now()).values()].map(({ upTo }) => upTo);
  return times.reduce<number | null>(
    (least, at, place) => (at === null || (least === null && place > 0) ? null : Math.min(least ?? at, at)),
    null,
  );
}
