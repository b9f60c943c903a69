"""The network: one encoder, heads for pieces, heads for pairs of organisations.

Piece heads tag names and phrases. The deal head takes two organisations, gathers what the document
says of both by attention, and scores whether they have a deal together, which instrument, stage,
activities and sectors it has, and which date, amounts, objects and sentence are its own.
"""

import torch
from encoder import Encoder
from torch import Tensor, nn
from torch.nn import functional

from jalin.model import Activity, Instrument, Sector, Stage

NER = (
    "O",
    "B-PER",
    "I-PER",
    "B-ORG",
    "I-ORG",
    "B-LOC",
    "I-LOC",
    "B-PRD",
    "I-PRD",
    "B-EVT",
    "I-EVT",
)
INSTRUMENTS = tuple(str(each) for each in Instrument)
STAGES = tuple(str(each) for each in Stage)
ACTIVITIES = tuple(str(each) for each in Activity)
SECTORS = tuple(str(each) for each in Sector)
POINTERS = ("date", "amount", "object", "evidence")


class Network(nn.Module):
    """Encoder and heads. Shapes: P pieces of a document, E entities, M mentions, H hidden units."""

    def __init__(
        self, encoder: Encoder, *, tags: tuple[str, ...], predicates: int, size: int = 192
    ) -> None:
        super().__init__()
        hidden = encoder.norm.weight.shape[0]
        self.encoder = encoder
        self.ner = nn.Linear(hidden, len(NER))
        self.tags = nn.Linear(hidden, 3 * len(tags))
        self.relevant = nn.Linear(2 * hidden, 1)
        self.entity = nn.Linear(2 * hidden, size)
        self.pair = nn.Linear(3 * size, size)
        self.query = nn.Linear(size, size)
        self.key = nn.Linear(hidden, size)
        self.value = nn.Linear(hidden, size)
        self.nearness = nn.Parameter(torch.tensor([0.0, 1.0, 2.0]))
        self.deal = nn.Linear(2 * size, 2 * size)
        out = 1 + len(INSTRUMENTS) + len(STAGES) + len(ACTIVITIES) + len(SECTORS)
        self.out = nn.Linear(2 * size, out)
        self.show = nn.Linear(3 * hidden, size)
        self.show_out = nn.Linear(size, out - 1)
        self.relation = nn.Linear(3 * size, size)
        self.relation_out = nn.Linear(size, 1 + predicates)
        self.span = nn.Linear(hidden, size)
        self.point = nn.ModuleDict({name: _Pointer(size) for name in POINTERS})
        self.dropout = nn.Dropout(0.1)

    def build_entities(self, states: Tensor, member: Tensor, mentions: Tensor) -> Tensor:
        """Give (E, size) of states (P, H), mentions (M, P) as means, member (E, M) of 0 and 1."""
        spans = mentions @ states
        mean = member @ spans / member.sum(1, keepdim=True).clamp(min=1)
        spread = spans[None].masked_fill(member[:, :, None] == 0, -1e4).amax(1)
        return torch.tanh(self.entity(self.dropout(torch.cat([mean, spread], 1))))

    def read_pairs(
        self, states: Tensor, entities: Tensor, left: Tensor, right: Tensor, near: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Give the deal logits (N, out), vectors (N, 2 size) and attention (N, P) of N pairs.

        `near` (E, P) is 1 where a piece stands in a sentence that names the entity.
        """
        a, b = entities[left], entities[right]
        both = functional.gelu(self.pair(torch.cat([a * b, a + b, (a - b).abs()], 1)))
        bias = self.nearness[(near[left] + near[right]).long()]
        scores = self.query(both) @ self.key(states).T / both.shape[1] ** 0.5 + bias
        attention = torch.softmax(scores, 1)
        context = attention @ self.value(states)
        vectors = functional.gelu(self.deal(self.dropout(torch.cat([both, context], 1))))
        return self.out(self.dropout(vectors)), vectors, attention

    def read_shown(self, sentences: Tensor, lead: Tensor) -> Tensor:
        """Give the logits (S, out - 1) of a deal's values, were each sentence what shows it.

        `sentences` (S, 2 hidden) are means and maxima of states, `lead` (hidden) the lead's mean.
        """
        both = torch.cat([sentences, lead.expand(len(sentences), -1)], 1)
        return self.show_out(self.dropout(functional.gelu(self.show(self.dropout(both)))))

    def read_relations(self, entities: Tensor, left: Tensor, right: Tensor) -> Tensor:
        """Give the logits (N, 1 + predicates) of ordered pairs; the first is no relation."""
        a, b = entities[left], entities[right]
        return self.relation_out(functional.gelu(self.relation(torch.cat([a * b, a, b], 1))))

    def point_at(self, name: str, vectors: Tensor, spans: Tensor) -> Tensor:
        """Score (N, S) how well each of the span vectors (S, H) belongs to each of N pairs."""
        return self.point[name](vectors, torch.tanh(self.span(spans)))


class _Pointer(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.query = nn.Linear(2 * size, size)
        self.prior = nn.Linear(size, 1)
        self.none = nn.Linear(2 * size, 1)

    def forward(self, vectors: Tensor, spans: Tensor) -> Tensor:
        scores = self.query(vectors) @ spans.T / spans.shape[1] ** 0.5 + self.prior(spans).T
        return torch.cat([self.none(vectors), scores], 1)
