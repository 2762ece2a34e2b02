import type { TimelineEntry } from '../../shared/contract/dossier-calls.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { Effect, FoldedDossier } from '../../shared/dossier/state.ts';
import { errorMessage } from '../../shared/errors/table.ts';
import { iso } from '../ledger/answers.ts';
import type { ViewHost } from './host.ts';

/** An event that its copy stands for is not told a second time. */
type Told = Exclude<Effect, { readonly kind: 'carried' }>;

/** A dossier's story in the order that the fold gives it; what waits for its cause stands at the end, no deed twice. */
export function timeline(host: ViewHost, folded: FoldedDossier): TimelineEntry[] {
  return [
    ...folded.placed.flatMap(({ event, effect }) => (effect.kind === 'carried' ? [] : [entryOf(host, event, effect)])),
    ...folded.waiting.map((event) => entryOf(host, event, null)),
  ];
}

function entryOf(host: ViewHost, event: LedgerEvent, effect: Told | null): TimelineEntry {
  const { header, body, personal } = event;
  const sent = host.sentUpTo(header.ledger);
  return {
    ledger: header.ledger,
    seq: header.seq,
    type: header.type,
    at: iso(header.at),
    actor: header.actor,
    actorName: host.read.staffOf(header.ledger).find(({ id }) => id === header.actor)?.name ?? '',
    role: header.role,
    place: placeName(host, event),
    effect: effectName(effect),
    rule: effect?.kind === 'conflict' ? { code: effect.rule, message: errorMessage(effect.rule, 'vi') } : null,
    facts: { ...body, ...personal?.data },
    unsent: sent !== null && header.seq > sent,
  };
}

function placeName({ read, tierName }: ViewHost, { header }: LedgerEvent): string {
  const ledger = read.findLedger(header.ledger);
  return ledger === null || ledger.kind === 'district' ? tierName : `Quầy ${ledger.desk ?? '?'}`;
}

function effectName(effect: Told | null): TimelineEntry['effect'] {
  if (effect === null) return 'waiting';
  if (effect.kind !== 'conflict') return effect.kind;
  if (effect.settled === null) return 'conflict';
  return effect.settled.take ? 'settledTaken' : 'settledDropped';
}
