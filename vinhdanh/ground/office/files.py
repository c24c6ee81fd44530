"""Files kept under their hash. The row is in the caller's transaction; the bytes are on disk before it commits."""

import errno
import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from .errors import Refused
from .models import StoredFile


def path_of(sha256: str) -> Path:
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


def keep(content: bytes, *, name: str, media_type: str, at: datetime) -> StoredFile:
    """Store ``content``; the same content stored before is the same row."""
    digest = hashlib.sha256(content).hexdigest()
    place = path_of(digest)
    if not place.exists():
        _write(place, content, name)
    stored, _ = StoredFile.objects.get_or_create(
        sha256=digest,
        defaults={"name": name[:255], "size": len(content), "media_type": media_type, "stored_at": at},
    )
    return stored


def _write(place: Path, content: bytes, name: str) -> None:
    """All of it or nothing: a full disk leaves no half file behind."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            Path(half).replace(place)
        finally:
            Path(half).unlink(missing_ok=True)
    except OSError as wrong:
        raise Refused(
            f"Máy chủ không ghi được tệp “{name}”: {_cause(wrong)}; chưa có gì được lưu. Hãy báo quản trị viên rồi gửi "
            "lại.",
            code="disk",
        ) from wrong


def _cause(wrong: OSError) -> str:
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return "đĩa đã đầy" if wrong.errno in full else "thư mục tệp không ghi được"


def read(stored: StoredFile) -> bytes:
    place = path_of(stored.sha256)
    if not place.exists():
        raise Refused(f"Tệp “{stored.name}” không còn trên máy chủ; hãy khôi phục thư mục tệp từ bản sao lưu.")
    return place.read_bytes()


def discard(stored: StoredFile) -> None:
    """Forget a file that nothing points to any more; one that something still needs stays.

    The bytes go after the commit: a transaction undone has lost nothing.
    """
    try:
        with transaction.atomic():
            StoredFile.objects.filter(pk=stored.pk).delete()
    except ProtectedError:
        return
    transaction.on_commit(lambda: _unlink_unless_kept(stored.sha256))


def _unlink_unless_kept(sha256: str) -> None:
    if not StoredFile.objects.filter(sha256=sha256).exists():
        path_of(sha256).unlink(missing_ok=True)
