import { isDeepStrictEqual } from 'node:util';
import type { CommuneRecord } from '../../db/district/tables/communes.ts';
import type { DistrictReads, DistrictTx } from '../../db/district/types.ts';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { type OfficeNames, readOfficeNames } from '../../shared/dossier/office-names.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import type { Actor } from '../ledger/actors.ts';
import { recordAction } from './actions.ts';
import { actorOf, introduce } from './actor.ts';
import { appendToLedger } from './append-event.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { CommuneLedger, District } from './district.ts';
import { doOnce } from './once.ts';

type Input = ParsedInput<'office.rename'>;

/**
 * Calls a commune, and desks of it, by other names: said in the commune's ledger, so that every desk of the office
 * learns it over whichever road it hears next. Asked twice, done once. Refuses: district.commune-unknown,
 * desk.actor-unknown, command.id-reused, store.*.
 */
export async function rename(
  district: District,
  input: Input,
  context: CallContext,
): Promise<Result<CallOutput<'office.rename'>>> {
  const { commune } = input;
  const done = await doOnce<CallOutput<'office.rename'>>(district, {
    ...{ call: 'office.rename', input, context, home: commune },
    async work(tx, at) {
      const actor = await actorOf(tx, context);
      if (!actor.ok) return actor;
      const [record, own] = [await tx.findCommune(commune), await findCommuneLedger(district, tx, commune)];
      if (record === null || own === null || record.code !== commune)
        return refuse('district.commune-unknown', { commune });
      const before = await namesOf(tx, record);
      const names = newNames(before, input);
      if (isDeepStrictEqual(names, before)) return ok(names);
      await introduce(district, tx, own, actor.value);
      await tx.putCommune({ ...record, name: names.name, province: names.province });
      await sayNames(district, tx, own, { actor: actor.value, names, at });
      const desk = input.desk?.number ?? null;
      await recordAction(district, tx, actor.value, {
        type: 'district.officeRenamed.v1',
        body: { commune, desk },
        personal: { name: names.name, deskName: desk === null ? '' : (names.desks[desk] ?? '') },
      });
      return ok(names);
    },
  });
  if (done.ok) district.changed(['desks', 'batches']);
  return done;
}

interface Saying {
  readonly actor: Pick<Actor, 'id' | 'role'>;
  readonly names: OfficeNames;
  readonly at: number;
}

/** Tells the desks of a commune what it and they are called. */
export async function sayNames(
  { deps: { crypto } }: Pick<District, 'deps'>,
  tx: DistrictTx,
  { ledger }: Pick<CommuneLedger, 'ledger'>,
  { actor, names, at }: Saying,
): Promise<void> {
  const event = { type: 'office.named.v1', actor, dossier: null, body: names, personal: null } as const;
  await appendToLedger(tx, { crypto, ledger, at }, event);
}

/** What a commune and its desks are called now. */
export async function namesOf(
  read: Pick<DistrictReads | DistrictTx, 'officeNames'>,
  commune: CommuneRecord,
): Promise<OfficeNames> {
  return namesSaid(commune, await read.officeNames(commune.code));
}

/** The same of every commune of the district, by its code. */
export async function allNames(
  read: Pick<DistrictReads, 'listCommunes' | 'listOfficeNames'>,
): Promise<ReadonlyMap<string, OfficeNames>> {
  const said = await read.listOfficeNames();
  return new Map((await read.listCommunes()).map((record) => [record.code, namesSaid(record, said.get(record.code))]));
}

function namesSaid({ name, province }: CommuneRecord, said: string | null | undefined): OfficeNames {
  return { name, province, desks: readOfficeNames(said ?? null)?.desks ?? {} };
}

function newNames({ name, province, desks }: OfficeNames, { desk, ...said }: Input): OfficeNames {
  const names = { name: said.name ?? name, province: said.province ?? province };
  if (desk === undefined) return { ...names, desks };
  const { [String(desk.number)]: _before, ...others } = desks;
  return { ...names, desks: desk.name === '' ? others : { ...others, [String(desk.number)]: desk.name } };
}
