"""The views of steps and of promises."""

from jalin.store.views.view import View, declare_number, declare_text

STEPS = View(
    name="steps",
    rows="one development of one deal, with the sentence that tells it best",
    columns=(
        declare_text("deal_id", "the deal, as in `deals.id`"),
        declare_number("position", "its place in the history of the deal, from 0"),
        declare_text("stage", "the rung that it tells"),
        declare_text(
            "factuality", "whether it is told as fact, planned, proposed, denied or uncertain"
        ),
        declare_text("kind", "a development, or what only celebrates one"),
        declare_text("instrument", "the paper or act"),
        declare_text("date", "when it happened or is to happen"),
        declare_text("place", "where"),
        declare_text("document_id", "the document of the sentence"),
        declare_number(
            "span_start", "where the sentence starts in `documents.text`, in characters from 0"
        ),
        declare_number("span_end", "where it ends"),
        declare_text("quote", "the sentence"),
        declare_number(
            "documents", "how many documents tell it; `evidence` has all their sentences"
        ),
    ),
    question="""
        SELECT step.deal_id AS deal_id, step.position AS position, step.stage AS stage,
            step.factuality AS factuality, step.kind AS kind, step.instrument AS instrument,
            step.date AS date, step.place AS place,
            first.document_id AS document_id, first.span_start AS span_start,
            first.span_end AS span_end, first.quote AS quote,
            (SELECT count(DISTINCT told.document_id) FROM step_evidence AS told
                WHERE told.deal_id = step.deal_id AND told.position = step.position) AS documents
        FROM told_steps AS step LEFT JOIN step_evidence AS first
            ON first.deal_id = step.deal_id AND first.position = step.position
            AND first.number = 0
    """,
)

# The order of tellings: the day from which they are known, those without one last.
_TOLD_FIRST = "link.known IS NULL, link.known, link.document_id, link.position"
_LINE = "PARTITION BY link.deal_id, link.line"
# What counts: a reviewer's word, then what was told last, then what grants least.
_OUTCOME = """
    FROM deal_promises AS place JOIN settlements AS settled
        ON settled.document_id = place.document_id AND settled.position = place.position
    WHERE place.deal_id = line.deal_id AND place.line = line.id
    ORDER BY settled.judgement_id IS NULL, settled.known DESC,
        CASE settled.state WHEN 'not_met' THEN 0 WHEN 'partially_met' THEN 1 ELSE 2 END,
        settled.rule
    LIMIT 1
"""
PROMISES = View(
    name="promises",
    rows="one promise of one deal, or of a document that tells no deal",
    columns=(
        declare_text("id", "the same for all tellings of the promise"),
        declare_text("deal_id", "the deal, as in `deals.id`"),
        declare_text("who", "who promised"),
        declare_text("due", "by when, the most precise date that is told"),
        declare_text("quote", "the words of the document that told it first"),
        declare_text("document_id", "that document"),
        declare_number(
            "span_start", "where the words start in `documents.text`, in characters from 0"
        ),
        declare_number("span_end", "where they end"),
        declare_text(
            "outcome", "what became of it: `met`, `partially_met`, `not_met`, or nothing told"
        ),
        declare_text("settled_on", "the day from which the outcome counts; it may lie ahead"),
        declare_text("settled_by", "the rule that says so, `judgement` for a reviewer"),
    ),
    question=f"""
        SELECT line.id AS id, line.deal_id AS deal_id, line.who AS who, line.due AS due,
            line.quote AS quote, line.document_id AS document_id,
            line.span_start AS span_start, line.span_end AS span_end,
            (SELECT settled.state {_OUTCOME}) AS outcome,
            (SELECT settled.known {_OUTCOME}) AS settled_on,
            (SELECT settled.rule {_OUTCOME}) AS settled_by
        FROM (
            SELECT link.line AS id, link.deal_id AS deal_id, told.who AS who, told.quote AS quote,
                told.document_id AS document_id, told.span_start AS span_start,
                told.span_end AS span_end,
                first_value(told.due) OVER (
                    {_LINE} ORDER BY coalesce(length(told.due), 0) DESC, {_TOLD_FIRST}
                ) AS due,
                row_number() OVER ({_LINE} ORDER BY {_TOLD_FIRST}) AS turn
            FROM deal_promises AS link JOIN told_promises AS told
                ON told.document_id = link.document_id AND told.position = link.position
        ) AS line
        WHERE line.turn = 1
        UNION ALL
        SELECT told.document_id || '.' || CAST(told.position AS TEXT), NULL, told.who, told.due,
            told.quote, told.document_id, told.span_start, told.span_end, NULL, NULL, NULL
        FROM told_promises AS told WHERE NOT EXISTS (
            SELECT 1 FROM deal_promises AS link
            WHERE link.document_id = told.document_id AND link.position = told.position
        )
    """,  # noqa: S608 (own names)
)
