"""The partners of a party as a picture: one ring for each depth that was reached together."""

from collections.abc import Sequence

from markupsafe import Markup

from jalin.model import PartyKind, Stage
from jalin.pipeline.statistics.parties.partners import Partner
from jalin.pipeline.statistics.parties.profile import PartyProfile
from jalin.text.lookup import PartyLookup
from jalin.web.drawing.network import NodeShape
from jalin.web.drawing.network_of_one import PartnerMark, Ring, draw_partners
from jalin.web.drawing.svg import Caption
from jalin.web.frame.frame import Frame
from jalin.web.pages.figures.short_names import shorten_name

# More partners than these do not find room around one party.
MOST_PARTNERS = 28
_PUBLIC = frozenset(
    {
        *(PartyKind.MINISTRY, PartyKind.AGENCY, PartyKind.GOVERNMENT, PartyKind.MILITARY),
        *(PartyKind.INTERNATIONAL_ORGANISATION, PartyKind.ALLIANCE),
    }
)
_FIRMS = frozenset({PartyKind.COMPANY, PartyKind.STATE_OWNED_ENTERPRISE})
# From the middle outwards: what runs, what is built, what binds, what is meant, what is talked of.
_RINGS = (
    (Stage.OPERATING, Stage.COMPLETED),
    (Stage.IMPLEMENTING,),
    (Stage.COMMITTED,),
    (Stage.INTENT,),
    (Stage.TALKS, Stage.PROPOSED, None),
)


def choose_shape(kind: PartyKind) -> NodeShape:
    """Choose the shape by which a sort of party is known in drawings."""
    if kind in _PUBLIC:
        return NodeShape.PUBLIC
    return NodeShape.FIRM if kind in _FIRMS else NodeShape.OTHER


def draw_partner_rings(frame: Frame, profile: PartyProfile, lookup: PartyLookup) -> Markup | None:
    """Draw the partners of the most deals around a party; None where it has none."""
    shown = profile.partners[:MOST_PARTNERS]
    if not shown:
        return None
    used = sorted({_find_ring(partner.depth) for partner in shown})
    rings = [Ring(name=_write_ring(frame, number), binding=_is_binding(number)) for number in used]
    caption = Caption(
        key="partners",
        title=frame.wording.say("Partners of %(name)s", name=profile.party.name),
        description=frame.wording.say(
            "The nearer a partner, the further a shared deal got; the table has the same."
        ),
    )
    marks = _mark(frame, profile, shown, used, lookup)
    return draw_partners(caption, shorten_name(profile.party, lookup), marks, rings)


def describe_partner(frame: Frame, partner: Partner) -> str:
    """Describe a partner in a line."""
    deals = frame.wording.count("%(num)s deal", "%(num)s deals", partner.deals)
    depth = frame.wording.word(partner.depth) if partner.depth is not None else "–"
    return frame.wording.say(
        "%(name)s: %(deals)s, the deepest %(depth)s",
        name=partner.party.name,
        deals=deals,
        depth=depth,
    )


def _mark(
    frame: Frame,
    profile: PartyProfile,
    partners: Sequence[Partner],
    rings: Sequence[int],
    lookup: PartyLookup,
) -> list[PartnerMark]:
    return [
        PartnerMark(
            name=shorten_name(partner.party, lookup),
            title=describe_partner(frame, partner),
            address=frame.links.party(partner.party.id),
            deals_address=frame.links.network(one=profile.party.id, other=partner.party.id),
            shape=choose_shape(partner.party.kind),
            deals=partner.deals,
            binding=partner.binding,
            ring=rings.index(_find_ring(partner.depth)),
        )
        for partner in partners
    ]


def _find_ring(depth: Stage | None) -> int:
    return next(
        (number for number, stages in enumerate(_RINGS) if depth in stages), len(_RINGS) - 1
    )


def _is_binding(number: int) -> bool:
    first = _RINGS[number][0]
    return first is not None and first.binding


def _write_ring(frame: Frame, number: int) -> str:
    first = _RINGS[number][0]
    return frame.wording.word(first)
