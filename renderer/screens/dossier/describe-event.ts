import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import type { TimelineEntry } from './dossier-view.ts';

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
  /** What the tier above is called here. */
  readonly tier: string;
}

/** One line that says what happened. A type that is not known is named; what is missing (purged) is said to be. */
export function describeEvent(
  { type, facts }: Pick<TimelineEntry, 'type' | 'facts'>,
  { t, format, tier }: Words,
): string {
  const reason = textOf(facts.reason) || t('dossier.event.noReason');
  const due = dayOf(facts.dueAt, format);
  const amount = typeof facts.amountVnd === 'number' ? format.money(facts.amountVnd) : '';
  switch (type) {
    case 'dossier.registered.v1':
      return t('dossier.event.registered');
    case 'dossier.received.v1':
      return t('dossier.event.received', { due });
    case 'dossier.refused.v1':
      return t('dossier.event.refused', { reason });
    case 'dossier.supplementRequested.v1':
      return supplementRequested(facts, reason, t);
    case 'dossier.supplemented.v1':
      return t('dossier.event.supplemented', { due });
    case 'dossier.paymentRequested.v1':
      return t('dossier.event.paymentRequested', { amount });
    case 'dossier.paymentRecorded.v1':
      return t('dossier.event.paymentRecorded', { amount, due });
    case 'dossier.handedOver.v1':
      return facts.holder === 'district'
        ? t('dossier.event.handedOverUp', { tier })
        : t('dossier.event.handedOver', { to: textOf(facts.to) });
    case 'dossier.decided.v1':
      return facts.outcome === 'approved'
        ? t('dossier.event.decidedApproved', { tier, reason })
        : t('dossier.event.decidedRefused', { tier, reason });
    case 'dossier.resolved.v1':
      return resolved(facts, t);
    case 'dossier.recalled.v1':
      return t('dossier.event.recalled', { reason });
    case 'dossier.returned.v1':
      return returned(facts, t);
    case 'dossier.withdrawn.v1':
      return t('dossier.event.withdrawn', { reason });
    case 'dossier.stopped.v1':
      return t('dossier.event.stopped', { reason });
    case 'dossier.repromised.v1':
      return t('dossier.event.repromised', { due: dayOf(facts.promisedAt, format), reason });
    case 'dossier.corrected.v1':
      return textOf(facts.reason) ? t('dossier.event.corrected', { reason }) : t('dossier.event.correctedPlain');
    case 'dossier.dueRecalculated.v1':
      return t('dossier.event.dueRecalculated', { due, reason });
    case 'dossier.attached.v1':
      return facts.component === 'result'
        ? t('dossier.event.attachedResult', { name: textOf(facts.name) })
        : t('dossier.event.attached', { name: textOf(facts.name), paper: paperOf(facts.component) });
    case 'dossier.attachmentRemoved.v1':
      return facts.component === 'result'
        ? t('dossier.event.attachmentRemovedResult')
        : t('dossier.event.attachmentRemoved', { paper: paperOf(facts.component) });
    case 'dossier.settled.v1':
      return facts.take === true
        ? t('dossier.event.settledTaken', { reason })
        : t('dossier.event.settledDropped', { reason });
    default:
      // A type of a newer program: kept and shown, never dropped.
      return t('dossier.event.other', { type });
  }
}

/** What is missing, why, and the ground that a second time needs. */
function supplementRequested(facts: TimelineEntry['facts'], reason: string, t: TFunction): string {
  const items = textsOf(facts.items).join('; ');
  if (items === '') return t('dossier.event.supplementRequested', { items: reason });
  const ground = textOf(facts.legalGround);
  return [
    t('dossier.event.supplementRequested', { items }),
    t('dossier.event.why', { reason }),
    ...(ground ? [t('dossier.event.ground', { ground })] : []),
  ].join(' ');
}

function resolved(facts: TimelineEntry['facts'], t: TFunction): string {
  if (facts.outcome === 'refused') return t('dossier.event.resolvedRefused');
  const number = textOf(facts.resultNo);
  return number ? t('dossier.event.resolvedApprovedNo', { number }) : t('dossier.event.resolvedApproved');
}

function returned(facts: TimelineEntry['facts'], t: TFunction): string {
  const person: unknown = facts.to;
  const to = typeof person === 'object' && person !== null && 'fullName' in person ? textOf(person.fullName) : '';
  if (facts.by === 'post') return t('dossier.event.returnedPost', { to });
  return facts.by === 'electronic'
    ? t('dossier.event.returnedElectronic', { to })
    : t('dossier.event.returned', { to });
}

/** Papers are counted from one on paper and screen. */
function paperOf(component: unknown): string {
  return typeof component === 'number' ? String(component + 1) : '?';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A fact's instant, in ms or as ISO text, as its day. */
function dayOf(value: unknown, format: Formatter): string {
  const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? format.nearDay(new Date(at).toISOString()) : '';
}
