/**
 * The tables of db/migrations/0010 on PostgreSQL: the same names and columns, so that one set of questions asks both.
 * Text is ordered by its bytes, as SQLite orders it. Every key begins with the commune; a dossier's `row` orders and
 * is no key. Frozen once released.
 */
export const postgres0010 = {
  version: 10,
  name: 'ledger-and-projections',
  sql: `
CREATE TABLE event (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL CHECK (seq >= 1),
  clock_ms BIGINT NOT NULL, clock_n BIGINT NOT NULL, at BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL, role TEXT COLLATE "C" NOT NULL, after_json TEXT COLLATE "C", type TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C",
  body_hash TEXT COLLATE "C" NOT NULL, personal_hash TEXT COLLATE "C", hash TEXT COLLATE "C" NOT NULL, body TEXT COLLATE "C" NOT NULL, salt TEXT COLLATE "C", data TEXT COLLATE "C",
  PRIMARY KEY (commune, ledger, seq), CHECK ((salt IS NULL) = (data IS NULL))
);
CREATE INDEX event_by_dossier ON event (commune, dossier) WHERE dossier IS NOT NULL;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE TRIGGER event_kept BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change('the ledger is append-only');
CREATE TRIGGER event_kept_whole BEFORE TRUNCATE ON event EXECUTE FUNCTION refuse_change('the ledger is append-only');
CREATE TRIGGER event_fixed BEFORE UPDATE OF commune, ledger, seq, clock_ms, clock_n, at, actor, role, after_json, type, dossier, body_hash, personal_hash, hash, body ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change('the ledger is append-only');
CREATE TRIGGER event_personal_fixed BEFORE UPDATE OF salt, data ON event FOR EACH ROW WHEN (NEW.salt IS NOT NULL OR NEW.data IS NOT NULL)
  EXECUTE FUNCTION refuse_change('a personal part may only be purged');

CREATE TABLE ledger_end (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL, hash TEXT COLLATE "C" NOT NULL,
  clock_ms BIGINT NOT NULL, clock_n BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (commune, ledger)
);
CREATE INDEX ledger_end_by_ledger ON ledger_end (ledger);
CREATE TABLE ledger (
  commune TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, desk BIGINT, generation BIGINT NOT NULL,
  key TEXT COLLATE "C" NOT NULL, recipient TEXT COLLATE "C" NOT NULL, training INTEGER NOT NULL, cause TEXT COLLATE "C" NOT NULL, predecessor TEXT COLLATE "C", opened_at BIGINT NOT NULL,
  opened INTEGER NOT NULL, admitted_by TEXT COLLATE "C", admitted_seq BIGINT, admitted_clock_ms BIGINT, admitted_clock_n BIGINT, replaces TEXT COLLATE "C",
  PRIMARY KEY (commune, id)
);
CREATE INDEX ledger_by_id ON ledger (id);
CREATE TABLE staff (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, role TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (commune, ledger, id)
);
CREATE TABLE adoption (
  commune TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL,
  version TEXT COLLATE "C" NOT NULL, sha256 TEXT COLLATE "C" NOT NULL, clock_ms BIGINT NOT NULL, clock_n BIGINT NOT NULL,
  PRIMARY KEY (commune, kind, ledger, seq)
);
CREATE TABLE numbering (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, opening_number BIGINT NOT NULL,
  PRIMARY KEY (commune, ledger)
);
CREATE TABLE clock_confirmation (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, wall BIGINT NOT NULL, offset_ms BIGINT NOT NULL,
  PRIMARY KEY (commune, ledger)
);
CREATE TABLE code_block (
  commune TEXT COLLATE "C" NOT NULL, date TEXT COLLATE "C" NOT NULL, desk BIGINT NOT NULL, generation BIGINT NOT NULL, k BIGINT NOT NULL,
  PRIMARY KEY (commune, date, desk, generation)
);
CREATE TABLE book (
  commune TEXT COLLATE "C" NOT NULL, book_no TEXT COLLATE "C" NOT NULL, entry_no BIGINT NOT NULL,
  PRIMARY KEY (commune, book_no)
);
CREATE TABLE dossier (
  "row" BIGINT NOT NULL, commune TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C", status TEXT COLLATE "C" NOT NULL, running INTEGER NOT NULL,
  due_at BIGINT, holder TEXT COLLATE "C" NOT NULL, has_conflict INTEGER NOT NULL, waiting BIGINT NOT NULL, plain INTEGER NOT NULL, received_by TEXT COLLATE "C" NOT NULL, desk BIGINT,
  procedure_code TEXT COLLATE "C" NOT NULL, registered_at BIGINT NOT NULL, received_at BIGINT, promised_at BIGINT, resolved_at BIGINT, returned_at BIGINT,
  limit_unit TEXT COLLATE "C", full_name TEXT COLLATE "C" NOT NULL, search_text TEXT COLLATE "C" NOT NULL, newest TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (commune, id)
);
CREATE INDEX dossier_by_row ON dossier ("row" DESC);
CREATE INDEX dossier_by_commune ON dossier (commune, desk);
CREATE INDEX dossier_by_status ON dossier (status, "row" DESC);
CREATE INDEX dossier_by_due ON dossier (due_at, "row") WHERE running = 1;
CREATE INDEX dossier_at_district ON dossier (commune) WHERE running = 1 AND holder = 'district';
CREATE INDEX dossier_in_conflict ON dossier (commune) WHERE has_conflict = 1;
-- The words are folded already and stand apart by one space. Words that no index takes go through the parser, which leaves them out.
CREATE FUNCTION folded_words(folded TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(folded) < 2000 THEN array_to_tsvector(string_to_array(folded, ' ')) ELSE to_tsvector('pg_catalog.simple'::regconfig, folded) END
$$;
CREATE INDEX dossier_search ON dossier USING gin (folded_words(search_text));
CREATE TABLE dossier_code (
  commune TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (commune, code, dossier)
);
CREATE TABLE code_clash (
  commune TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (commune, code, dossier)
);
CREATE TABLE odd_event (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL, dossier TEXT COLLATE "C", type TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, kind TEXT COLLATE "C" NOT NULL, why TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
);
CREATE INDEX odd_event_by_dossier ON odd_event (commune, dossier) WHERE dossier IS NOT NULL;
CREATE INDEX odd_event_by_time ON odd_event (at);

CREATE TABLE command (id TEXT COLLATE "C" PRIMARY KEY, call TEXT COLLATE "C" NOT NULL, input_hash TEXT COLLATE "C" NOT NULL, answer TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL);
CREATE TABLE content (sha256 TEXT COLLATE "C" PRIMARY KEY, body TEXT COLLATE "C" NOT NULL);
CREATE TABLE setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);
`,
} as const;
