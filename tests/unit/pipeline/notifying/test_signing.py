"""Messages are signed so that the receiver knows who sent them, and when."""

import datetime as dt

import pytest

from jalin.pipeline.notifying.signing import build_headers, sign, write_secret

# The example that the Standard Webhooks specification publishes for its libraries.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105
MESSAGE = b'{"test": 2432232314}'
MESSAGE_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
SENT = dt.datetime.fromtimestamp(1614265330, dt.UTC)


def test_the_signature_is_that_of_the_specification() -> None:
    """Anybody's library for the same specification can check it."""
    assert build_headers(SECRET, MESSAGE_ID, SENT, MESSAGE) == {
        "Content-Type": "application/json",
        "webhook-id": MESSAGE_ID,
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


@pytest.mark.parametrize(
    ("secret", "message_id", "timestamp", "content"),
    [
        (write_secret(b"another"), MESSAGE_ID, "1614265330", MESSAGE),
        (SECRET, "msg_2", "1614265330", MESSAGE),
        (SECRET, MESSAGE_ID, "1614265331", MESSAGE),
        (SECRET, MESSAGE_ID, "1614265330", MESSAGE + b" "),
    ],
)
def test_whatever_changes_changes_the_signature(
    secret: str, message_id: str, timestamp: str, content: bytes
) -> None:
    """Key, id, time and content are all signed."""
    original = sign(SECRET, MESSAGE_ID, "1614265330", MESSAGE)
    assert sign(secret, message_id, timestamp, content) != original


def test_what_is_no_secret_is_refused() -> None:
    """A secret that is not base64 signs nothing."""
    with pytest.raises(ValueError, match="whsec_"):
        sign("whsec_*", MESSAGE_ID, "1", MESSAGE)
