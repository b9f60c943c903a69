"""The encoder that is trained, with the pre-trained weights to begin with."""

import torch
from pretrained import Pretrained, name_weights
from torch import Tensor, nn
from torch.nn import functional


class Encoder(nn.Module):
    """A BERT-style encoder with norms after the sums, as e5-small has it."""

    def __init__(
        self, *, vocabulary: int, hidden: int, heads: int, feed_forward: int, layers: int
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Embedding(512, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(
            _Layer(hidden=hidden, heads=heads, feed_forward=feed_forward) for _ in range(layers)
        )

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Encode `ids` (batch, length), where `mask` is 1; gives (batch, length, hidden)."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.word(ids) + self.position(positions)[None])
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states


class _Layer(nn.Module):
    def __init__(self, *, hidden: int, heads: int, feed_forward: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm_attention = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, feed_forward)
        self.down = nn.Linear(feed_forward, hidden)
        self.norm_out = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = states.shape
        size = hidden // self.heads

        def split(part: Tensor) -> Tensor:
            return part.view(batch, length, self.heads, size).transpose(1, 2)

        query, key, value = (
            split(self.query(states)),
            split(self.key(states)),
            split(self.value(states)),
        )
        weights = query @ key.transpose(-1, -2) / size**0.5 + bias.to(query.dtype)
        mixed = torch.softmax(weights, -1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.norm_attention(states + self.out(mixed))
        inner = self.down(functional.gelu(self.up(states)))
        return self.norm_out(states + self.dropout(inner))


def build_encoder(pretrained: Pretrained, kept: list[int], *, layers: int | None = None) -> Encoder:
    """Build the encoder with the embedding rows `kept`, and its first `layers` layers."""
    depth = layers or pretrained.layers
    encoder = Encoder(
        vocabulary=len(kept),
        hidden=pretrained.hidden,
        heads=pretrained.heads,
        feed_forward=pretrained.feed_forward,
        layers=depth,
    )
    weights = name_weights(pretrained, kept, layers=depth)
    encoder.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    return encoder
