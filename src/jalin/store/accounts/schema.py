"""The schema of the accounts, by migrations as that of the register."""

from jalin.store.accounts.webhooks import CREATE_WEBHOOKS
from jalin.store.engine.database import Content, Database, Purpose, RegisterError
from jalin.store.schema import Migration, migrate, run_statements

# The number is "JALA".
ACCOUNTS = Purpose(name="accounts", number=0x4A414C41, words="accounts of Jalin")


def create_accounts(database: Database) -> None:
    """Create the tables."""
    run_statements(
        database,
        """
        CREATE TABLE users (
            key {text} PRIMARY KEY, name {text} NOT NULL, role {text} NOT NULL,
            hash {text} NOT NULL, created {text} NOT NULL, changed {text} NOT NULL, disabled {text}
        ) {keyed};
        CREATE TABLE sessions (
            hash {text} PRIMARY KEY, user_key {text} NOT NULL REFERENCES users (key),
            created {text} NOT NULL, seen {text} NOT NULL, expires {text} NOT NULL, ended {text},
            agent {text}, failures {integer} NOT NULL, failed {text}
        ) {keyed};
        CREATE TABLE tokens (
            id {text} NOT NULL, hash {text} PRIMARY KEY,
            user_key {text} NOT NULL REFERENCES users (key), name {text} NOT NULL,
            scopes {text} NOT NULL, created {text} NOT NULL, expires {text} NOT NULL, used {text},
            revoked {text}
        ) {keyed};
        CREATE TABLE attempts (
            sequence {counted_once}, who {text} NOT NULL, address {text} NOT NULL,
            at {text} NOT NULL, outcome {text} NOT NULL
        ) {rows};
        CREATE TABLE preferences (name {text} PRIMARY KEY, value {text} NOT NULL) {keyed};
        CREATE INDEX sessions_by_user ON sessions (user_key);
        CREATE INDEX tokens_by_user ON tokens (user_key);
        CREATE INDEX attempts_by_who ON attempts (who, at);
        CREATE INDEX attempts_by_address ON attempts (address, at)
        """,
    )


def create_webhooks(database: Database) -> None:
    """Create the tables of who wants to be told of changes."""
    run_statements(database, CREATE_WEBHOOKS)


MIGRATIONS = (
    Migration(version=1, name="accounts", apply=create_accounts),
    Migration(version=2, name="webhooks", apply=create_webhooks),
)


def prepare_accounts(database: Database) -> None:
    """Bring what was opened to this schema. Raises RegisterError.

    Nothing is written to a database that is for something else.
    """
    if database.inspect() is Content.FOREIGN:
        fault = "is a database for something else than accounts; name another"
        raise RegisterError(database.address, fault)
    migrate(database, MIGRATIONS)
