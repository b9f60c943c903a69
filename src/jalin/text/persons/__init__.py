"""Names of persons."""

from jalin.text.persons.persons import PersonNames, find_persons

__all__ = ["PersonNames", "find_persons"]
