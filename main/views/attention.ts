import type { DossierPlace, DossierRecord, OddEvent, WithheldDossier } from '../../db/store.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { DossierId } from '../../shared/dossier/ids.ts';
import { errorMessage, isErrorCode } from '../../shared/errors/table.ts';
import { iso } from '../ledger/answers.ts';
import type { Sight, ViewHost } from './host.ts';
import { sees } from './sight.ts';

type Entry = CallOutput<'attention.list'>[number];

/** What a person should look at: events in conflict, too early, withheld or unusable, and codes that two dossiers carry. */
export async function attentionList(
  host: ViewHost,
  limit: number,
  sight: Sight | null,
): Promise<CallOutput<'attention.list'>> {
  const entries: Entry[] = (await host.read.withheldDossiers(limit)).map(withheldEntry);
  const odd = await host.read.oddEvents(limit);
  const clashing = await host.read.codeClashes();
  const records = await recordsOf(host, [
    ...entries.flatMap(({ commune, dossierId }) => (dossierId === null ? [] : [{ commune, id: dossierId }])),
    ...odd.flatMap(({ commune, dossier }) => (dossier === null ? [] : [{ commune, id: dossier }])),
    ...clashing.flatMap(({ commune, dossiers }) => dossiers.map((id) => ({ commune, id }))),
  ]);
  entries.push(...odd.map((one) => oddEntry(one, records)));
  for (const clash of clashing) entries.push(...clashEntries(clash, records));
  return entries.filter((entry) => isSeen(sight, entry, records)).slice(0, limit);
}

/** Of what names a dossier only what may be seen; of one that is withheld nobody knows whose it is. */
function isSeen(sight: Sight | null, { dossierId }: Entry, records: Records): boolean {
  if (sight === null || dossierId === null) return true;
  const record = records.get(dossierId);
  return record !== undefined && sees(sight, record.state.procedureCode);
}

type Records = ReadonlyMap<DossierId, DossierRecord>;

async function recordsOf({ read }: ViewHost, places: readonly DossierPlace[]): Promise<Records> {
  return new Map((await read.findDossiers(places)).map((record) => [record.id, record]));
}

/** Nobody's name stands in its row: the dossier is not told before its catalogue is here. */
function withheldEntry({ commune, dossier, version, ledger, seq, type, at, code, events }: WithheldDossier): Entry {
  return {
    ...{ kind: 'withheld', commune, code, dossierId: dossier, fullName: '', at: iso(at), why: null },
    event: { ledger, seq, type },
    missing: { version, events },
  };
}

function oddEntry({ kind, commune, dossier, ledger, seq, type, at, why }: OddEvent, records: Records): Entry {
  const state = dossier === null ? undefined : records.get(dossier)?.state;
  return {
    kind,
    commune,
    code: state?.code ?? null,
    dossierId: dossier,
    fullName: state?.applicant?.fullName ?? '',
    event: { ledger, seq, type },
    at: iso(at),
    why: isErrorCode(why) ? { code: why, message: errorMessage(why, 'vi') } : null,
    missing: null,
  };
}

type Clash = Awaited<ReturnType<ViewHost['read']['codeClashes']>>[number];

function clashEntries({ commune, code, dossiers }: Clash, records: Records): Entry[] {
  return dossiers.map((dossierId) => {
    const fullName = records.get(dossierId)?.state.applicant?.fullName ?? '';
    return { kind: 'clash', commune, code, dossierId, fullName, event: null, at: null, why: null, missing: null };
  });
}
