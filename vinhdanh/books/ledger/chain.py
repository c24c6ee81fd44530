"""The chain itself: canonical bytes, commitments, hashes (ADR 0001). Pure: strings in, strings out."""

import hashlib
import json
import secrets
import unicodedata
from typing import Any

FORMAT = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
GENESIS = hashlib.sha256(b"vinhdanh ledger, format 1").hexdigest()


def canonical(content: dict[str, Any]) -> str:
    """Canonical JSON: NFC, keys sorted, no white space, no escapes. A float is refused: it has no one spelling."""
    _refuse_floats(content)
    return unicodedata.normalize("NFC", _ENCODER.encode(content))


def _refuse_floats(value: dict[str, Any] | list[Any] | tuple[Any, ...]) -> None:
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, float):
            raise ValueError("a float has no place in the ledger")
        if isinstance(inner, dict | list | tuple):
            _refuse_floats(inner)


def link(seq: int, previous: str, body: str) -> str:
    """The hash of entry ``seq``: over its number, the hash before it and its exact body."""
    return hashlib.sha256(f"{seq}\n{previous}\n{body}".encode()).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(16)


def commitment(salt: str, field: str, value: str) -> str:
    """What stands in the entry for a personal field; without the salt it tells nothing of the value."""
    return hashlib.sha256(f"{salt}\n{field}\n{unicodedata.normalize('NFC', value)}".encode()).hexdigest()


def new_token() -> str:
    """26 letters of base32 (130 bits): the certificate's address, impossible to guess, easy to type."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(26))
