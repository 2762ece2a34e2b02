import type { OddEvent, WithheldDossier } from '../../db/store.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { errorMessage, isErrorCode } from '../../shared/errors/table.ts';
import { iso } from '../ledger/answers.ts';
import type { ViewHost } from './host.ts';
import { type Sight, sees } from './sight.ts';

type Entry = CallOutput<'attention.list'>[number];

/** What a person should look at: events in conflict, too early, withheld or unusable, and codes that two dossiers carry. */
export async function attentionList(
  host: ViewHost,
  limit: number,
  sight: Sight | null,
): Promise<CallOutput<'attention.list'>> {
  const entries: Entry[] = (await host.read.withheldDossiers(limit)).map(withheldEntry);
  for (const odd of await host.read.oddEvents(limit)) entries.push(await oddEntry(host, odd));
  const all = [...entries, ...(await clashes(host))];
  return (sight === null ? all : await seenEntries(host, sight, all)).slice(0, limit);
}

/** Of what names a dossier only what may be seen; of one that is withheld nobody knows whose it is. */
async function seenEntries({ read }: ViewHost, sight: Sight, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const seen: Entry[] = [];
  for (const entry of entries) {
    const record = entry.dossierId === null ? null : await read.findDossier(entry.dossierId);
    if (entry.dossierId === null || (record !== null && sees(sight, record.state.procedureCode))) seen.push(entry);
  }
  return seen;
}

/** Nobody's name stands in its row: the dossier is not told before its catalogue is here. */
function withheldEntry({ commune, dossier, version, ledger, seq, type, at, code, events }: WithheldDossier): Entry {
  return {
    ...{ kind: 'withheld', commune, code, dossierId: dossier, fullName: '', at: iso(at), why: null },
    event: { ledger, seq, type },
    missing: { version, events },
  };
}

async function oddEntry({ read }: ViewHost, odd: OddEvent): Promise<Entry> {
  const { kind, commune, dossier, ledger, seq, type, at, why } = odd;
  const record = dossier === null ? null : await read.findDossier(dossier);
  return {
    kind,
    commune,
    code: record?.state.code ?? null,
    dossierId: dossier,
    fullName: record?.state.applicant?.fullName ?? '',
    event: { ledger, seq, type },
    at: iso(at),
    why: isErrorCode(why) ? { code: why, message: errorMessage(why, 'vi') } : null,
    missing: null,
  };
}

async function clashes({ read }: ViewHost): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { commune, code, dossiers } of await read.codeClashes()) {
    for (const dossierId of dossiers) {
      const fullName = (await read.findDossier(dossierId))?.state.applicant?.fullName ?? '';
      const nothing = { event: null, at: null, why: null, missing: null };
      entries.push({ kind: 'clash', commune, code, dossierId, fullName, ...nothing });
    }
  }
  return entries;
}
