import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { DossierName } from '../../frame/route.ts';

export type DossierView = CallOutput<'dossier.get'>;
export type TimelineEntry = DossierView['timeline'][number];

/** How a dossier is named in a call and in an address: by its code, by its id while it has none. */
export function nameOf({ code, dossierId }: { readonly code: string | null; readonly dossierId: string }): DossierName {
  return code === null ? { dossierId } : { code };
}
