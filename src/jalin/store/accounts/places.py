"""Where the accounts of a register lie: beside it, never in it.

A register is copied and published; what people sign in with must not travel with it.
"""

from dataclasses import replace
from pathlib import Path

from jalin.store.engine.address import PostgresAddress, is_postgres
from jalin.store.engine.database import RegisterError

_ENDING = "accounts"
# PostgreSQL cuts longer names off, and two that are cut off may be one.
_LONGEST_SCHEMA = 63

AccountsPlace = Path | PostgresAddress


def find_place(register: Path | str, named: Path | str | None = None) -> AccountsPlace:
    """Find where the accounts of a register are; `named` is where somebody wants them.

    Of `x.db` they are in `x.accounts.db`, of a schema in another whose name ends in `_accounts`.
    Raises RegisterError.
    """
    if named:
        if is_postgres(named):
            return PostgresAddress.parse(str(named))
        return Path(named)
    if not is_postgres(register):
        path = Path(register)
        return path.with_name(f"{path.stem}.{_ENDING}{path.suffix or '.db'}")
    address = PostgresAddress.parse(str(register))
    schema = f"{address.schema}_{_ENDING}"
    if len(schema) > _LONGEST_SCHEMA:
        fault = "has too long a name for a schema of accounts beside it; name one: JALIN_ACCOUNTS"
        raise RegisterError(str(address), fault)
    return replace(address, schema=schema)
