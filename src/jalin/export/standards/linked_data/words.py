"""The words of linked data: vocabularies, references, and dates that say how exact they are."""

from jalin.export.standards.naming import TAG, find_address
from jalin.model import PartialDate

Node = dict[str, object]

CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "jalin": f"{TAG}:term/",
}
POTENTIAL, ACTIVE, COMPLETED, FAILED = (
    f"schema:{word}ActionStatus" for word in ("Potential", "Active", "Completed", "Failed")
)


def refer(address: str | None) -> dict[str, str] | None:
    """Refer to a page of the web, and to nothing else."""
    found = find_address(address)
    return None if found is None else {"@id": found}


def write_date(date: PartialDate | None) -> dict[str, str] | None:
    """Write a date with the type that says how exact it is."""
    if date is None:
        return None
    exact = "date" if date.day is not None else "gYear" if date.month is None else "gYearMonth"
    return {"@type": f"xsd:{exact}", "@value": str(date)}
