"""Writes the articles of a dump under a section: each once, with its pictures and a redirect from its old address.

Repeatable: an article is known by its old address. What was brought in before is left as the editors may have changed
it, what failed is tried again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from pathlib import PurePosixPath

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.timezone import make_aware
from PIL import Image, UnidentifiedImageError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from vinhdanh.ground.office import clock

from .. import searching
from ..forms import FIRST_YEAR, LAST_YEAR, slug_of
from ..models import ArticlePage, NewsSection, Picture
from ..texts import plain
from .cleaning import blocks_of
from .reading import Dump, Old, items

KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
LONGEST_TITLE, LONGEST_SUMMARY = 255, 400


@dataclass(frozen=True)
class Line:
    """What became of one item: ``outcome`` is written, known or failed."""

    where: str
    title: str
    outcome: str
    note: str = ""


@dataclass
class Report:
    lines: list[Line] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    def sentence(self) -> str:
        return (
            f"Đã nhập {self.count('written')} bài; {self.count('known')} bài đã có từ trước; "
            f"{self.count('failed')} mục chưa nhập được."
        )


def bring_in(
    dump: Dump, section: NewsSection, *, source: str, beat: Callable[[int], None] = lambda done: None
) -> Report:
    """Each item in a transaction of its own, so that one that fails costs nobody else anything."""
    report = Report()
    for done, item in enumerate(items(dump), start=1):
        if isinstance(item, str):
            where, _, why = item.partition(": ")
            report.lines.append(Line(where, "", "failed", why))
        else:
            report.lines.append(_one(item, dump, section, source))
        beat(done)
    return report


def _one(old: Old, dump: Dump, section: NewsSection, source: str) -> Line:
    if not old.title:
        return Line(old.where, "", "failed", "Bài không có tiêu đề; hãy nhập tay.")
    path = Redirect.normalise_path(old.address or f"/{slug_of(old.title)}")
    if Redirect.objects.filter(old_path=path).exists():
        return Line(old.where, old.title, "known")
    with transaction.atomic():
        notes: list[str] = []
        page = _page(old, dump, section, source, notes)
        Redirect.objects.create(old_path=path, redirect_page=page, is_permanent=True)
        searching.put_page(page)
    return Line(old.where, old.title, "written", " ".join(notes))


def _page(old: Old, dump: Dump, section: NewsSection, source: str, notes: list[str]) -> ArticlePage:
    pictures: list[Picture] = []

    def keep(source: str, alt: str) -> dict[str, object] | None:
        picture = _picture(dump.picture(source, old.where), source, alt or old.title)
        if picture is None:
            notes.append(f"Không có ảnh “{PurePosixPath(source).name[:80]}” trong bản kết xuất.")
            return None
        if not alt:
            notes.append(f"Ảnh “{PurePosixPath(source).name[:80]}” không có lời thay ảnh, tạm lấy tiêu đề.")
        pictures.append(picture)
        return {"picture": picture, "caption": ""}

    body = blocks_of(old.html, keep)
    day = old.day if old.day and FIRST_YEAR <= old.day.year <= LAST_YEAR else None
    if day is None:
        notes.append("Không rõ ngày đăng, tạm lấy hôm nay.")
    words = " ".join(plain(str(value)) for kind, value in body if kind == "paragraph")
    page = ArticlePage(
        title=old.title[:LONGEST_TITLE],
        slug=_free_slug(section, old.title),
        summary=(old.summary or _first_sentence(words))[:LONGEST_SUMMARY],
        day=day or clock.today(),
        author=old.author[:150],
        source=source,
        picture=pictures[0] if pictures else None,
        first_published_at=_noon(day or clock.today()),
        last_published_at=_noon(day or clock.today()),
    )
    page.body = body
    return Page.objects.get(pk=section.pk).add_child(instance=page)


def _first_sentence(words: str) -> str:
    end = words.find(". ", 60)
    return words[: end + 1] if 0 < end < LONGEST_SUMMARY else words[:200]


def _free_slug(section: NewsSection, title: str) -> str:
    wanted = slug_of(title)[:180] or "bai"
    taken = set(Page.objects.child_of(section).filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def _picture(content: bytes | None, source: str, words: str) -> Picture | None:
    """The picture, kept once for the same bytes; None when there is none or it is no picture."""
    if not content:
        return None
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()  # as Wagtail keeps it
    if known := Picture.objects.filter(file_hash=digest).first():
        return known
    try:
        with Image.open(BytesIO(content)) as drawn:
            kind = KINDS.get(drawn.format or "")
            drawn.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    if kind is None:
        return None
    name = f"{slug_of(PurePosixPath(source).stem) or 'anh'}.{kind}"
    return Picture.objects.create(
        title=words[:255],
        description=words[:255],
        file=ImageFile(BytesIO(content), name=name),
        file_size=len(content),
        file_hash=digest,
    )


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
