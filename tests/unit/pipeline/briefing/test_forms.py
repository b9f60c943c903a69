"""The forms of a sheet."""

import pytest

from jalin.pipeline.briefing.forms import BriefingForm, write_briefing
from sheet_factory import briefing


@pytest.mark.parametrize(
    ("form", "start"), [(BriefingForm.MARKDOWN, b"# Briefing"), (BriefingForm.DOCX, b"PK\x03\x04")]
)
def test_each_form_is_written(form: BriefingForm, start: bytes) -> None:
    """As its readers know it."""
    assert write_briefing(briefing(), form).startswith(start)
