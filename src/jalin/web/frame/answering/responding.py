"""How a page is answered: who asks, what was kept, what is built, and the headers around it.

A page that was kept is sent again without a look into the register, but for its revision.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.response import Redirect

from jalin.pipeline.accounts import Access, Act, Desk, How, Visitor, find_session, may
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.turns import Turns
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.errors import RefusedError
from jalin.web.frame.answering.guarding import write_csrf
from jalin.web.frame.answering.kept_pages import KeptPage, KeptPages
from jalin.web.frame.answering.questions import Question, parse_question
from jalin.web.frame.frame import Footing, Frame
from jalin.web.frame.links.live import LiveLinks
from jalin.web.frame.page import Page
from jalin.web.frame.preferences import choose_language, choose_theme, keep_local
from jalin.web.frame.rendering import TEMPLATES, build_wording, render
from jalin.web.frame.static_files import StaticFiles
from jalin.web.frame.wording.catalogues import WORDS_FOLDER

PageRequest = Request[Any, Any, Any]
Build = Callable[[Visit, Frame], Page]
HTML = "text/html"
_NOT_MODIFIED = 304
_TAG_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it was understood. `visitor` and `access` tell who asks and who may."""

    question: Question
    visitor: Visitor
    access: Access


class Responder:
    """Answers requests with pages. One for an application, used by all threads."""

    def __init__(self, library: Library, desk: Desk, files: StaticFiles) -> None:
        self.library = library
        self.desk = desk
        self.files = files
        # A large file takes seconds to build: two leave most threads to those who read pages.
        self.sheets = Turns(2)
        # To look at a password takes a tenth of a second and 64 MiB: who knocks a hundred times at
        # once must not make readers wait for it.
        self.hashing = Turns(8)
        self._kept = KeptPages()
        self._edition = _hash_edition(files)

    def respond(
        self,
        request: PageRequest,
        build: Build,
        *,
        needs: Act | None = Act.READ,
        is_fresh: bool = False,
    ) -> Response[Any]:
        """Answer with the page that is built, or with one that was kept.

        `needs` is what the visitor must be allowed to do; who has not signed in is sent to do so.
        `is_fresh`: the page shows what is no part of the register, and is built every time.
        Raises QuestionError for broken parameters, RefusedError where somebody may not.
        """
        asked = self.understand(request)
        if needs is not None and not may(asked.visitor, needs, asked.access):
            return self._send_to_sign_in(request, asked, needs)
        if is_fresh:
            with self.library.visit(asked.question.as_of) as visit:
                page = self._build(visit, request, asked, build)
            return _answer(page, {"Cache-Control": "no-store"})
        return self._respond_kept(request, asked, build)

    def understand(self, request: PageRequest) -> Asked:
        """Tell what is asked for, and by whom. Raises QuestionError."""
        return Asked(
            question=parse_question(request.scope["query_string"]),
            visitor=self.find_visitor(request),
            access=self.desk.access(),
        )

    def find_visitor(self, request: PageRequest) -> Visitor:
        """Find who asks, by the session of the cookie."""
        return self.desk.recognise(session=find_session(request.cookies, request.url.scheme))

    def build_frame(self, request: PageRequest, asked: Asked, visit: Visit | None = None) -> Frame:
        """Build what surrounds the page of a request. Without a visit nothing of the register."""
        as_of = asked.question.as_of
        is_reader = may(asked.visitor, Act.READ, asked.access)
        language = choose_language(request.cookies, request.headers.get("accept-language", ""))
        return Frame(
            wording=build_wording(language),
            theme=choose_theme(request.cookies),
            links=LiveLinks(find_version=self.files.find_version, as_of=as_of),
            today=visit.moment.day if visit else as_of or self.library.today,
            as_of=as_of,
            path=keep_local(request.url.path),
            parameters=asked.question.parameters,
            visitor=asked.visitor,
            access=asked.access,
            csrf=write_csrf(asked.visitor),
            # How much there is, is told to whom may read it.
            footing=measure_footing(visit) if visit is not None and is_reader else None,
        )

    def _respond_kept(self, request: PageRequest, asked: Asked, build: Build) -> Response[Any]:
        revision = self.library.find_revision()
        tag = self._write_tag(request, asked, revision)
        headers = {
            "ETag": f'"{tag}"',
            # What only some may read stays on no disk.
            "Cache-Control": "private, no-cache" if asked.access is Access.OPEN else "no-store",
            "Vary": "Cookie, Accept-Language",
        }
        if tag in request.headers.get("if-none-match", ""):
            return Response(content=None, status_code=_NOT_MODIFIED, headers=headers)
        kept = self._kept.find(tag)
        if kept is None:
            with self.library.visit(asked.question.as_of) as visit:
                kept = self._build(visit, request, asked, build)
                is_same = revision.startswith(visit.revision)
            if not is_same:
                # The register changed meanwhile: the page is newer than its tag would tell.
                del headers["ETag"]
            elif asked.visitor.how is How.NOBODY:
                self._kept.keep(tag, kept)
        return _answer(kept, headers)

    def _build(self, visit: Visit, request: PageRequest, asked: Asked, build: Build) -> KeptPage:
        frame = self.build_frame(request, asked, visit)
        page = build(visit, frame)
        return KeptPage(content=render(page, frame).encode(), status=page.status)

    def _send_to_sign_in(self, request: PageRequest, asked: Asked, needs: Act) -> Response[Any]:
        if asked.visitor.how is not How.NOBODY:
            raise RefusedError(needs)
        frame = self.build_frame(request, asked)
        return Redirect(
            frame.links.sign_in(frame.address) or "/",
            status_code=303,
            headers={"Cache-Control": "no-store"},
        )

    def _write_tag(self, request: PageRequest, asked: Asked, revision: str) -> str:
        """Write the name of exactly this page for exactly this visitor."""
        language = choose_language(request.cookies, request.headers.get("accept-language", ""))
        parts = (
            self._edition,
            revision,
            self.library.today.isoformat(),
            language,
            choose_theme(request.cookies),
            asked.visitor.secret or "",
            # Another role sees other links, at once.
            asked.visitor.role or "",
            asked.access,
            request.url.path,
            request.scope["query_string"].decode("latin-1"),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_TAG_LENGTH]


# How a handler asks for the responder of its application, which it is given by name.
GivenResponder = NamedDependency[Responder]


def measure_footing(visit: Visit) -> Footing:
    """Tell how large a register is, and which state of it is seen."""
    return visit.keep(
        "footing",
        lambda: Footing(
            documents=visit.register.count(),
            deals=visit.catalogue.size,
            revision=visit.revision,
        ),
    )


def _answer(page: KeptPage, headers: dict[str, str]) -> Response[bytes]:
    return Response(content=page.content, status_code=page.status, headers=headers, media_type=HTML)


def _hash_edition(files: StaticFiles) -> str:
    """Name this edition of the pages: another one must not be taken for it by a browser."""
    digest = hashlib.sha256()
    for path in _list_texts():
        digest.update(path.read_bytes())
    for file in files:
        digest.update(f"{file.path} {file.version}".encode())
    return digest.hexdigest()[:_TAG_LENGTH]


def _list_texts() -> Iterator[Path]:
    yield from sorted(TEMPLATES.rglob("*.html"))
    yield from sorted(WORDS_FOLDER.rglob("*.po"))
