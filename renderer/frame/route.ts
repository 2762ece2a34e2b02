/** Where the window is. Kept in the address's hash, so that it works under any origin and survives a reload. */
export type Route =
  | { readonly place: 'intake'; readonly procedureCode?: string }
  | { readonly place: 'dossiers' }
  | { readonly place: 'dossier'; readonly name: DossierName }
  | { readonly place: 'sync' }
  | { readonly place: 'batches' }
  | { readonly place: 'progress' }
  | { readonly place: 'reports' }
  | { readonly place: 'attention' }
  | { readonly place: 'papers' }
  | { readonly place: 'rules' }
  | { readonly place: 'clients' }
  | { readonly place: 'desks' }
  | { readonly place: 'users' }
  | { readonly place: 'actions' }
  | { readonly place: 'account' };

/** A dossier by its printed code, or by its id while it has none. */
export type DossierName = { readonly code: string } | { readonly dossierId: string };

const plainPlaces = [
  'intake',
  'dossiers',
  'sync',
  'batches',
  'progress',
  'reports',
  'attention',
  'papers',
  'rules',
  'clients',
  'desks',
  'users',
  'actions',
  'account',
] as const;

/** `#/dossier/code/H60…`, `#/intake?…`; null when the hash names no place. */
export function readRoute(hash: string): Route | null {
  const [, place = '', kind = '', rest = ''] = hash.split('/');
  const value = decode(rest);
  if (place === 'dossier' && kind === 'code' && value) return { place, name: { code: value } };
  if (place === 'dossier' && kind === 'id' && value) return { place, name: { dossierId: value } };
  if (place === 'intake' && kind === 'procedure' && value) return { place, procedureCode: value };
  const plain = plainPlaces.find((known) => known === place);
  return plain ? { place: plain } : null;
}

export function writeRoute(route: Route): string {
  if (route.place === 'dossier') {
    return 'code' in route.name
      ? `#/dossier/code/${encodeURIComponent(route.name.code)}`
      : `#/dossier/id/${encodeURIComponent(route.name.dossierId)}`;
  }
  if (route.place === 'intake' && route.procedureCode) {
    return `#/intake/procedure/${encodeURIComponent(route.procedureCode)}`;
  }
  return `#/${route.place}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
