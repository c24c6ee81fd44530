"""Secrets at rest: identity numbers are encrypted, and found again by a keyed hash.

The key is a file beside the data, made at the first use; without it a copied database tells no identity number.
"""

import base64
import hashlib
import hmac
import json
import os
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from .errors import Refused


@cache
def _keys() -> tuple[Fernet, bytes]:
    place = Path(settings.HOME) / "identity-key"
    if not place.exists():
        half = place.with_suffix(f".{os.getpid()}")
        half.touch(mode=0o600)
        half.write_bytes(Fernet.generate_key())
        try:
            os.link(half, place)
        except FileExistsError:
            pass
        finally:
            half.unlink()
    raw = base64.urlsafe_b64decode(place.read_bytes())
    derived = hashlib.sha256(b"search:" + raw).digest()
    return Fernet(base64.urlsafe_b64encode(raw)), derived


def seal(text: str) -> bytes:
    return _keys()[0].encrypt(text.encode())


def open_sealed(sealed: bytes) -> str:
    try:
        return _keys()[0].decrypt(bytes(sealed)).decode()
    except InvalidToken as wrong:
        raise Refused(
            "Không mở được dữ liệu đã mã hoá: khoá bảo mật của máy chủ đã đổi; hãy khôi phục tệp identity-key."
        ) from wrong


def search_hash(text: str) -> str:
    """A keyed hash, the same for the same text: equal numbers are found without being readable."""
    return hmac.new(_keys()[1], text.encode(), hashlib.sha256).hexdigest()


def seal_words(words: dict[str, str]) -> bytes | None:
    """Several particulars sealed as one; None when there is nothing to keep."""
    kept = {name: text for name, text in words.items() if text}
    return seal(json.dumps(kept, ensure_ascii=False)) if kept else None


def open_words(sealed: bytes | None) -> dict[str, str]:
    """What ``seal_words`` sealed; empty when it was erased."""
    return json.loads(open_sealed(sealed)) if sealed else {}
