"""The choice of language and theme: a form that is sent, and the page that one came from again."""

from typing import Annotated

from litestar import Response, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from jalin.web.frame.preferences import (
    LANGUAGE_COOKIE,
    THEME_COOKIE,
    Language,
    Theme,
    choose_local_path,
)

_A_YEAR_S = 365 * 24 * 60 * 60
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@post("/preferences", sync_to_thread=False, status_code=303)
def keep_preferences(data: Form) -> Response[None]:
    """Keep the language and the theme that were chosen in cookies, and go back."""
    chosen = (
        (LANGUAGE_COOKIE, data.get("language"), set(Language)),
        (THEME_COOKIE, data.get("theme"), set(Theme)),
    )
    cookies = [
        Cookie(key=name, value=value, max_age=_A_YEAR_S, path="/", samesite="lax")
        for name, value, known in chosen
        if value in known
    ]
    return Redirect(choose_local_path(data.get("next")), status_code=303, cookies=cookies)


HANDLERS = (keep_preferences,)
