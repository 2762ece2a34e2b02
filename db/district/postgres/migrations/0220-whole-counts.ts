import { addedUp, byDay, bySpan, counted } from './0180-counts.ts';

const figures = ['early', 'on_time', 'late', 'timed', 'saved_ms', 'granted_ms', 'used_ms'] as const;
const sums = figures.map((name) => `sum(${name})${name.endsWith('_ms') ? '' : '::integer'} AS ${name}`).join(', ');
const columns = `
  early INTEGER NOT NULL, on_time INTEGER NOT NULL, late INTEGER NOT NULL, timed INTEGER NOT NULL,
  saved_ms DOUBLE PRECISION NOT NULL, granted_ms DOUBLE PRECISION NOT NULL, used_ms DOUBLE PRECISION NOT NULL`;
const wholeAddedUp = figures.map((name) => `${name} = whole_count.${name} + excluded.${name}`).join(', ');
/** A change counts in each of its spans. */
const spread = 'CROSS JOIN LATERAL ended_spans(c.day) s';
const changesAtOnce = 1000;

/**
 * What ended, of all communes together: a board of the whole read a row of every commune for each. A row that every
 * import adds to would make each wait for all others, so none does: a change is laid down as a row of its own, and now
 * and then one of those who write folds what lies there into the sums, alone, while the others pass by. `whole_ended`
 * is both. Frozen once released.
 */
export const postgres0220 = {
  version: 220,
  name: 'whole-counts',
  sql: `
CREATE TABLE whole_count (
  span TEXT COLLATE "C" NOT NULL, first BIGINT NOT NULL, procedure_code TEXT COLLATE "C" NOT NULL, ${columns},
  PRIMARY KEY (span, first, procedure_code)
) WITH (fillfactor = 80);
CREATE TABLE whole_change (
  no BIGINT GENERATED ALWAYS AS IDENTITY, day BIGINT NOT NULL, procedure_code TEXT COLLATE "C" NOT NULL, ${columns}
);
CREATE VIEW whole_ended AS
  SELECT span, first, procedure_code, ${figures.join(', ')} FROM whole_count
  UNION ALL SELECT s.span, s.first, c.procedure_code, ${figures.map((name) => `c.${name}`).join(', ')} FROM whole_change c ${spread};
-- What both must come to, by the counts of communes.
CREATE VIEW whole_count_anew AS
  SELECT span, first, procedure_code, ${sums}
  FROM ended_count WHERE part = CASE span WHEN 'day' THEN 'both' ELSE 'procedure' END GROUP BY 1, 2, 3;
INSERT INTO whole_count SELECT * FROM whole_count_anew;

CREATE FUNCTION fold_whole_changes() RETURNS void LANGUAGE sql AS $$
  WITH c AS (DELETE FROM whole_change RETURNING *)
  INSERT INTO whole_count SELECT s.span, s.first, c.procedure_code, ${sums} FROM c ${spread} GROUP BY 1, 2, 3
    ON CONFLICT (span, first, procedure_code) DO UPDATE SET ${wholeAddedUp};
$$;
CREATE OR REPLACE FUNCTION add_counts(changed counted_dossier[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dossier_count
    SELECT commune, coalesce(desk, -1), status, procedure_code, sum(weight) FROM unnest(changed) GROUP BY 1, 2, 3, 4 HAVING sum(weight) <> 0 ORDER BY 1, 2, 3, 4
    ON CONFLICT (commune, desk, status, procedure_code) DO UPDATE SET n = dossier_count.n + excluded.n;
  WITH moved AS (SELECT ${counted}, sum(weight) AS weight FROM unnest(changed) GROUP BY ${counted} HAVING sum(weight) <> 0),
    day AS MATERIALIZED (${byDay('moved', 'weight')}),
    laid AS (INSERT INTO whole_change (day, procedure_code, ${figures.join(', ')}) SELECT day, procedure_code, ${sums} FROM day GROUP BY 1, 2)
  INSERT INTO ended_count ${bySpan} ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (commune, part, span, first, procedure_code, officer) DO UPDATE SET ${addedUp};
END $$;
CREATE OR REPLACE FUNCTION count_dossiers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed counted_dossier[]; before BIGINT;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(ROW(${counted}, 1)::counted_dossier) INTO changed FROM added;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(ROW(${counted}, -1)::counted_dossier) INTO changed FROM taken;
  ELSE
    SELECT array_agg(one) INTO changed FROM (
      SELECT ROW(${counted}, 1)::counted_dossier AS one FROM added UNION ALL SELECT ROW(${counted}, -1)::counted_dossier FROM taken) AS moved;
  END IF;
  IF changed IS NULL THEN RETURN NULL; END IF;
  SELECT last_value / ${changesAtOnce} INTO before FROM whole_change_no_seq;
  PERFORM add_counts(changed);
  -- Whoever lays down the last of so many folds them, unless somebody is at it.
  IF (SELECT last_value / ${changesAtOnce} FROM whole_change_no_seq) > before
    AND pg_try_advisory_xact_lock(hashtextextended('motcua whole counts ' || current_schema(), 0)) THEN
    PERFORM fold_whole_changes();
  END IF;
  RETURN NULL;
END $$;
`,
} as const;
