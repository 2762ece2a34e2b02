/**
 * Who wrote a dossier's result, in the row and in the folded state: figures by officer need no event. The index that
 * figures are counted from has it too. Events that say the result at the same moment: the first by ledger and number.
 */
export const migration0180 = {
  version: 180,
  name: 'counts',
  sql: `
ALTER TABLE dossier ADD COLUMN resolved_by TEXT;
UPDATE dossier SET resolved_by = (SELECT e.actor FROM event e INDEXED BY event_by_dossier WHERE e.commune = dossier.commune AND e.dossier = dossier.id AND e.type = 'dossier.resolved.v1' AND e.at = dossier.resolved_at
  ORDER BY e.ledger, e.seq LIMIT 1) WHERE status IN ('resolved', 'returned');
UPDATE dossier SET state = substr(state, 1, length(state) - 1) || ',' || json_quote(resolved_by) || ']';
DROP INDEX dossier_ended;
CREATE INDEX dossier_ended ON dossier (resolved_at, commune, procedure_code, status, due_at, received_at, limit_unit, resolved_by) WHERE resolved_at IS NOT NULL;
`,
} as const;
