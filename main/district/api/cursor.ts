import type { DecisionPlace } from '../../../db/district/tables/decision-feed.ts';
import type { DossierPlace } from '../../../db/store.ts';
import { DossierId } from '../../../shared/dossier/ids.ts';

/** How far a program has read: the number of the last decision and where it stands, to tell another history by. */
export interface DecisionCursor {
  readonly no: number;
  readonly place: string;
}

export const feedStart: DecisionCursor = { no: 0, place: '' };

const decisionShape = /^d\.(\d{1,15})\.([0-9a-f]{0,8}-?\d{0,15})$/;

export function placeOf({ ledger, seq }: Pick<DecisionPlace, 'ledger' | 'seq'>): string {
  return `${ledger.slice(0, 8)}-${seq}`;
}

export function writeDecisionCursor({ no, place }: DecisionCursor): string {
  return `d.${no}.${place}`;
}

/** Null for what was never given out. */
export function readDecisionCursor(text: string): DecisionCursor | null {
  const [, no, place] = decisionShape.exec(text) ?? [];
  return no === undefined || place === undefined ? null : { no: Number(no), place };
}

export function writeDossierCursor({ commune, id }: DossierPlace): string {
  return `p.${Buffer.from(commune).toString('base64url')}.${id}`;
}

export function readDossierCursor(text: string): DossierPlace | null {
  const [kind, commune = '', id = '', more] = text.split('.');
  const known = DossierId.safeParse(id);
  if (kind !== 'p' || commune === '' || more !== undefined || !known.success) return null;
  return { commune: Buffer.from(commune, 'base64url').toString(), id: known.data };
}
