/** What waits for a catalogue, and which versions are here. */
export interface WithheldTables {
  readonly withheld_dossier: WithheldDossierRow;
  readonly known_catalogue: { readonly version: string };
}

interface WithheldDossierRow {
  readonly commune: string;
  readonly dossier: string;
  readonly version: string;
  readonly ledger: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly code: string | null;
  readonly events: number;
}
