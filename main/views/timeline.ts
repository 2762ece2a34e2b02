import type { TimelineEntry } from '../../shared/contract/dossier-calls.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { Effect, FoldedDossier } from '../../shared/dossier/state.ts';
import { errorMessage } from '../../shared/errors/table.ts';
import { iso } from '../ledger/answers.ts';
import type { ViewHost } from './host.ts';

/** An event that its copy stands for is not told a second time. */
type Told = Exclude<Effect, { readonly kind: 'carried' }>;

/** A dossier's story in the order that the fold gives it; what waits for its cause stands at the end, no deed twice. */
export async function timeline(host: ViewHost, folded: FoldedDossier): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (const { event, effect } of folded.placed) {
    if (effect.kind !== 'carried') entries.push(await entryOf(host, event, effect));
  }
  for (const event of folded.waiting) entries.push(await entryOf(host, event, null));
  return entries;
}

async function entryOf(host: ViewHost, event: LedgerEvent, effect: Told | null): Promise<TimelineEntry> {
  const { header, body, personal } = event;
  const sent = host.sentUpTo(header.ledger);
  const staff = await host.read.staffOf(header.ledger);
  return {
    ledger: header.ledger,
    seq: header.seq,
    type: header.type,
    at: iso(header.at),
    actor: header.actor,
    actorName: staff.find(({ id }) => id === header.actor)?.name ?? '',
    role: header.role,
    place: await placeName(host, event),
    effect: effectName(effect),
    rule: effect?.kind === 'conflict' ? { code: effect.rule, message: errorMessage(effect.rule, 'vi') } : null,
    facts: { ...body, ...personal?.data },
    unsent: sent !== null && header.seq > sent,
  };
}

async function placeName({ read, tierName }: ViewHost, { header }: LedgerEvent): Promise<string> {
  const ledger = await read.findLedger(header.ledger);
  return ledger === null || ledger.kind === 'district' ? tierName : `Quầy ${ledger.desk ?? '?'}`;
}

function effectName(effect: Told | null): TimelineEntry['effect'] {
  if (effect === null) return 'waiting';
  if (effect.kind !== 'conflict') return effect.kind;
  if (effect.settled === null) return 'conflict';
  return effect.settled.take ? 'settledTaken' : 'settledDropped';
}
