"""Tokens by which programs ask: shown once, kept as a hash, never above their person's role."""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from jalin.pipeline.accounts.errors import AccountError, AccountNotFoundError, fault
from jalin.pipeline.accounts.names import (
    clean_name,
    find_key,
    find_name_faults,
    hash_secret,
    read_time,
    write_time,
)
from jalin.pipeline.accounts.users import find_user
from jalin.pipeline.accounts.visitor import NOBODY, Act, How, Visitor, list_acts
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.rows import TokenRow

PREFIX = "jln_"
DEFAULT_DAYS = 90
LONGEST_DAYS = 366
_SECRET_BYTES = 32
_ID_LENGTH = 12
_SEEN_EVERY = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """Which token is wanted: `user` is whose, `name` what it is for."""

    user: str
    name: str
    scopes: frozenset[Act]
    days: int = DEFAULT_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenView:
    """A token in a list."""

    id: str
    user: str
    name: str
    scopes: tuple[Act, ...]
    created: str
    expires: str
    used: str | None
    revoked: str | None
    is_open: bool


def create_token(accounts: Accounts, new: NewToken, *, now: dt.datetime) -> tuple[str, TokenView]:
    """Make a token, and give it this once with its line in the list.

    Raises AccountNotFoundError, AccountError.
    """
    user = find_user(accounts, new.user)
    name = clean_name(new.name)
    faults = list(find_name_faults(name))
    if not new.scopes:
        faults.append(fault("a token needs a scope"))
    if new.scopes - list_acts(user.role):
        above = ", ".join(sorted(new.scopes - list_acts(user.role)))
        faults.append(fault("a token may not do more than its person: %(scopes)s", scopes=above))
    if not 1 <= new.days <= LONGEST_DAYS:
        faults.append(fault("a token lasts between 1 and %(number)s days", number=LONGEST_DAYS))
    if user.disabled is not None:
        faults.append(fault("the account of %(name)s is disabled", name=user.name))
    if faults:
        raise AccountError(faults)
    secret = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    hash_ = hash_secret(secret)
    token = TokenRow(
        id=hash_[:_ID_LENGTH],
        hash=hash_,
        user=user.key,
        name=name,
        scopes=" ".join(act for act in Act if act in new.scopes),
        created=write_time(now),
        expires=write_time(now + dt.timedelta(days=new.days)),
    )
    accounts.add_token(token)
    return secret, _view(token, user.name, now)


def find_token_visitor(accounts: Accounts, secret: str, *, now: dt.datetime) -> Visitor:
    """Find for whom a token asks; nobody where it is unknown, over or revoked.

    A person whose role was lowered meanwhile lowers the token with it.
    """
    if not secret.startswith(PREFIX):
        return NOBODY
    token = accounts.find_token(hash_secret(secret))
    if token is None or not _is_open(token, now):
        return NOBODY
    user = accounts.find_user(token.user)
    if user is None or user.disabled is not None:
        return NOBODY
    if token.used is None or now - read_time(token.used) >= _SEEN_EVERY:
        accounts.see_token(token.hash, write_time(now))
    scopes = frozenset(map(Act, token.scopes.split())) & list_acts(user.role)
    return Visitor(how=How.TOKEN, name=user.name, role=user.role, scopes=scopes, secret=token.hash)


def list_tokens(
    accounts: Accounts, name: str | None = None, *, now: dt.datetime
) -> tuple[TokenView, ...]:
    """List the tokens of a person, or all. Raises AccountNotFoundError."""
    key = None if name is None else find_user(accounts, name).key
    names = {user.key: user.name for user in accounts.users()}
    return tuple(_view(token, names[token.user], now) for token in accounts.tokens(key))


def revoke_token(
    accounts: Accounts, asked: str, *, now: dt.datetime, of: str | None = None
) -> TokenView:
    """Take back the token whose id starts like this, one `of` a person or any.

    Raises AccountNotFoundError.
    """
    tokens = accounts.tokens(None if of is None else find_key(of))
    found = [token for token in tokens if asked and token.id.startswith(asked)]
    if len(found) != 1:
        raise AccountNotFoundError("one token", asked)
    accounts.revoke_token(found[0].hash, write_time(now))
    return next(it for it in list_tokens(accounts, now=now) if it.id == found[0].id)


def parse_scopes(words: Iterable[str]) -> frozenset[Act]:
    """Read scopes. Raises AccountError."""
    told = set(words)
    unknown = sorted(told - set(Act))
    if unknown:
        raise AccountError([fault("no such scope: %(scopes)s", scopes=", ".join(unknown))])
    return frozenset(map(Act, told))


def _is_open(token: TokenRow, now: dt.datetime) -> bool:
    return token.revoked is None and now < read_time(token.expires)


def _view(token: TokenRow, user: str, now: dt.datetime) -> TokenView:
    return TokenView(
        id=token.id,
        user=user,
        name=token.name,
        scopes=tuple(map(Act, token.scopes.split())),
        created=token.created,
        expires=token.expires,
        used=token.used,
        revoked=token.revoked,
        is_open=_is_open(token, now),
    )
