"""All views, in the order in which they are created."""

from jalin.store.views.deals import DEALS, PARTIES
from jalin.store.views.evidence import EVIDENCE
from jalin.store.views.history import PROMISES, STEPS
from jalin.store.views.view import View

VIEWS: tuple[View, ...] = (DEALS, STEPS, PROMISES, PARTIES, EVIDENCE)
