import type { OddEvent } from '../../db/store.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { errorMessage, isErrorCode } from '../../shared/errors/table.ts';
import { iso } from '../ledger/answers.ts';
import type { ViewHost } from './host.ts';

type Entry = CallOutput<'attention.list'>[number];

/** What a person should look at: events in conflict, too early or unusable, and codes that two dossiers carry. */
export function attentionList(host: ViewHost, limit: number): CallOutput<'attention.list'> {
  return [...host.read.oddEvents(limit).map((odd) => oddEntry(host, odd)), ...clashes(host)].slice(0, limit);
}

function oddEntry({ read }: ViewHost, { kind, commune, dossier, ledger, seq, type, at, why }: OddEvent): Entry {
  const record = dossier === null ? null : read.findDossier(dossier);
  return {
    kind,
    commune,
    code: record?.state.code ?? null,
    dossierId: dossier,
    fullName: record?.state.applicant?.fullName ?? '',
    event: { ledger, seq, type },
    at: iso(at),
    why: isErrorCode(why) ? { code: why, message: errorMessage(why, 'vi') } : null,
  };
}

function clashes({ read }: ViewHost): Entry[] {
  return read.codeClashes().flatMap(({ commune, code, dossiers }) =>
    dossiers.map(
      (dossierId): Entry => ({
        kind: 'clash',
        commune,
        code,
        dossierId,
        fullName: read.findDossier(dossierId)?.state.applicant?.fullName ?? '',
        event: null,
        at: null,
        why: null,
      }),
    ),
  );
}
