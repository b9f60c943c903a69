"""What is written is what is read."""

from hypothesis import HealthCheck, given, settings

from jalin.export.readings import encode_reading
from jalin.model import Reading
from jalin.source.readings import decode_reading
from strategies import readings


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(readings)
def test_reading_survives_its_line(reading: Reading) -> None:
    """Decoding an encoded reading gives the equal reading."""
    assert decode_reading(encode_reading(reading)) == reading
