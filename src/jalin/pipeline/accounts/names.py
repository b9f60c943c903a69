"""The names of people and the times of the accounts, in the forms in which they are kept."""

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterator

from jalin.model.judgement import MADE_FORMAT, write_made
from jalin.pipeline.accounts.errors import AccountFault, fault

_LONGEST_NAME = 80
# Of what strangers type no more is looked at: to normalise many marks above one letter takes as
# long as the square of their number.
LONGEST_TYPED = 1000


def find_key(name: str) -> str:
    """Give the form in which two names are the same: "Ana  WIJAYA" is "ana wijaya".

    Whatever was typed, a database can be asked for it; of what is much too long the end is left
    out.
    """
    typed = make_writable(name[:LONGEST_TYPED])
    return " ".join(unicodedata.normalize("NFKC", typed).casefold().split())


def make_writable(text: str) -> str:
    """Put a sign in the place of what no database can hold."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def clean_name(name: str) -> str:
    """Give a name as it is shown, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", name[:LONGEST_TYPED]).split())


def find_name_faults(name: str) -> Iterator[AccountFault]:
    """Say what is wrong with a name of a person or of a token."""
    if not name.strip():
        yield fault("a name is needed")
    elif len(name) > _LONGEST_NAME:
        yield fault("a name has at most %(number)s characters", number=_LONGEST_NAME)
    # Marks that turn the direction of writing make one name look like another.
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} for sign in name):
        yield fault("a name has no control characters")


def hash_secret(secret: str) -> str:
    """Give the SHA-256 of a random secret, by which it is found again and which tells nothing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def write_time(moment: dt.datetime) -> str:
    """Write a moment as the accounts keep it. Raises ValueError for one without a time zone."""
    return write_made(moment)


def read_time(text: str) -> dt.datetime:
    """Read what `write_time` wrote."""
    return dt.datetime.strptime(text, MADE_FORMAT).replace(tzinfo=dt.UTC)
