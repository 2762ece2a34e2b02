import type { DecisionPlace } from '../../../db/district/tables/decision-feed.ts';
import type { DossierRecord } from '../../../db/store.ts';
import type { ApiDecision, ApiDossier } from '../../../shared/api/schemas.ts';
import { statusCodes } from '../../../shared/dossier/status.ts';
import { iso, isoOrNull } from '../../ledger/answers.ts';
import type { District } from '../district.ts';

type Reading = Pick<District, 'store' | 'rules'>;

/** A dossier as other programs get it: names of who hands in, no numbers of persons. */
export async function apiDossier({ store, rules }: Reading, { state, commune }: DossierRecord): Promise<ApiDossier> {
  const procedure = await rules.procedure(state.procedureCode, state.catalogueVersion);
  const { applicant, decision, receivedAt, dueAt, promisedAt, resolvedAt } = state;
  return {
    code: state.code ?? '',
    commune,
    communeName: (await store.read.findCommune(commune))?.name ?? commune,
    procedureCode: state.procedureCode,
    procedureName: procedure.ok ? procedure.value.name : '',
    field: procedure.ok ? procedure.value.field : '',
    applicant: applicant?.organization ?? applicant?.fullName ?? '',
    status: state.status,
    statusCode: statusCodes[state.status],
    receivedAt: isoOrNull(receivedAt),
    dueAt: isoOrNull(dueAt),
    promisedAt: isoOrNull(promisedAt),
    resolvedAt: isoOrNull(resolvedAt),
    resultNo: state.resultNo,
    atDistrict: state.status === 'processing' && state.holder.kind === 'district',
    decision:
      decision === null ? null : { outcome: decision.outcome, reason: decision.reason, decidedAt: iso(decision.at) },
  };
}

/** A decision as it was written, whatever was decided later; null where its event is no such thing. */
export async function apiDecision({ store }: Reading, { ledger, seq }: DecisionPlace): Promise<ApiDecision | null> {
  const [event] = await store.read.eventRange(ledger, seq, seq);
  const outcome = event?.body.outcome;
  if (event === undefined || (outcome !== 'approved' && outcome !== 'refused')) return null;
  const reason = event.personal?.data.reason;
  return { outcome, reason: typeof reason === 'string' ? reason : null, decidedAt: iso(event.header.at) };
}
