"""How accounts and tokens look to people."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jalin.pipeline.accounts.tokens import TokenView
from jalin.pipeline.accounts.users import UserView


def build_users_table(users: Sequence[UserView]) -> RenderableType:
    """Lay out accounts, with what an admin should look at."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, header_style="dim")
    table.add_column("name", ratio=1)
    table.add_column("role", no_wrap=True)
    table.add_column("since", no_wrap=True)
    table.add_column("sessions", justify="right")
    table.add_column("tokens", justify="right")
    table.add_column("to look at", ratio=1)
    for user in users:
        count = (str(user.sessions), str(user.tokens))
        table.add_row(user.name, user.role, user.created[:10], *count, write_trouble(user))
    noun = "account" if len(users) == 1 else "accounts"
    return Group(table, Text(f"{len(users)} {noun}; times are UTC.", style="dim"))


def write_trouble(user: UserView) -> str:
    """Write what an admin should know of an account; nothing where all is well."""
    told = []
    if user.disabled is not None:
        told.append(f"disabled since {_write_time(user.disabled)}")
    if user.failures:
        told.append(f"failed attempts in the last day: {user.failures}")
    if user.locked_until is not None:
        told.append(f"locked until {_write_time(user.locked_until)}")
    return ", ".join(told)


def build_tokens_table(tokens: Sequence[TokenView]) -> RenderableType:
    """Lay out tokens, those that hold no more dimmed."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, header_style="dim")
    table.add_column("token", style="cyan", no_wrap=True)
    table.add_column("of", ratio=1)
    table.add_column("for", ratio=1)
    table.add_column("may", no_wrap=True)
    table.add_column("until", no_wrap=True)
    table.add_column("last used", no_wrap=True)
    for token in tokens:
        until = token.expires[:10] if token.revoked is None else "revoked"
        used = "never" if token.used is None else _write_time(token.used)
        row = (token.id, token.user, token.name, ", ".join(token.scopes), until, used)
        table.add_row(*row, style="" if token.is_open else "dim")
    noun = "token" if len(tokens) == 1 else "tokens"
    return Group(table, Text(f"{len(tokens)} {noun}; times are UTC.", style="dim"))


def write_token(token: TokenView) -> Mapping[str, object]:
    """Write a new token's line for programs, beside the token itself."""
    return {
        "id": token.id,
        "user": token.user,
        "name": token.name,
        "scopes": token.scopes,
        "expires": token.expires,
    }


def _write_time(text: str) -> str:
    return text.replace("T", " ").removesuffix("Z")
