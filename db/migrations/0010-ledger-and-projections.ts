/** Frozen once released. Keys of communes' data begin with the commune (design.md, "Past one machine"). */
export const migration0010 = {
  version: 10,
  name: 'ledger-and-projections',
  sql: `
CREATE TABLE event (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL,
  clock_ms INTEGER NOT NULL, clock_n INTEGER NOT NULL, at INTEGER NOT NULL,
  actor TEXT NOT NULL, role TEXT NOT NULL, after_json TEXT, type TEXT NOT NULL, dossier TEXT,
  body_hash TEXT NOT NULL, personal_hash TEXT, hash TEXT NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_dossier ON event (commune, dossier) WHERE dossier IS NOT NULL;
CREATE TABLE event_body (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_personal (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL, salt TEXT, data TEXT,
  PRIMARY KEY (commune, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER event_body_kept BEFORE DELETE ON event_body BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER event_body_fixed BEFORE UPDATE ON event_body BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER event_personal_kept BEFORE DELETE ON event_personal BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER event_personal_fixed BEFORE UPDATE ON event_personal
  WHEN NEW.commune IS NOT OLD.commune OR NEW.ledger IS NOT OLD.ledger OR NEW.seq IS NOT OLD.seq OR NEW.salt IS NOT NULL OR NEW.data IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a personal part may only be purged'); END;

CREATE TABLE ledger (
  commune TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, desk INTEGER, generation INTEGER NOT NULL,
  key TEXT NOT NULL, recipient TEXT NOT NULL, training INTEGER NOT NULL, cause TEXT NOT NULL, predecessor TEXT, opened_at INTEGER NOT NULL,
  PRIMARY KEY (commune, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE staff (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE rules_in_force (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, kind TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger, kind, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE numbering (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, opening_number INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
CREATE TABLE clock_confirmation (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, wall INTEGER NOT NULL, offset_ms INTEGER NOT NULL, seq INTEGER NOT NULL,
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
  row INTEGER PRIMARY KEY, commune TEXT NOT NULL, id TEXT NOT NULL, desk INTEGER, code TEXT, full_name TEXT NOT NULL, search_text TEXT NOT NULL,
  procedure_code TEXT NOT NULL, status TEXT NOT NULL, running INTEGER NOT NULL, registered_at INTEGER NOT NULL, received_at INTEGER, due_at INTEGER, sort_at INTEGER NOT NULL,
  holder TEXT NOT NULL, has_conflict INTEGER NOT NULL, waiting INTEGER NOT NULL, newest TEXT NOT NULL, state TEXT NOT NULL,
  UNIQUE (commune, id)
) STRICT;
CREATE INDEX dossier_by_id ON dossier (id);
CREATE INDEX dossier_by_time ON dossier (sort_at DESC, row DESC);
CREATE INDEX dossier_by_status ON dossier (status, sort_at DESC, row DESC);
CREATE INDEX dossier_by_due ON dossier (due_at, row) WHERE running = 1;
CREATE INDEX dossier_by_commune ON dossier (commune, sort_at DESC, row DESC);
CREATE INDEX dossier_in_conflict ON dossier (sort_at DESC, row DESC) WHERE has_conflict = 1;
CREATE TABLE dossier_code (
  commune TEXT NOT NULL, code TEXT NOT NULL, dossier TEXT NOT NULL, alias INTEGER NOT NULL,
  PRIMARY KEY (commune, code, dossier)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_code_by_code ON dossier_code (code);
CREATE TABLE odd_event (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL, dossier TEXT, type TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX odd_event_by_dossier ON odd_event (commune, dossier);
CREATE VIRTUAL TABLE dossier_search USING fts5(search_text, content='dossier', content_rowid='row', tokenize="unicode61 remove_diacritics 0", prefix='2 3', detail='none', columnsize=0);

CREATE TABLE command (id TEXT PRIMARY KEY, call TEXT NOT NULL, input_hash TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE content (sha256 TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
} as const;
