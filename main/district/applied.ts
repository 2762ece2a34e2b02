/** What became of a range that came in. */
export type Applied =
  | { readonly state: 'accepted'; readonly dossiers: number }
  | { readonly state: 'duplicate' }
  | { readonly state: 'gap'; readonly resumeFrom: number };
