/** The index of db/migrations/0050 on PostgreSQL. */
export const postgres0050 = {
  version: 50,
  name: 'figures',
  sql: `
CREATE INDEX dossier_ended ON dossier (resolved_at, commune, procedure_code, status, due_at, received_at, limit_unit) WHERE resolved_at IS NOT NULL;
`,
} as const;
