"""Train the network that Jalin reads with: one command from data to weights.

    train.py --shared SHARED --out WEIGHTS

Vocabulary, stage 1 (names), stage 2 (annotated articles), stage 3 (half of news-train too, each
article twice), stage 4 (the same with the candidates of stage 3), export, fit of assembly on what
was held out, report. Assembly's weights go into `calibration` beside WEIGHTS. The report goes to
stdout, progress to stderr.
"""

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import fit_assembly
import fit_meaning
import fit_wording
import torch
from articles import (
    Annotated,
    build_examples,
    read_annotated,
    read_news_train,
    read_texts,
    write_few,
)
from encoder import build_encoder
from examples import PREDICATES, TAGS
from export import export_network
from measure import tabulate
from model import Network
from ner_corpora import read_training
from optimising import Course, fix_seed
from pretrained import read_pretrained
from stage_documents import (
    ANNOTATIONS,
    CANDIDATES,
    NEWS_TRAIN,
    choose_documents,
    choose_sentences,
    train_on_documents,
)
from stage_names import COURSE, encode_sentences, train_on_names
from targets import MARGIN, WINDOW
from tokenizers import Tokenizer
from vocabulary import choose_pieces, count_pieces, write_tokenizer

from jalin.text.encoding.network import load_network

log = logging.getLogger("training")

_VOCABULARY = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everything is: the shared data, the weights to write, a folder that goes away."""

    shared: Path
    out: Path
    scratch: Path

    @property
    def tokenizer(self) -> Path:
        """Give the file of the tokenizer while training."""
        return self.scratch / "tokenizer.json"

    @property
    def corpora(self) -> Path:
        """Give the folder of the corpora of named entities."""
        return self.shared / "corpus" / "ner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much of everything is used; None is all."""

    texts: int | None = None
    documents: int | None = None
    sentences: int | None = None
    epochs: int | None = None
    layers: int | None = None


_FULL = Scale()
_REHEARSAL = Scale(texts=2000, documents=8, sentences=40, epochs=1, layers=2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write the weights, print the report."""
    options = _parse_arguments(arguments)
    # Of other libraries' logs only errors: the exporter tells of every tensor.
    logging.basicConfig(level=logging.ERROR, format="%(asctime)s %(message)s")
    log.setLevel(logging.INFO)
    torch.set_num_threads(options.threads)
    with tempfile.TemporaryDirectory() as scratch:
        places = Places(shared=options.shared, out=options.out, scratch=Path(scratch))
        train(places, _REHEARSAL if options.rehearse else _FULL)
        most = _REHEARSAL.sentences if options.rehearse else None
        print("\n".join(write_report(places, most=most)))
    return 0


def train(places: Places, scale: Scale) -> None:
    """Run all steps from the vocabulary to the exported network."""
    network, tokenizer = start_network(places, scale)
    corpora = {
        name: sentences[: scale.sentences]
        for name, sentences in read_training(places.corpora).items()
    }
    rows = encode_sentences(chain.from_iterable(corpora.values()), tokenizer)
    log.info("stage 1: names, %d sentences", len(rows))
    train_on_names(network, rows, _shorten(COURSE, scale))

    beside = choose_sentences(corpora, tokenizer)
    annotated = tuple(_take(read_annotated(places.shared), scale))
    documents = choose_documents(build_examples(annotated, tokenizer))
    log.info("stage 2: documents, %d annotated articles", len(documents))
    train_on_documents(network, documents, beside, _shorten(ANNOTATIONS, scale))

    news = tuple(_take(read_news_train(places.shared), scale))
    documents += 2 * choose_documents(build_examples(news[::2], tokenizer))
    log.info("stage 3: documents, %d with half of news-train twice", len(documents))
    train_on_documents(network, documents, beside, _shorten(NEWS_TRAIN, scale))

    write_network(network, places.scratch / "stage-3", places)
    seen = load_network(places.scratch / "stage-3")
    documents = choose_documents(build_examples(annotated, tokenizer, network=seen))
    documents += 2 * choose_documents(build_examples(news[::2], tokenizer, network=seen))
    log.info("stage 4: documents, with the candidates of stage 3")
    train_on_documents(network, documents, beside, _shorten(CANDIDATES, scale))
    write_network(network, places.out, places)
    log.info("meaning: the change against the pre-trained encoder")
    fit_meaning.fit_meaning(places.out)

    log.info("wording: fitted on the same articles")
    fit_wording.fit_wording(fit_wording.describe_deals((*annotated, *news[::2])), places.out)
    log.info("assembly: fitted on articles that the network has not seen")
    held_out = _take(read_annotated(places.shared, held_out=True), scale)
    fit(places, (*news[1::2], *held_out))


def start_network(places: Places, scale: Scale) -> tuple[Network, Tokenizer]:
    """Prune the vocabulary, write its tokenizer, build the network on the encoder."""
    pretrained = read_pretrained()
    texts = islice(read_texts(places.shared), scale.texts)
    kept = choose_pieces(pretrained, count_pieces(pretrained, texts), size=_VOCABULARY)
    write_tokenizer(pretrained, kept, places.tokenizer)
    log.info("vocabulary: %d of %d pieces", len(kept), len(pretrained.pieces))
    fix_seed()
    encoder = build_encoder(pretrained, kept, layers=scale.layers)
    network = Network(encoder, tags=TAGS, predicates=len(PREDICATES))
    return network, Tokenizer.from_file(str(places.tokenizer))


def fit(places: Places, held_out: Sequence[Annotated]) -> None:
    """Fit the weights of assembly with the exported network."""
    documents, gold = write_few(held_out, places.scratch)
    out = places.out.parent / "calibration" / "assembly.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    fit_assembly.main([str(path) for path in (places.out, documents, gold, out)])


def write_network(network: Network, folder: Path, places: Places) -> None:
    """Export a network into a folder."""
    export_network(
        network,
        folder,
        tokenizer=places.tokenizer,
        tags=TAGS,
        predicates=PREDICATES,
        window=WINDOW,
        margin=MARGIN,
    )


def write_report(places: Places, *, most: int | None = None) -> Iterator[str]:
    """Write what the exported network names rightly, and how large its files are."""
    yield from tabulate(load_network(places.out), places.corpora, most=most)
    yield ""
    for path in sorted(places.out.iterdir()):
        yield f"{path.name}: {path.stat().st_size / 1e6:.1f} MB"


def _shorten(course: Course, scale: Scale) -> Course:
    return course if scale.epochs is None else replace(course, epochs=scale.epochs)


def _take(annotated: Iterable[Annotated], scale: Scale) -> Iterator[Annotated]:
    """Take all articles, or the first few that hold a deal: the others would rehearse little."""
    if scale.documents is None:
        yield from annotated
    else:
        yield from islice((pair for pair in annotated if pair[1]["deals"]), scale.documents)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the network from data to weights.")
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights to write")
    parser.add_argument("--threads", type=int, default=2, help="threads of torch")
    parser.add_argument("--rehearse", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
