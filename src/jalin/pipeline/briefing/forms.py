"""The forms in which a sheet is written."""

from enum import StrEnum

from jalin.export.briefing.briefing import Briefing
from jalin.export.briefing.markdown import write_markdown


class BriefingForm(StrEnum):
    """A form, by the ending of its files."""

    MARKDOWN = "md"
    DOCX = "docx"


def write_briefing(briefing: Briefing, form: BriefingForm) -> bytes:
    """Write a sheet in a form: equal sheets give equal bytes."""
    if form is BriefingForm.MARKDOWN:
        return write_markdown(briefing)
    # The library takes longer to import than all the rest; who asks for Markdown needs none of it.
    from jalin.export.briefing.docx_file import write_docx  # noqa: PLC0415

    return write_docx(briefing)
