/**
 * Keys of the commune ledgers that a district writes, sealed under its master key: every process on one store has them
 * with the ledger itself, wherever its folder lies. Those made before stay in the folder's own key file.
 */
export const migration0160 = {
  version: 160,
  name: 'ledger-keys',
  sql: `
CREATE TABLE ledger_key (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
`,
} as const;
