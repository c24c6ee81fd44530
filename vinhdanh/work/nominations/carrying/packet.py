"""The file itself: a zip whose members are encrypted under a passphrase, and a manifest with their hashes.

The manifest can be read without the passphrase (which round, from when, how much); names, identity numbers and the
lists that units sent cannot.
"""

import base64
import hashlib
import hmac
import io
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vinhdanh.ground.office.errors import Refused

FORM, SCHEMA = "vinhdanh.round", 1
SHORTEST_PASSPHRASE = 10
LARGEST = 500 * 1024 * 1024
_LARGEST_MEMBER = 1024 * 1024 * 1024
_MANIFEST = "manifest.json"
_NONCE = 12
_STRANGE = "Tệp này không phải tệp đợt xét của Vinh Danh; hãy chọn đúng tệp đã xuất."


@dataclass(frozen=True)
class Packet:
    """An opened file: what the manifest says, and the members' contents."""

    about: Mapping[str, Any]
    members: Mapping[str, bytes]

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The items of a member, one JSON object a line."""
        return [json.loads(line) for line in self.members.get(name, b"").splitlines()]


def pack(members: Mapping[str, bytes], about: Mapping[str, Any], passphrase: str) -> bytes:
    """The bytes of a round's file. Refused when the passphrase is too short to protect anything."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(f"Mật khẩu của tệp cần ít nhất {SHORTEST_PASSPHRASE} ký tự.", code="short_passphrase")
    salt = os.urandom(16)
    cipher, sealing = _keys(passphrase, salt)
    locked = {name: _lock(cipher, name, content) for name, content in members.items()}
    manifest = {
        "form": FORM, "schema": SCHEMA, **about, "salt": base64.b64encode(salt).decode("ascii"),
        "members": [
            {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in locked.items()
        ],
    }  # fmt: skip
    manifest["seal"] = _seal(sealing, manifest)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as book:
        book.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, content in locked.items():
            book.writestr(name, content)
    return buffer.getvalue()


def described(content: bytes) -> dict[str, Any]:
    """The manifest, checked against the members' hashes. Refused when the file is strange, newer than us or damaged."""
    if len(content) > LARGEST:
        raise Refused("Tệp lớn hơn 500 MB, không phải tệp đợt xét.", code="too_large")
    return _open(content)[0]


def unpack(content: bytes, passphrase: str) -> Packet:
    """The file opened. Refused besides when the passphrase is wrong."""
    if len(content) > LARGEST:
        raise Refused("Tệp lớn hơn 500 MB, không phải tệp đợt xét.", code="too_large")
    manifest, locked = _open(content)
    cipher, sealing = _keys(passphrase, base64.b64decode(manifest["salt"]))
    if not hmac.compare_digest(_seal(sealing, manifest), manifest["seal"]):
        raise Refused("Mật khẩu không đúng, hoặc tệp đã bị sửa; hãy hỏi lại người xuất tệp.", code="wrong_passphrase")
    return Packet(manifest, {name: _unlock(cipher, name, part) for name, part in locked.items()})


def _open(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            manifest = json.loads(book.read(_MANIFEST))
            if manifest["form"] != FORM:
                raise Refused(_STRANGE, code="strange")
            if manifest["schema"] > SCHEMA:
                raise Refused(
                    f"Tệp do bản phần mềm mới hơn xuất (cấu trúc {manifest['schema']}, máy này đọc được đến {SCHEMA}); "
                    "hãy nâng cấp phần mềm trên máy này.",
                    code="newer",
                )
            locked = {part["name"]: book.read(part["name"]) for part in manifest["members"]}
            known = {part["name"]: part["sha256"] for part in manifest["members"]}
            base64.b64decode(manifest["salt"]), manifest["seal"].encode()
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, AttributeError, NotImplementedError) as wrong:
        if "CRC" in str(wrong):
            raise _damaged("") from wrong
        raise Refused(_STRANGE, code="strange") from wrong
    for name, part in locked.items():
        if hashlib.sha256(part).hexdigest() != known[name]:
            raise _damaged(name)
    return manifest, locked


def _damaged(name: str) -> Refused:
    where = f": phần “{name}” không còn nguyên vẹn" if name else ""
    return Refused(f"Tệp bị hỏng{where}; hãy chép lại tệp từ máy đã xuất.", code="damaged")


def _keys(passphrase: str, salt: bytes) -> tuple[AESGCM, bytes]:
    """Slow on purpose: who finds the file may not try many passphrases."""
    both = hashlib.scrypt(passphrase.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=64 * 1024 * 1024, dklen=64)
    return AESGCM(both[:32]), both[32:]


def _seal(key: bytes, manifest: Mapping[str, Any]) -> str:
    plain = {name: value for name, value in manifest.items() if name != "seal"}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _lock(cipher: AESGCM, name: str, content: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, zlib.compress(content), name.encode())


def _unlock(cipher: AESGCM, name: str, locked: bytes) -> bytes:
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(cipher.decrypt(locked[:_NONCE], locked[_NONCE:], name.encode()), _LARGEST_MEMBER)
    except (InvalidTag, zlib.error) as wrong:
        raise _damaged(name) from wrong
    if opened.unconsumed_tail:
        raise _damaged(name)
    return content
