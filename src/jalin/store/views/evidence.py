"""The view of everything that the register says of deals, with the words that say it.

Two tellings of a promise may share an outcome, and two steps a side of a contradiction: DISTINCT
keeps one row of each. PostgreSQL takes what is NULL there for text, so that a type is named.
"""

from jalin.store.views.view import View, declare_number, declare_text

EVIDENCE = View(
    name="evidence",
    rows="one place in a document, or one reviewer's word, that something rests on",
    columns=(
        declare_text("deal_id", "the deal, as in `deals.id`; none for a promise without a deal"),
        declare_text("about", "`value`, `step`, `promise`, `settlement` or `contradiction`"),
        declare_text(
            "item", "which one: `steps.position`, `promises.id`, the number of a contradiction"
        ),
        declare_text("field", "what is said: a field of the deal, `stage`, `due` or `outcome`"),
        declare_text("value", "the value that is said"),
        declare_number(
            "shown", "1 where a value, or a side of a contradiction, stands for the deal"
        ),
        declare_number("rejected", "1 where a reviewer forbade a value"),
        declare_text("document_id", "the document; none for the word of a reviewer"),
        declare_number(
            "span_start", "where the words start in `documents.text`, in characters from 0"
        ),
        declare_number("span_end", "where they end"),
        declare_text(
            "quote", "the words: the characters of the text from `span_start` to `span_end`"
        ),
        declare_text("rule", "the rule that read or settled it"),
        declare_text("reviewer", "the reviewer who said it"),
        declare_text("outlet", "the outlet of the document"),
        declare_text("title", "its title"),
        declare_text("published", "its publication date"),
        declare_text("url", "its address"),
        declare_text("source_group", "the same for all copies of one text"),
    ),
    question="""
        SELECT told.deal_id AS deal_id, told.about AS about, told.item AS item,
            told.field AS field, told.value AS value, told.shown AS shown,
            told.rejected AS rejected, told.document_id AS document_id,
            told.span_start AS span_start, told.span_end AS span_end, told.quote AS quote,
            told.rule AS rule, told.reviewer AS reviewer,
            document.outlet AS outlet, document.title AS title,
            document.published AS published, document.url AS url,
            coalesce(copy.source_id, told.document_id) AS source_group
        FROM (
            SELECT claim.deal_id AS deal_id, 'value' AS about, CAST(NULL AS TEXT) AS item,
                claim.field AS field, claim.value AS value, claim.shown AS shown,
                claim.rejected AS rejected, claim.document_id AS document_id,
                claim.span_start AS span_start, claim.span_end AS span_end, claim.quote AS quote,
                claim.rule AS rule, claim.reviewer AS reviewer
            FROM claims AS claim
            UNION ALL
            SELECT place.deal_id, 'step', CAST(place.position AS TEXT), 'stage', step.stage,
                NULL, NULL, place.document_id, place.span_start, place.span_end, place.quote,
                place.rule, NULL
            FROM step_evidence AS place JOIN told_steps AS step
                ON step.deal_id = place.deal_id AND step.position = place.position
            UNION ALL
            SELECT link.deal_id, 'promise', link.line, 'due', promise.due, NULL, NULL,
                promise.document_id, promise.span_start, promise.span_end, promise.quote, NULL, NULL
            FROM deal_promises AS link JOIN told_promises AS promise
                ON promise.document_id = link.document_id AND promise.position = link.position
            UNION ALL
            SELECT NULL, 'promise', promise.document_id || '.' || CAST(promise.position AS TEXT),
                'due', promise.due, NULL, NULL, promise.document_id, promise.span_start,
                promise.span_end, promise.quote, NULL, NULL
            FROM told_promises AS promise WHERE NOT EXISTS (
                SELECT 1 FROM deal_promises AS link
                WHERE link.document_id = promise.document_id AND link.position = promise.position
            )
            UNION ALL
            SELECT DISTINCT settled.deal_id, 'settlement', link.line, 'outcome', settled.state,
                CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), settled.told_in, settled.span_start,
                settled.span_end, settled.quote, settled.rule, settled.reviewer
            FROM settlements AS settled JOIN deal_promises AS link
                ON link.deal_id = settled.deal_id AND link.document_id = settled.document_id
                AND link.position = settled.position
            UNION ALL
            SELECT DISTINCT side.deal_id, 'contradiction', CAST(side.number AS TEXT), side.field,
                side.value, side.shown, CAST(NULL AS BIGINT), side.document_id, side.span_start,
                side.span_end, side.quote, side.rule, CAST(NULL AS TEXT)
            FROM contradictions AS side
        ) AS told
        LEFT JOIN documents AS document ON document.id = told.document_id
        LEFT JOIN copies AS copy ON copy.document_id = told.document_id
    """,
)
