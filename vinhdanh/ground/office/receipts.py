"""Receipts for what citizens send without an account: a code that nobody can guess leads back to what became of it.

The form carries a slip (``new_slip``), a random name of this one sending. The code is made from the slip with the
house's key: sending the same form twice, or pressing refresh, gives the same code and keeps one thing. The database
holds only the code's hash, so a copied database opens nobody's receipt.
"""

import re
import secrets

from . import vault

SLIP = re.compile(r"[0-9a-f]{32}")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U, so that a code read aloud or copied by hand comes back right."""
_LENGTH, _GROUP = 16, 4
_HEARD = str.maketrans("ILO", "110")


def new_slip() -> str:
    return secrets.token_hex(16)


def code_of(slip: str) -> str:
    """The receipt's code, 80 bits: ``7QKM-2FWD-9XTA-41PR``."""
    number = int(vault.search_hash(f"receipt:{slip}")[:20], 16)
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def hash_of(code: str) -> str | None:
    """What the database is asked for; None when ``code`` cannot be one. Case, spaces and hyphens do not matter."""
    letters = re.sub(r"[\s\-–—.]", "", code[:60]).upper().translate(_HEARD)
    if len(letters) != _LENGTH or not set(letters) <= set(_LETTERS):
        return None
    return vault.search_hash(f"code:{letters}")
