"""Pages as HTML: one set of templates for each language, everything escaped."""

import functools
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jalin.model import DealState, PartialDate, Stage
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.frame.preferences import Language, Theme
from jalin.web.frame.wording.wording import Wording

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(page: Page, frame: Frame) -> str:
    """Render a page."""
    template = _build_environment(frame.language).get_template(page.template)
    return template.render(page=page, content=page.content, frame=frame, links=frame.links)


def find_web_address(url: str | None) -> str | None:
    """Give the address of a source as a link may lead to it: over the web, or not at all.

    Sources are untrusted, and browsers run what some addresses say.
    """
    if url is None:
        return None
    return url if url.lower().startswith(("https://", "http://")) else None


def choose_standing(stage: Stage, state: DealState | None = None) -> Filter:
    """Choose the deals that stand somewhere, and of these perhaps only those that fare so."""
    return Filter(stage=(stage.value,), state=(state.value,) if state else ())


@functools.cache
def build_wording(language: Language) -> Wording:
    """Build the words of a language, once."""
    return Wording(language)


@functools.cache
def _build_environment(language: Language) -> Environment:
    """Build what renders in one language.

    A template that names what is not there fails, and is not shown with a hole in it.
    """
    wording = build_wording(language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(wording.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(wording.filters)
    environment.filters["web_address"] = find_web_address
    environment.globals.update(
        wording=wording,
        deals_at=choose_standing,
        Filter=Filter,
        Sort=Sort,
        DealState=DealState,
        PartialDate=PartialDate,
        Section=Section,
        Stage=Stage,
        Theme=Theme,
    )
    return environment
