"""The last step of what brings documents in: their vectors, unless a setting says otherwise."""

from jalin.cli.settings import Settings
from jalin.pipeline.meaning.making import make_vectors_at
from jalin.pipeline.observer import Observer


def make_vectors(settings: Settings, observer: Observer) -> None:
    """Make the vectors that the register lacks, where they are wanted."""
    if settings.meaning:
        make_vectors_at(settings.register, observer)
