import type { Attachment } from './attachment.ts';
import type { LedgerEvent } from './event.ts';
import { type DossierEvent, parseDossierEvent } from './parse-event.ts';
import type { FoldedDossier } from './state.ts';

/** Whether the content of a catalogue version is here: what a dossier under it asks for can be told. */
export type KnowsCatalogue = (version: string) => boolean;

/** Where no version is asked for. */
export const everyCatalogue: KnowsCatalogue = () => true;

/** The version that a dossier event names and that is not here; null where it names none, or one that is. */
export function missingCatalogue(event: DossierEvent, knows: KnowsCatalogue): string | null {
  if (event.type !== 'dossier.registered.v1' && event.type !== 'dossier.received.v1') return null;
  const { catalogueVersion } = event.body;
  return knows(catalogueVersion) ? null : catalogueVersion;
}

/** What of a dossier waits for a catalogue version. */
export interface Withheld {
  /** The one that is missing. */
  readonly version: string;
  /** The event that names it; every later one waits behind it. */
  readonly first: LedgerEvent;
  /** How many wait, the first one with them. */
  readonly events: number;
  /** Scans that the waiting events name: they may come before the catalogue does. */
  readonly attachments: readonly Pick<Attachment, 'sha256' | 'component' | 'sizeBytes' | 'ledger' | 'seq'>[];
}

/** Null where nothing waits for a catalogue. */
export function withheldOf({ placed }: Pick<FoldedDossier, 'placed'>): Withheld | null {
  const waiting = placed.flatMap(({ event, effect }) => (effect.kind === 'withheld' ? [{ event, effect }] : []));
  const [first] = waiting;
  if (first === undefined) return null;
  return {
    version: first.effect.version,
    first: first.event,
    events: waiting.length,
    attachments: waiting.flatMap(({ event }) => attachmentOf(event)),
  };
}

function attachmentOf(source: LedgerEvent): Withheld['attachments'] {
  const event = parseDossierEvent(source);
  if (typeof event === 'string' || event.type !== 'dossier.attached.v1') return [];
  const { sha256, component, sizeBytes } = event.body;
  return [{ sha256, component, sizeBytes, ledger: source.header.ledger, seq: source.header.seq }];
}
