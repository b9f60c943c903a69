BEGIN TRANSACTION;
CREATE TABLE claims (
    deal_id TEXT NOT NULL REFERENCES deals (id), field TEXT NOT NULL, value TEXT NOT NULL,
    shown INTEGER NOT NULL, document_id TEXT NOT NULL REFERENCES documents (id),
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL, rule TEXT
) STRICT;
INSERT INTO "claims" VALUES('b07612bd9e74','parties','PT Pindad',1,'50ab1b904a31eb50',0,9,'PT Pindad',NULL);
INSERT INTO "claims" VALUES('b07612bd9e74','parties','Ashok Leyland',1,'50ab1b904a31eb50',14,27,'Ashok Leyland',NULL);
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
CREATE TABLE deal_mentions (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL, conflict TEXT, PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "deal_mentions" VALUES('b07612bd9e74','50ab1b904a31eb50',0,NULL);
INSERT INTO "deal_mentions" VALUES('5fd933467523','50ab1b904a31eb50',1,NULL);
CREATE TABLE deal_parties (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    party_id TEXT NOT NULL REFERENCES parties (id),
    position INTEGER NOT NULL, PRIMARY KEY (deal_id, party_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "deal_parties" VALUES('5fd933467523','~len.business@50ab1b904a31eb50',0);
INSERT INTO "deal_parties" VALUES('5fd933467523','~thales.business',1);
INSERT INTO "deal_parties" VALUES('b07612bd9e74','~ashok-leyland.business',1);
INSERT INTO "deal_parties" VALUES('b07612bd9e74','~pindad.business',0);
CREATE TABLE deal_promises (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (deal_id, document_id, position),
    FOREIGN KEY (document_id, position) REFERENCES promises (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE deal_roles (
    deal_id TEXT NOT NULL REFERENCES deals (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    name TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (deal_id, document_id, name, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE deals (
    id TEXT PRIMARY KEY, stage TEXT NOT NULL, reached TEXT, instrument TEXT, date TEXT,
    place TEXT, under TEXT REFERENCES deals (id) DEFERRABLE INITIALLY DEFERRED,
    first_told TEXT, last_told TEXT, documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "deals" VALUES('5fd933467523','intent','intent',NULL,NULL,NULL,'b07612bd9e74','2026-02','2026-02',1);
INSERT INTO "deals" VALUES('b07612bd9e74','intent','intent',NULL,NULL,NULL,NULL,'2026-02','2026-02',1);
CREATE TABLE derived_from (
    id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, deriver TEXT NOT NULL
) STRICT;
INSERT INTO "derived_from" VALUES(1,1,'register/2');
CREATE TABLE documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, title TEXT, outlet TEXT,
    author TEXT, published TEXT, url TEXT, source TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "documents" VALUES('50ab1b904a31eb50','a','PT Pindad dan Ashok Leyland meneken nota kesepahaman.',NULL,'Warta a',NULL,'2026-02',NULL,NULL);
CREATE TABLE parties (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, known_as TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "parties" VALUES('~ashok-leyland.business','Ashok Leyland','company',NULL,NULL);
INSERT INTO "parties" VALUES('~len.business@50ab1b904a31eb50','LEN','company',NULL,NULL);
INSERT INTO "parties" VALUES('~pindad.business','PT Pindad','company',NULL,NULL);
INSERT INTO "parties" VALUES('~thales.business','Thales','company',NULL,NULL);
CREATE TABLE party_names (
    party_id TEXT NOT NULL REFERENCES parties (id), name TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id), rule TEXT NOT NULL,
    PRIMARY KEY (party_id, name, document_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "party_names" VALUES('~ashok-leyland.business','Ashok Leyland','50ab1b904a31eb50','same_name');
INSERT INTO "party_names" VALUES('~len.business@50ab1b904a31eb50','LEN','50ab1b904a31eb50','document_only');
INSERT INTO "party_names" VALUES('~pindad.business','PT Pindad','50ab1b904a31eb50','same_name');
INSERT INTO "party_names" VALUES('~thales.business','Thales','50ab1b904a31eb50','same_name');
CREATE TABLE people (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE promises (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    who TEXT NOT NULL, due TEXT,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE readings (
    sequence INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    reader TEXT NOT NULL,
    json TEXT NOT NULL,
    UNIQUE (document_id, reader)
) STRICT;
INSERT INTO "readings" VALUES(1,'50ab1b904a31eb50','test/1','{"doc_id":"50ab1b904a31eb50","relevant":true,"published":"2026-02","deals":[{"parties":[{"name":"PT Pindad","kind":"company","aliases":[],"country":null,"spans":[],"known_as":null},{"name":"Ashok Leyland","kind":"company","aliases":[],"country":null,"spans":[],"known_as":null}],"instrument":"memorandum","stage":"intent","other_roles":[],"activities":[],"sectors":[],"objects":["bus listrik"],"date":null,"place":null,"amounts":[],"trigger":null,"evidence":null,"conflict":null,"under":null,"trigger_span":null,"evidence_span":null,"steps":[{"stage":"intent","factuality":"factual","evidence":"","kind":"development","instrument":"memorandum","date":null,"place":null,"span":null,"step":null}],"claims":[],"confidence":null,"step":null},{"parties":[{"name":"LEN","kind":"company","aliases":[],"country":null,"spans":[],"known_as":null},{"name":"Thales","kind":"company","aliases":[],"country":null,"spans":[],"known_as":null}],"instrument":"memorandum","stage":"intent","other_roles":[],"activities":[],"sectors":[],"objects":["radar"],"date":null,"place":null,"amounts":[],"trigger":null,"evidence":null,"conflict":null,"under":0,"trigger_span":null,"evidence_span":null,"steps":[{"stage":"intent","factuality":"factual","evidence":"","kind":"development","instrument":"memorandum","date":null,"place":null,"span":null,"step":null}],"claims":[],"confidence":null,"step":null}],"people":[],"relations":[],"statements":[],"promises":[],"document_id":"50ab1b904a31eb50","reader":"test/1"}');
CREATE TABLE relations (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO "schema_version" VALUES(1,'truth');
INSERT INTO "schema_version" VALUES(2,'derived deals');
INSERT INTO "schema_version" VALUES(3,'derived sayings');
CREATE TABLE skipped (
    source TEXT, reason TEXT, detail TEXT, PRIMARY KEY (source, reason, detail)
) STRICT, WITHOUT ROWID;
INSERT INTO "skipped" VALUES('a.txt','empty','');
CREATE TABLE statements (
    document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    speaker TEXT, direct INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE step_evidence (
    deal_id TEXT NOT NULL, position INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL, rule TEXT,
    FOREIGN KEY (deal_id, position) REFERENCES steps (deal_id, position)
) STRICT;
CREATE TABLE steps (
    deal_id TEXT NOT NULL REFERENCES deals (id), position INTEGER NOT NULL,
    stage TEXT NOT NULL, factuality TEXT NOT NULL, kind TEXT NOT NULL, instrument TEXT,
    date TEXT, place TEXT, PRIMARY KEY (deal_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "steps" VALUES('5fd933467523',0,'intent','factual','development','memorandum',NULL,NULL);
INSERT INTO "steps" VALUES('b07612bd9e74',0,'intent','factual','development','memorandum',NULL,NULL);
CREATE INDEX deal_mentions_by_deal ON deal_mentions (deal_id);
CREATE INDEX deal_parties_by_party ON deal_parties (party_id);
CREATE INDEX step_evidence_by_step ON step_evidence (deal_id, position);
CREATE INDEX claims_by_deal ON claims (deal_id, field);
COMMIT;
