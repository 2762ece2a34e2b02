/**
 * Dossiers that will likely be late, as the last forecast has it: made anew as a whole from the ledgers, never folded.
 * Times in working minutes.
 */
export const migration0150 = {
  version: 150,
  name: 'forecast',
  sql: `
CREATE TABLE late_forecast (
  commune TEXT NOT NULL, dossier TEXT NOT NULL, percent INTEGER NOT NULL, step TEXT NOT NULL, basis TEXT NOT NULL,
  alike INTEGER NOT NULL, late INTEGER NOT NULL, typical_minutes INTEGER NOT NULL, left_minutes INTEGER NOT NULL,
  PRIMARY KEY (commune, dossier)
) STRICT, WITHOUT ROWID;
`,
} as const;
