"""Things that can go wrong with a register, each done by hand, and which check must see it."""

from dataclasses import dataclass

_ONE_TEXT = "UPDATE documents SET text = text || '!' WHERE id = (SELECT min(id) FROM documents)"
_ONE_DATE = "UPDATE documents SET published = 'besok' WHERE id = (SELECT min(id) FROM documents)"
_NO_READING = "DELETE FROM readings WHERE document_id = (SELECT min(id) FROM documents)"
_NO_DOCUMENT = "DELETE FROM documents WHERE id = (SELECT min(id) FROM documents)"
_NO_VECTOR = "DELETE FROM vectors WHERE document_id = (SELECT min(id) FROM documents)"
_SHORT_VECTOR = (
    "UPDATE vectors SET vector = 'AQID' WHERE document_id = (SELECT min(id) FROM documents)"
)
_OTHER_WORDS = """
    INSERT INTO words (rowid, title, text) SELECT number, 'kata', 'lain' FROM worded_documents
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A damage. `check` sees it; `heals`: a repair makes it good; `deep`: only a deep look sees it.

    `everywhere`: it can be done on PostgreSQL by the same statements.
    """

    name: str
    statements: tuple[str, ...]
    check: str
    heals: bool = True
    deep: bool = False
    everywhere: bool = True


def _lost(name: str, check: str, *statements: str, everywhere: bool = True) -> Damage:
    """Build a damage of what cannot be made anew."""
    return Damage(name=name, statements=statements, check=check, heals=False, everywhere=everywhere)


def _derived(name: str, check: str, *statements: str, deep: bool = False) -> Damage:
    return Damage(name=name, statements=statements, check=check, deep=deep)


def _own(name: str, check: str, *statements: str, deep: bool = False) -> Damage:
    """Build a damage of what only SQLite has."""
    return Damage(name=name, statements=statements, check=check, deep=deep, everywhere=False)


LOST = (
    _lost("text", "documents", _ONE_TEXT),
    _lost(
        "date",
        "documents",
        _ONE_DATE,
    ),
    _lost("json", "readings", "UPDATE readings SET json = '{' WHERE sequence = 1"),
    _lost("word", "readings", """UPDATE readings SET json = replace(json, '"intent"', '"hope"')"""),
    _lost(
        "other document", "readings", "UPDATE readings SET json = replace(json, document_id, 'x')"
    ),
    _lost("no reading", "readings", _NO_READING),
    _lost(
        "no document",
        "engine",
        "PRAGMA foreign_keys = OFF",
        _NO_DOCUMENT,
        everywhere=False,
    ),
    _lost("judgement", "judgements", "UPDATE judgements SET json = replace(json, 'Bat', 'M')"),
    _lost("judgement id", "judgements", "UPDATE judgements SET id = 'x' || substr(id, 2)"),
    _lost("judgement json", "judgements", "UPDATE judgements SET json = '[]'"),
    _lost("heard", "notes", "UPDATE heard SET day = 'besok'"),
    _lost("heard fewer", "notes", "UPDATE heard SET documents = -1"),
    _lost(
        "watched",
        "notes",
        "INSERT INTO watched_pages (url, feed, state, tries) VALUES ('a', 'b', 'odd', 0)",
    ),
    _lost("table", "schema", "DROP TABLE heard"),
)
HEALED = (
    _derived("quote", "derived evidence", "UPDATE claims SET quote = quote || '!'"),
    _derived("place", "derived evidence", "UPDATE step_evidence SET span_start = span_start + 1"),
    _derived("beyond", "derived evidence", "UPDATE claims SET span_end = 10000000"),
    _derived("before", "derived evidence", "UPDATE claims SET span_start = -5"),
    _derived("deal", "orphans", "DELETE FROM told_deals"),
    _derived("party", "orphans", "UPDATE deal_parties SET party_id = 'gone'"),
    _derived("told in", "orphans", "UPDATE copies SET document_id = 'gone'"),
    _derived("day", "rebuild", "DELETE FROM deal_days", deep=True),
    _derived("twice", "rebuild", "INSERT INTO deal_parties SELECT * FROM deal_parties", deep=True),
    _derived("stage", "rebuild", "UPDATE deal_days SET stage = 'completed'", deep=True),
    _derived("behind", "backlog", "INSERT INTO pending (document_id) VALUES ('gone')"),
    _derived("index", "tables of what is derived", "DROP INDEX claims_by_deal_id_and_field"),
    _derived("view", "tables of what is derived", "DROP VIEW promises"),
    _derived("columns", "tables of what is derived", "ALTER TABLE copies ADD COLUMN later TEXT"),
    _derived("no deriver", "tables of what is derived", "DELETE FROM derived_from"),
    _derived("two words", "tables of the index of words", "INSERT INTO word_index VALUES ('', 0)"),
    _derived("no vectors", "tables of the vectors", "DROP TABLE vectors"),
    _derived("no number", "words", "DELETE FROM worded_documents WHERE number > 0"),
    _derived("other day", "words", "UPDATE worded_documents SET number = number + 167772160000"),
    _derived("words ahead", "words", "UPDATE word_index SET reached = 10000"),
    _derived("words gone", "words", "UPDATE worded_documents SET document_id = 'x' || document_id"),
    _derived("vector", "vectors", _NO_VECTOR),
    _derived("vector text", "vectors", "UPDATE vectors SET vector = '?'"),
    _derived(
        "vector size",
        "vectors",
        _SHORT_VECTOR,
    ),
    _derived("vector nil", "vectors", "UPDATE vectors SET vector = 'AAAA'"),
    _derived("vector day", "vectors", "UPDATE vectors SET day = day + 1"),
    _derived("vector gone", "vectors", "UPDATE vectors SET document_id = 'x' || document_id"),
    _derived("vectors ahead", "vectors", "UPDATE vector_index SET reached = 10000"),
    _own("words of nobody", "words", "INSERT INTO words (rowid, title) VALUES (7, 'kata')"),
    _own("no sizes", "words", "DELETE FROM words_docsize"),
    _own("no titles", "words", "INSERT INTO title_words (title_words) VALUES ('delete-all')"),
    _own("no title table", "tables of the index of words", "DROP TABLE title_words"),
    _own("no pages of words", "tables of the index of words", "DELETE FROM words_data"),
    _own(
        "cut words", "word content", "UPDATE words_data SET block = x'00' WHERE id > 10", deep=True
    ),
    _own(
        "other words",
        "word content",
        _OTHER_WORDS,
        deep=True,
    ),
    Damage(
        name="other stems",
        statements=("UPDATE words SET stems = 'kata'::tsvector",),
        check="word content",
        deep=True,
    ),
)
# What only PostgreSQL can be told.
ELSEWHERE = frozenset({"other stems"})
