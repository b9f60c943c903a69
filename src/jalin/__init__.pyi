# What `import jalin` gives: `__init__.py` loads each of these when it is first asked for.
from jalin.model import (
    Activity,
    DealState,
    Factuality,
    Instrument,
    JalinError,
    PartialDate,
    PartyKind,
    Sector,
    SkipError,
    Span,
    Stage,
    StepKind,
)
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.errors import DealNotFoundError
from jalin.pipeline.exporting.writing import ExportError
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.python.asking.errors import ClosedError, DocumentNotFoundError, MissingLibraryError
from jalin.python.deals.deal import Deal
from jalin.python.deals.deals import Deals
from jalin.python.deals.evidence import Evidence
from jalin.python.party import Party
from jalin.python.reading import Reading, read
from jalin.python.register import Register
from jalin.python.register import open_register as open  # noqa: A004 (as users write it)
from jalin.python.tables.dataset import Dataset
from jalin.python.tables.listing import Listing
from jalin.store.engine.database import RegisterError
from jalin.track.promises.promise import PromiseState

__all__ = [
    "Activity",
    "ClosedError",
    "Dataset",
    "Deal",
    "DealNotFoundError",
    "DealState",
    "Deals",
    "DocumentNotFoundError",
    "Evidence",
    "ExportError",
    "Factuality",
    "Instrument",
    "JalinError",
    "Listing",
    "MissingLibraryError",
    "PartialDate",
    "Party",
    "PartyKind",
    "PartyNotFoundError",
    "PromiseState",
    "QuestionError",
    "Reading",
    "Register",
    "RegisterError",
    "Sector",
    "SkipError",
    "Span",
    "Stage",
    "StepKind",
    "open",
    "read",
]
