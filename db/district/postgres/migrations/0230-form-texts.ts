/**
 * What db/migrations/0230 reads, on PostgreSQL. `json`, not `jsonb`: it leaves the text of the content as it is.
 * Neither reads every escape that JSON has (`\u0000`), and texts of forms have none: such an event stays unknown.
 */
export const postgres0230 = {
  version: 230,
  name: 'form-texts',
  sql: `
INSERT INTO adoption (commune, kind, ledger, seq, version, sha256, clock_ms, clock_n)
  SELECT e.commune, 'forms', e.ledger, e.seq, e.body::json ->> 'version', e.body::json ->> 'sha256', e.clock_ms, e.clock_n
  FROM event e JOIN odd_event o ON o.commune = e.commune AND o.ledger = e.ledger AND o.seq = e.seq
  WHERE CASE WHEN e.type = 'forms.adopted.v1' AND strpos(e.body, '\\u') = 0
    THEN json_typeof(e.body::json -> 'version') = 'string' AND json_typeof(e.body::json -> 'sha256') = 'string'
      AND length(e.body::json ->> 'version') BETWEEN 1 AND 100 AND e.body::json ->> 'sha256' ~ '^[0-9a-f]{64}$'
    ELSE false END;
INSERT INTO content (sha256, body)
  SELECT e.body::json ->> 'sha256', (e.body::json -> 'content')::text
  FROM event e JOIN adoption a ON a.commune = e.commune AND a.kind = 'forms' AND a.ledger = e.ledger AND a.seq = e.seq
  JOIN ledger l ON l.commune = e.commune AND l.id = e.ledger AND l.kind = 'district' AND l.opened = 1
  WHERE CASE WHEN e.type = 'forms.adopted.v1' AND strpos(e.body, '\\u') = 0
    THEN json_typeof(e.body::json -> 'content') = 'object' ELSE false END
  ON CONFLICT DO NOTHING;
DELETE FROM odd_event o USING adoption a
  WHERE o.type = 'forms.adopted.v1' AND a.commune = o.commune AND a.kind = 'forms' AND a.ledger = o.ledger AND a.seq = o.seq;
`,
} as const;
