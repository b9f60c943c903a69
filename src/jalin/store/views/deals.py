"""The views of deals and of parties."""

from jalin.model import Stage
from jalin.store.rows import PRESENT, DealLink
from jalin.store.views.view import View, declare_number, declare_text, write_joined, write_lines

_BINDING = ", ".join(f"'{stage}'" for stage in Stage if stage.binding)

# How a deal fares is not here: it depends on the day asked about and on what was listened to.
DEALS = View(
    name="deals",
    rows="one deal as it stands by all that is known",
    columns=(
        declare_text("id", "names the deal; `jalin show ID` shows it whole"),
        declare_text("parties", "names of its parties, the founding ones first"),
        declare_text("party_ids", "their ids in the same order, as in `parties.id`"),
        declare_text("countries", "countries of the parties, by ISO 3166 code, each once"),
        declare_text("objects", "what it is about, in the words of the documents"),
        declare_text("instrument", "the paper or act that it rests on"),
        declare_text("stage", "the rung where it stands"),
        declare_text("reached", "the highest rung that was told as fact"),
        declare_number("binding", "1 where the stage binds, 0 where it does not"),
        declare_text("announced_state", "the state that somebody announced, such as `suspended`"),
        declare_text("date", "of its latest step"),
        declare_text("place", "of its latest step that has one"),
        declare_text("last_news", "when something new was last told of it"),
        declare_text("first_told", "publication of the first document"),
        declare_text("last_told", "publication of the last document"),
        declare_text("umbrella_id", "the deal that it lies under, as in `deals.id`"),
        declare_text("activities", "what is done together"),
        declare_text("sectors", "in which sectors"),
        declare_text("amounts", "sums and quantities with currency or unit"),
        declare_text("outlets", "the outlets that told it, copies left out"),
        declare_number("documents", "how many documents tell it"),
        declare_number("sources", "the same with copies of one text counted once"),
    ),
    question=f"""
        SELECT day.deal_id AS id,
            (SELECT {write_joined("party.name", order="member.position")}
                FROM deal_parties AS member JOIN told_parties AS party ON party.id = member.party_id
                WHERE member.deal_id = day.deal_id LIMIT 1) AS parties,
            (SELECT {write_joined("member.party_id", order="member.position")}
                FROM deal_parties AS member WHERE member.deal_id = day.deal_id LIMIT 1
            ) AS party_ids,
            (SELECT {write_joined("country", order="first, country")} FROM (
                SELECT party.country AS country, min(member.position) AS first
                FROM deal_parties AS member JOIN told_parties AS party ON party.id = member.party_id
                WHERE member.deal_id = day.deal_id AND party.country IS NOT NULL
                GROUP BY party.country
            ) AS named LIMIT 1) AS countries,
            {write_lines("day.objects")} AS objects,
            day.instrument AS instrument, day.stage AS stage, day.reached AS reached,
            CASE WHEN day.stage IN ({_BINDING}) THEN 1 ELSE 0 END AS binding,
            day.announced AS announced_state,
            day.date AS date, day.place AS place, day.news AS last_news,
            told.first_told AS first_told, told.last_told AS last_told,
            (SELECT min(link.other_id) FROM deal_links AS link
                WHERE link.deal_id = day.deal_id AND link.kind = '{DealLink.UNDER}'
            ) AS umbrella_id,
            {write_lines("day.activities")} AS activities,
            {write_lines("day.sectors")} AS sectors,
            {write_lines("day.amounts")} AS amounts,
            {write_lines("day.outlets")} AS outlets,
            day.documents AS documents, day.sources AS sources
        FROM told_deals AS told JOIN deal_days AS day ON day.deal_id = told.id
        WHERE day.day = '{PRESENT}'
    """,  # noqa: S608 (own names)
)

PARTIES = View(
    name="parties",
    rows="one organisation",
    columns=(
        declare_text("id", "names it: its directory entry, or `~` and what makes it one"),
        declare_text("name", "the name that it is shown with"),
        declare_text("kind", "what it is, such as `ministry`"),
        declare_text("country", "its country, by ISO 3166 code"),
        declare_text("known_as", "its entry in the directory of known organisations"),
        declare_text("names", "all forms of its name in the documents, by alphabet"),
        declare_number("deals", "how many deals it is a party of"),
    ),
    question=f"""
        SELECT party.id AS id, party.name AS name, party.kind AS kind, party.country AS country,
            party.known_as AS known_as,
            (SELECT {write_joined("form", order="form")} FROM (
                SELECT DISTINCT told.name AS form FROM party_names AS told
                WHERE told.party_id = party.id
            ) AS forms LIMIT 1) AS names,
            (SELECT count(*) FROM deal_parties AS member WHERE member.party_id = party.id) AS deals
        FROM told_parties AS party
    """,  # noqa: S608 (own names)
)
