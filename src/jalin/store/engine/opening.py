"""Opening the database that an address names."""

from pathlib import Path

from jalin.store.engine.address import PostgresAddress, is_postgres
from jalin.store.engine.database import REGISTER, Database, Purpose
from jalin.store.engine.postgresql import open_postgres
from jalin.store.engine.sqlite import open_sqlite


def open_database(
    address: Path | str | PostgresAddress, *, create: bool, purpose: Purpose = REGISTER
) -> Database:
    """Open a database by its path or its `postgresql://` URL. Raises RegisterError."""
    if isinstance(address, PostgresAddress):
        return open_postgres(address, create=create, purpose=purpose)
    if is_postgres(address):
        return open_postgres(PostgresAddress.parse(str(address)), create=create, purpose=purpose)
    return open_sqlite(Path(address), create=create, purpose=purpose)


def show_address(address: Path | str) -> str:
    """Write an address without its password, for people to read. Raises RegisterError."""
    return str(PostgresAddress.parse(str(address)) if is_postgres(address) else address)
