import { DossierId } from '../../../shared/dossier/ids.ts';

/** CODE or dossierId, as typed: an id is known by its shape, which no code has. */
export function naming(typed: string): { readonly code: string } | { readonly dossierId: DossierId } {
  const id = DossierId.safeParse(typed.toLowerCase());
  return id.success ? { dossierId: id.data } : { code: typed };
}
