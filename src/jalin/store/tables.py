"""The tables of the register, as SQL. Names of columns are those of the rows in `rows.py`."""

TRUTH = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, title TEXT, outlet TEXT,
    author TEXT, published TEXT, url TEXT, source TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE readings (
    sequence INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    reader TEXT NOT NULL,
    json TEXT NOT NULL,
    UNIQUE (document_id, reader)
) STRICT;
CREATE TABLE skipped (
    source TEXT, reason TEXT, detail TEXT, PRIMARY KEY (source, reason, detail)
) STRICT, WITHOUT ROWID;
CREATE TABLE derived_from (
    id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, deriver TEXT NOT NULL
) STRICT;
INSERT INTO derived_from VALUES (1, 0, '');
"""

DEALS = """
CREATE TABLE parties (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, known_as TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE party_names (
    party_id TEXT NOT NULL REFERENCES parties (id), name TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id), rule TEXT NOT NULL,
    PRIMARY KEY (party_id, name, document_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE deals (
    id TEXT PRIMARY KEY, stage TEXT NOT NULL, reached TEXT, instrument TEXT, date TEXT,
    place TEXT, under TEXT REFERENCES deals (id) DEFERRABLE INITIALLY DEFERRED,
    first_told TEXT, last_told TEXT, documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE deal_mentions (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL, conflict TEXT, PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_mentions_by_deal ON deal_mentions (deal_id);
CREATE TABLE deal_joins (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    left_document_id TEXT NOT NULL, left_position INTEGER NOT NULL,
    right_document_id TEXT NOT NULL, right_position INTEGER NOT NULL,
    rule TEXT NOT NULL, parties TEXT NOT NULL, shared TEXT NOT NULL,
    PRIMARY KEY (
        deal_id, left_document_id, left_position, right_document_id, right_position
    ),
    FOREIGN KEY (left_document_id, left_position)
        REFERENCES deal_mentions (document_id, position),
    FOREIGN KEY (right_document_id, right_position)
        REFERENCES deal_mentions (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE deal_parties (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    party_id TEXT NOT NULL REFERENCES parties (id),
    position INTEGER NOT NULL, PRIMARY KEY (deal_id, party_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_parties_by_party ON deal_parties (party_id);
CREATE TABLE deal_roles (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    name TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (deal_id, document_id, name, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE steps (
    deal_id TEXT NOT NULL REFERENCES deals (id), position INTEGER NOT NULL,
    stage TEXT NOT NULL, factuality TEXT NOT NULL, kind TEXT NOT NULL, instrument TEXT,
    date TEXT, place TEXT, PRIMARY KEY (deal_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE step_evidence (
    deal_id TEXT NOT NULL, position INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL, rule TEXT,
    FOREIGN KEY (deal_id, position) REFERENCES steps (deal_id, position)
) STRICT;
CREATE INDEX step_evidence_by_step ON step_evidence (deal_id, position);
CREATE TABLE claims (
    deal_id TEXT NOT NULL REFERENCES deals (id), field TEXT NOT NULL, value TEXT NOT NULL,
    shown INTEGER NOT NULL, document_id TEXT NOT NULL REFERENCES documents (id),
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL, rule TEXT
) STRICT;
CREATE INDEX claims_by_deal ON claims (deal_id, field);
"""

SAYINGS = """
CREATE TABLE people (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE relations (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE statements (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    speaker TEXT, direct INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE promises (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    who TEXT NOT NULL, due TEXT,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE deal_promises (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (deal_id, document_id, position),
    FOREIGN KEY (document_id, position) REFERENCES promises (document_id, position)
) STRICT, WITHOUT ROWID;
"""
