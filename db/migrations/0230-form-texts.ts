/**
 * Form texts are published (`forms.adopted.v1`). What a program that did not know the type kept of it is read now: who
 * adopted which version, and of the district's word the content that came in the event, canonical JSON as it stands there.
 */
export const migration0230 = {
  version: 230,
  name: 'form-texts',
  sql: `
INSERT INTO adoption (commune, kind, ledger, seq, version, sha256, clock_ms, clock_n)
  SELECT e.commune, 'forms', e.ledger, e.seq, json_extract(e.body, '$.version'), json_extract(e.body, '$.sha256'), e.clock_ms, e.clock_n
  FROM event e JOIN odd_event o ON o.commune = e.commune AND o.ledger = e.ledger AND o.seq = e.seq
  WHERE e.type = 'forms.adopted.v1' AND json_type(e.body, '$.version') = 'text' AND json_type(e.body, '$.sha256') = 'text'
    AND length(json_extract(e.body, '$.version')) BETWEEN 1 AND 100
    AND length(json_extract(e.body, '$.sha256')) = 64 AND json_extract(e.body, '$.sha256') NOT GLOB '*[^0-9a-f]*'
    AND instr(e.body, '\\u') = 0;
INSERT OR IGNORE INTO content (sha256, body)
  SELECT json_extract(e.body, '$.sha256'), json_extract(e.body, '$.content')
  FROM event e JOIN adoption a ON a.commune = e.commune AND a.kind = 'forms' AND a.ledger = e.ledger AND a.seq = e.seq
  JOIN ledger l ON l.commune = e.commune AND l.id = e.ledger AND l.kind = 'district' AND l.opened = 1
  WHERE json_type(e.body, '$.content') = 'object';
DELETE FROM odd_event WHERE type = 'forms.adopted.v1'
  AND EXISTS (SELECT 1 FROM adoption a WHERE a.commune = odd_event.commune AND a.kind = 'forms' AND a.ledger = odd_event.ledger AND a.seq = odd_event.seq);
`,
} as const;
