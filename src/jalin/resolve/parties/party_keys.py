"""What makes two mentions of different documents one party, and the rule that says so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class LinkRule(StrEnum):
    """Why a party mention belongs to a register party.

    The rules from `DIRECTORY` to `DIRECTORY_SPELLING` lead into the directory, the surest first.
    """

    DIRECTORY = "directory"
    DIRECTORY_NAME = "directory_name"
    STATE_BODY = "state_body"
    DIRECTORY_ALIAS = "directory_alias"
    RENAMED = "renamed"
    DIRECTORY_CONTEXT = "directory_context"
    DIRECTORY_SPELLING = "directory_spelling"
    SAME_NAME = "same_name"
    SAME_SPELLING = "same_spelling"
    KIND_UNSAID = "kind_unsaid"
    COUNTRY_UNSAID = "country_unsaid"
    DOCUMENT_ONLY = "document_only"

    @property
    def rank(self) -> int:
        """Give the order of sureness, 0 for the surest."""
        return list(LinkRule).index(self)

    @property
    def is_known(self) -> bool:
        """Tell whether the rule leads into the directory."""
        return self.rank <= LinkRule.DIRECTORY_SPELLING.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyKey:
    """What makes two mentions one party: equal ids, which leave out rule and form.

    `name` is the directory id or the skeleton of the name, `form` the folded name that was written
    (empty in the directory). `country` is told for public bodies only; `document_id` only where the
    name may not leave its document.
    """

    rule: LinkRule
    name: str
    form: str = ""
    family: str | None = None
    country: str | None = None
    document_id: str | None = None

    @property
    def id(self) -> str:
        """Write the key as a readable id; a leading "~" marks a party outside the directory."""
        if self.rule.is_known:
            return self.name
        tail = "".join(f".{part}" for part in (self.family, self.country) if part is not None)
        place = f"@{self.document_id}" if self.document_id is not None else ""
        slug = re.sub(r"\W+", "-", self.name)
        return f"~{slug}{tail}{place}"

    @property
    def block(self) -> str | None:
        """Give the key under which the keys lie that may settle this one; None where none can."""
        return None if self.rule.is_known or self.document_id is not None else self.name

    @property
    def leaves_unsaid(self) -> bool:
        """Tell whether kind or, for a public body, country is not told."""
        return self.family is None or (self.family == "public" and self.country is None)


def settle_keys(keys: Iterable[PartyKey]) -> Mapping[PartyKey, PartyKey]:
    """Settle the keys of a block: each key with what it comes to, and by which rule.

    A key that leaves something unsaid comes to the only full key of its name that fits. Only the
    set of keys counts. Keys of several blocks, and keys of none, may be given together.
    """
    by_block: dict[str | None, set[PartyKey]] = defaultdict(set)
    for key in keys:
        by_block[key.block].add(key)
    alone = by_block.pop(None, set())
    settled = {key: key for key in alone}
    for block in by_block.values():
        for key in block:
            settled[key] = _settle(key, block)
    return settled


def _settle(key: PartyKey, block: set[PartyKey]) -> PartyKey:
    if key.leaves_unsaid:
        fitting = {
            other.id: other
            for other in block
            if not other.leaves_unsaid and key.family in (None, other.family)
        }
        if len(fitting) == 1:
            rule = LinkRule.KIND_UNSAID if key.family is None else LinkRule.COUNTRY_UNSAID
            (full,) = fitting.values()
            return replace(full, rule=rule, form=key.form)
    written = sorted(other.form for other in block if other.id == key.id)
    # The first by alphabet gives the name; what is written otherwise joins it by its spelling.
    rule = LinkRule.SAME_NAME if key.form == written[0] else LinkRule.SAME_SPELLING
    return replace(key, rule=rule)
