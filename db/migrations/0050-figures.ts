/** What figures are counted from, in an index of its own: rows of dossiers are wide. Only what has ended costs anything. */
export const migration0050 = {
  version: 50,
  name: 'figures',
  sql: `
CREATE INDEX dossier_ended ON dossier (resolved_at, commune, procedure_code, status, due_at, received_at, limit_unit) WHERE resolved_at IS NOT NULL;
`,
} as const;
