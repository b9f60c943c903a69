"""Names of persons."""

from jalin.text.persons.persons import PersonNames, find_persons, resolve_person

__all__ = ["PersonNames", "find_persons", "resolve_person"]
