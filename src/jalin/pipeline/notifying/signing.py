"""Signatures of messages, in the manner of the Standard Webhooks specification.

The receiver computes HMAC-SHA256 over id, time and body with the secret that both know, and refuses
what is old: so nobody else can send in our name, and nothing can be sent twice later on.
"""

import base64
import binascii
import datetime as dt
import hashlib
import hmac
from collections.abc import Mapping

PREFIX = "whsec_"
_VERSION = "v1"
SECRET_BYTES = 32


def write_secret(key: bytes) -> str:
    """Write a key as people pass it on."""
    return PREFIX + base64.b64encode(key).decode("ascii")


def build_headers(
    secret: str, message_id: str, sent: dt.datetime, content: bytes
) -> Mapping[str, str]:
    """Build the headers that name, date and sign a message."""
    timestamp = str(int(sent.timestamp()))
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": sign(secret, message_id, timestamp, content),
    }


def sign(secret: str, message_id: str, timestamp: str, content: bytes) -> str:
    """Sign a message: `v1,` and the code in base64. Raises ValueError for what is no secret."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as err:
        raise ValueError("a secret is whsec_ and a key in base64") from err
    signed = b".".join((message_id.encode(), timestamp.encode(), content))
    code = hmac.digest(key, signed, hashlib.sha256)
    return f"{_VERSION},{base64.b64encode(code).decode('ascii')}"
