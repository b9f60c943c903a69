"""Where an organisation comes from, as the words beside its name say."""

from collections.abc import Mapping, Sequence

from jalin.model import Span
from jalin.text.directory import Directory
from jalin.text.lexicon import Lexicon

_REACH = 80


def list_country_forms(directory: Directory) -> Mapping[str, str]:
    """List every form of every country and of its people, with the country's code."""
    return {
        form: country.id
        for country in directory.countries.values()
        for form in (*country.demonyms, country.name, *country.aliases)
    }


def find_origin(
    text: str, spans: Sequence[Span], lexicon: Lexicon, forms: Mapping[str, str]
) -> str | None:
    """Find the country that stands beside any mention of an organisation.

    "X, perusahaan asal India", "X (Pakistan)", "perusahaan asal India, X". `forms` gives the code
    of each written form. None where no mention has one.
    """
    for span in spans:
        sides = {
            "origin.before": text[max(0, span.start - _REACH) : span.start],
            "origin.": text[span.end : span.end + _REACH],
        }
        for rule in lexicon.rules("organisations", "origin."):
            is_before = rule.id in sides
            lines = sides[rule.id if is_before else "origin."].split("\n")
            match = rule.pattern.search(lines[-1 if is_before else 0])
            for named in match.groupdict().values() if match else ():
                code = forms.get(named or "") or forms.get((named or "").split(" ")[0])
                if code is not None:
                    return code
    return None
