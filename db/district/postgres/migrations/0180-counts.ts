/** Weighted, so that the same text counts what is added and what is taken away; `source`: columns of `dossier`. */
export const byDay = (source: string, weight: string): string => `
  SELECT commune, (resolved_at + 25200000) / 86400000 AS day, procedure_code, coalesce(resolved_by, '') AS officer,
    sum(CASE WHEN class = 0 THEN ${weight} ELSE 0 END) AS early, sum(CASE WHEN class = 1 THEN ${weight} ELSE 0 END) AS on_time,
    sum(CASE WHEN class = 2 THEN ${weight} ELSE 0 END) AS late, sum(CASE WHEN timed THEN ${weight} ELSE 0 END) AS timed,
    sum(CASE WHEN timed THEN ${weight} * (due_at - resolved_at)::double precision ELSE 0 END) AS saved_ms,
    sum(CASE WHEN timed THEN ${weight} * (due_at - received_at)::double precision ELSE 0 END) AS granted_ms,
    sum(CASE WHEN timed THEN ${weight} * (resolved_at - received_at)::double precision ELSE 0 END) AS used_ms
  FROM (SELECT *, ended_class(status, received_at, resolved_at, due_at, limit_unit) AS class,
      status IN ('resolved', 'returned') AND due_at > received_at AND resolved_at >= received_at AS timed FROM ${source}) AS ended
  WHERE class IS NOT NULL GROUP BY 1, 2, 3, 4`;

/** From \`day\`: one row a day, procedure and officer. */
export const bySpan = `
  SELECT day.commune, p.part, s.span, s.first, CASE WHEN p.part = 'officer' THEN '' ELSE day.procedure_code END AS procedure_code,
    CASE WHEN p.part = 'procedure' THEN '' ELSE day.officer END AS officer,
    sum(early)::integer AS early, sum(on_time)::integer AS on_time, sum(late)::integer AS late, sum(timed)::integer AS timed,
    sum(saved_ms) AS saved_ms, sum(granted_ms) AS granted_ms, sum(used_ms) AS used_ms
  FROM day CROSS JOIN LATERAL ended_spans(day.day) s CROSS JOIN (VALUES ('both'), ('procedure'), ('officer')) AS p(part)
  WHERE s.span <> 'day' OR p.part = 'both' GROUP BY 1, 2, 3, 4, 5, 6`;

export const counted =
  'commune, desk, status, procedure_code, resolved_by, received_at, resolved_at, due_at, limit_unit';
export const addedUp = ['early', 'on_time', 'late', 'timed', 'saved_ms', 'granted_ms', 'used_ms']
  .map((name) => `${name} = ended_count.${name} + excluded.${name}`)
  .join(', ');

/**
 * Who wrote a dossier's result (as db/migrations/0180), the counts that lists and boards of a whole province are made
 * of, kept by the server with every statement that writes dossiers, and an index for each way in which a list is
 * narrowed. Counts lie by commune: writes of one commune go one after another, so that none waits for another's.
 * Frozen once released.
 */
export const postgres0180 = {
  version: 180,
  name: 'counts',
  sql: `
ALTER TABLE dossier ADD COLUMN resolved_by TEXT COLLATE "C";
UPDATE dossier d SET resolved_by = (SELECT e.actor FROM event e WHERE e.commune = d.commune AND e.dossier = d.id AND e.type = 'dossier.resolved.v1' AND e.at = d.resolved_at
  ORDER BY e.ledger, e.seq LIMIT 1) WHERE status IN ('resolved', 'returned');
UPDATE dossier SET state = substr(state, 1, length(state) - 1) || ',' || coalesce(to_json(resolved_by)::text, 'null') || ']';

-- As db/figure-sql.ts says it for the embedded store: 0 early, 1 on time, 2 late; null while it has not ended.
CREATE FUNCTION ended_class(status TEXT, received_at BIGINT, resolved_at BIGINT, due_at BIGINT, limit_unit TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN resolved_at IS NULL OR received_at IS NULL OR status NOT IN ('resolved', 'returned', 'withdrawn', 'stopped') THEN NULL
    WHEN status IN ('withdrawn', 'stopped') OR due_at IS NULL THEN 1
    WHEN (resolved_at + 25200000) / 86400000 < (due_at + 25200000) / 86400000 THEN 0
    WHEN (resolved_at + 25200000) / 86400000 > (due_at + 25200000) / 86400000 THEN 2
    WHEN limit_unit = 'workingHour' AND resolved_at > due_at THEN 2 ELSE 1 END
$$;
-- Spans of days in which a day lies: itself, the half of its month up to the 14th or from the 15th, the quarter that
-- begins on the 15th of its first month. Days since 1970-01-01 in +07:00.
CREATE FUNCTION ended_spans(day BIGINT) RETURNS TABLE (span TEXT, first BIGINT) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 'day', day
  UNION ALL SELECT 'half', (date_trunc('month', d)::date + CASE WHEN extract(day FROM d) <= 14 THEN 0 ELSE 14 END) - date '1970-01-01'
    FROM (SELECT date '1970-01-01' + day::integer AS d) AS half
  UNION ALL SELECT 'quarter', ((date_trunc('quarter', d + interval '1 month') - interval '1 month')::date + 14) - date '1970-01-01'
    FROM (SELECT date '1970-01-01' + (day::integer - 14) AS d) AS quarter
$$;

CREATE TABLE dossier_count (
  commune TEXT COLLATE "C" NOT NULL, desk BIGINT NOT NULL, status TEXT COLLATE "C" NOT NULL, procedure_code TEXT COLLATE "C" NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (commune, desk, status, procedure_code)
);
-- What ended, by spans. Longer spans stand here by procedure, by officer and by both; a day by both alone.
CREATE TABLE ended_count (
  commune TEXT COLLATE "C" NOT NULL, part TEXT COLLATE "C" NOT NULL, span TEXT COLLATE "C" NOT NULL, first BIGINT NOT NULL,
  procedure_code TEXT COLLATE "C" NOT NULL, officer TEXT COLLATE "C" NOT NULL,
  early INTEGER NOT NULL, on_time INTEGER NOT NULL, late INTEGER NOT NULL, timed INTEGER NOT NULL,
  saved_ms DOUBLE PRECISION NOT NULL, granted_ms DOUBLE PRECISION NOT NULL, used_ms DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (commune, part, span, first, procedure_code, officer)
) WITH (fillfactor = 80);
CREATE INDEX ended_count_by_span ON ended_count (part, span, first);

-- What the two tables must hold: for the first filling, and for whoever distrusts them.
CREATE VIEW dossier_count_anew AS
  SELECT commune, coalesce(desk, -1) AS desk, status, procedure_code, count(*) AS n FROM dossier GROUP BY 1, 2, 3, 4;
CREATE VIEW ended_count_anew AS WITH day AS (${byDay('dossier', '1')}) ${bySpan};
INSERT INTO dossier_count SELECT * FROM dossier_count_anew;
INSERT INTO ended_count SELECT * FROM ended_count_anew;

CREATE TYPE counted_dossier AS (
  commune TEXT, desk BIGINT, status TEXT, procedure_code TEXT, resolved_by TEXT, received_at BIGINT, resolved_at BIGINT, due_at BIGINT, limit_unit TEXT, weight BIGINT
);
CREATE FUNCTION add_counts(changed counted_dossier[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO dossier_count
    SELECT commune, coalesce(desk, -1), status, procedure_code, sum(weight) FROM unnest(changed) GROUP BY 1, 2, 3, 4 HAVING sum(weight) <> 0 ORDER BY 1, 2, 3, 4
    ON CONFLICT (commune, desk, status, procedure_code) DO UPDATE SET n = dossier_count.n + excluded.n;
  WITH moved AS (SELECT ${counted}, sum(weight) AS weight FROM unnest(changed) GROUP BY ${counted} HAVING sum(weight) <> 0),
    day AS (${byDay('moved', 'weight')})
  INSERT INTO ended_count ${bySpan} ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (commune, part, span, first, procedure_code, officer) DO UPDATE SET ${addedUp};
$$;
CREATE FUNCTION count_dossiers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed counted_dossier[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(ROW(${counted}, 1)::counted_dossier) INTO changed FROM added;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(ROW(${counted}, -1)::counted_dossier) INTO changed FROM taken;
  ELSE
    SELECT array_agg(one) INTO changed FROM (
      SELECT ROW(${counted}, 1)::counted_dossier AS one FROM added UNION ALL SELECT ROW(${counted}, -1)::counted_dossier FROM taken) AS moved;
  END IF;
  IF changed IS NOT NULL THEN PERFORM add_counts(changed); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER dossier_counted_new AFTER INSERT ON dossier REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_dossiers();
CREATE TRIGGER dossier_counted_anew AFTER UPDATE ON dossier REFERENCING NEW TABLE AS added OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION count_dossiers();
CREATE TRIGGER dossier_counted_gone AFTER DELETE ON dossier REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION count_dossiers();

DROP INDEX dossier_by_commune;
DROP INDEX dossier_by_due;
DROP INDEX dossier_ended;
CREATE INDEX dossier_by_commune ON dossier (commune, "row" DESC) INCLUDE (status, procedure_code, id);
CREATE INDEX dossier_by_procedure ON dossier (procedure_code, "row" DESC) INCLUDE (commune, id);
CREATE INDEX dossier_by_due ON dossier (due_at, "row") INCLUDE (commune, id, status, procedure_code) WHERE running = 1;
CREATE INDEX dossier_open ON dossier ("row" DESC) INCLUDE (commune, id, procedure_code, status, due_at, running)
  WHERE received_at IS NOT NULL AND status IN ('received', 'processing', 'supplementRequested', 'paymentRequested');
-- Of all dossiers, so that the planner takes its statistics of classes from here: it does not trust a part of a table.
CREATE INDEX dossier_ended ON dossier (ended_class(status, received_at, resolved_at, due_at, limit_unit), resolved_at DESC, "row" DESC);
CREATE INDEX dossier_ended_in ON dossier (commune, ended_class(status, received_at, resolved_at, due_at, limit_unit), resolved_at DESC, "row" DESC) WHERE resolved_at IS NOT NULL;
CREATE INDEX dossier_ended_of ON dossier (procedure_code, ended_class(status, received_at, resolved_at, due_at, limit_unit), resolved_at DESC, "row" DESC) WHERE resolved_at IS NOT NULL;
`,
} as const;
