/**
 * The ledger, what is projected from it, and what every folder keeps beside it. Frozen once released. Keys of communes'
 * data begin with the commune (design.md, "Past one machine").
 */
export const migration0010 = {
  version: 10,
  name: 'ledger-and-projections',
  sql: `
CREATE TABLE event (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq >= 1),
  clock_ms INTEGER NOT NULL, clock_n INTEGER NOT NULL, at INTEGER NOT NULL,
  actor TEXT NOT NULL, role TEXT NOT NULL, after_json TEXT, type TEXT NOT NULL, dossier TEXT,
  body_hash TEXT NOT NULL, personal_hash TEXT, hash TEXT NOT NULL, body TEXT NOT NULL, salt TEXT, data TEXT,
  PRIMARY KEY (commune, ledger, seq), CHECK ((salt IS NULL) = (data IS NULL))
) STRICT;
CREATE INDEX event_by_dossier ON event (commune, dossier) WHERE dossier IS NOT NULL;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE OF commune, ledger, seq, clock_ms, clock_n, at, actor, role, after_json, type, dossier, body_hash, personal_hash, hash, body ON event
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_personal_fixed BEFORE UPDATE OF salt, data ON event WHEN NEW.salt IS NOT NULL OR NEW.data IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a personal part may only be purged'); END;

CREATE TABLE ledger_end (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL,
  clock_ms INTEGER NOT NULL, clock_n INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_end_by_ledger ON ledger_end (ledger);
CREATE TABLE ledger (
  commune TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, desk INTEGER, generation INTEGER NOT NULL,
  key TEXT NOT NULL, recipient TEXT NOT NULL, training INTEGER NOT NULL, cause TEXT NOT NULL, predecessor TEXT, opened_at INTEGER NOT NULL,
  opened INTEGER NOT NULL, admitted_by TEXT, admitted_seq INTEGER, admitted_clock_ms INTEGER, admitted_clock_n INTEGER, replaces TEXT,
  PRIMARY KEY (commune, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_by_id ON ledger (id);
CREATE TABLE staff (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (commune, ledger, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE adoption (
  commune TEXT NOT NULL, kind TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL,
  version TEXT NOT NULL, sha256 TEXT NOT NULL, clock_ms INTEGER NOT NULL, clock_n INTEGER NOT NULL,
  PRIMARY KEY (commune, kind, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE numbering (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, opening_number INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
CREATE TABLE clock_confirmation (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, wall INTEGER NOT NULL, offset_ms INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_block (
  commune TEXT NOT NULL, date TEXT NOT NULL, desk INTEGER NOT NULL, generation INTEGER NOT NULL, k INTEGER NOT NULL,
  PRIMARY KEY (commune, date, desk, generation)
) STRICT, WITHOUT ROWID;
CREATE TABLE book (
  commune TEXT NOT NULL, book_no TEXT NOT NULL, entry_no INTEGER NOT NULL,
  PRIMARY KEY (commune, book_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier (
  row INTEGER PRIMARY KEY, commune TEXT NOT NULL, id TEXT NOT NULL, code TEXT, status TEXT NOT NULL, running INTEGER NOT NULL,
  due_at INTEGER, holder TEXT NOT NULL, has_conflict INTEGER NOT NULL, waiting INTEGER NOT NULL, plain INTEGER NOT NULL, received_by TEXT NOT NULL, desk INTEGER,
  procedure_code TEXT NOT NULL, registered_at INTEGER NOT NULL, received_at INTEGER, promised_at INTEGER, resolved_at INTEGER, returned_at INTEGER,
  limit_unit TEXT, full_name TEXT NOT NULL, search_text TEXT NOT NULL, newest TEXT NOT NULL, state TEXT NOT NULL,
  UNIQUE (commune, id)
) STRICT;
CREATE INDEX dossier_by_commune ON dossier (commune, desk);
CREATE INDEX dossier_by_status ON dossier (status);
CREATE INDEX dossier_by_due ON dossier (due_at) WHERE running = 1;
CREATE INDEX dossier_at_district ON dossier (commune) WHERE running = 1 AND holder = 'district';
CREATE INDEX dossier_in_conflict ON dossier (commune) WHERE has_conflict = 1;
CREATE TABLE dossier_code (
  commune TEXT NOT NULL, code TEXT NOT NULL, dossier TEXT NOT NULL,
  PRIMARY KEY (commune, code, dossier)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_clash (
  commune TEXT NOT NULL, code TEXT NOT NULL, dossier TEXT NOT NULL,
  PRIMARY KEY (commune, code, dossier)
) STRICT, WITHOUT ROWID;
CREATE TABLE odd_event (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL, dossier TEXT, type TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX odd_event_by_dossier ON odd_event (commune, dossier) WHERE dossier IS NOT NULL;
CREATE INDEX odd_event_by_time ON odd_event (at);
CREATE VIRTUAL TABLE dossier_search USING fts5(search_text, content='dossier', content_rowid='row', tokenize='ascii', prefix='1 2 3 4 5 6', detail='none', columnsize=0);
-- An intake is one small segment of the index: merged when sixteen have gathered, not four, an intake costs a quarter less.
INSERT INTO dossier_search (dossier_search, rank) VALUES ('automerge', 16), ('crisismerge', 64);

CREATE TABLE command (id TEXT PRIMARY KEY, call TEXT NOT NULL, input_hash TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE content (sha256 TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
} as const;
