"""The demo's portal: texts, news, libraries with their files, notices; real content, so that every page can be seen."""

from datetime import datetime
from io import BytesIO
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from docx import Document as WordFile
from wagtail.models import Page

from vinhdanh.doors.portal.editorial import searching
from vinhdanh.doors.portal.editorial.forms import slug_of
from vinhdanh.doors.portal.editorial.models import (
    ArticlePage,
    Attachment,
    ContactCard,
    DocumentPage,
    EditorialPage,
    Picture,
    RecruitmentNotice,
    Relation,
    TextPage,
)
from vinhdanh.ground.accounts.models import User

from .tree import DATA

PICTURES = {
    "dong-lua": "Tranh vẽ: mặt trời trống đồng mọc trên cánh đồng lúa ven sông Hồng",
    "hoi-nghi": "Tranh vẽ: hội trường với hàng cờ, các đại biểu ngồi quanh bàn dài trao đổi",
}
KNOWN_OF_DOCUMENTS = ("number", "kind", "issuer", "issued", "since", "until")
OFFICERS = {
    "chuyenvien": ("Chuyên viên", "Hồ sơ của sở, ngành và doanh nghiệp", "0221 000 0001", "tdkt@hungyen.example"),
    "lanhdao": ("Phó Giám đốc Sở Nội vụ", "Phụ trách công tác thi đua, khen thưởng", "0221 000 0000", ""),
}


def _data(name: str) -> Any:
    return yaml.safe_load((DATA / "site" / f"{name}.yaml").read_text(encoding="utf-8"))


def write_site(users: dict[str, User], at: datetime) -> int:
    """Fill the sections that the first migrate laid. Answers how many pages were written."""
    texts = _data("texts")
    for slug, said in texts["sections"].items():
        section = Page.objects.get(depth=3, slug=slug).specific
        section.summary = said["summary"]
        if "body" in said:
            section.body = _blocks(section, "body", said["body"])
        section.save()
    pictures = {name: _picture(name, words) for name, words in PICTURES.items()}
    for said in texts["texts"]:
        above = Page.objects.get(slug=said["under"] or "home")
        _add(above, TextPage(show_in_menus=said.get("in_menu", True), language=said.get("language", "vi")), said, at)
    for said in _data("articles"):
        article = ArticlePage(
            day=said["day"],
            author=said.get("author", ""),
            source=said["source"],
            picture=pictures.get(said.get("picture")),
        )
        _add(Page.objects.get(depth=3, slug="tin-chuyen-nganh"), article, said, at)
    for said in texts["notices"]:
        notice = RecruitmentNotice(**{name: said[name] for name in ("day", "deadline", "posts", "place")})
        _add(Page.objects.get(depth=3, slug="tuyen-dung"), notice, said, at)
    _write_documents(at)
    _write_cards(users)
    pages = [page for page in Page.objects.live().specific() if isinstance(page, EditorialPage)]
    for page in pages:
        searching.put_page(page)
    return len(pages)


def _blocks(page: EditorialPage, field: str, said: list[dict[str, Any]]) -> Any:
    block = page._meta.get_field(field).stream_block
    return block.to_python([{"type": kind, "value": value} for one in said for kind, value in one.items()])


def _add(above: Page, page: EditorialPage, said: dict[str, Any], at: datetime) -> EditorialPage:
    page.title, page.summary = said["title"], said.get("summary", "")
    page.slug = said.get("slug") or slug_of(said["title"])
    page.first_published_at = page.last_published_at = at
    for field in ("body", "results"):
        if field in said:
            setattr(page, field, _blocks(page, field, said[field]))
    return Page.objects.get(pk=above.pk).add_child(instance=page)


def _picture(name: str, words: str) -> Picture:
    content = (DATA / "site" / f"{name}.jpg").read_bytes()
    drawing = ImageFile(BytesIO(content), name=f"{name}.jpg")
    return Picture.objects.create(
        title=words, description=words, credit="Tranh minh họa của trang", file=drawing, file_size=len(content)
    )


def _write_documents(at: datetime) -> None:
    slugs = {"centre": "van-ban-tw", "province": "van-ban-cua-tinh"}
    made: dict[str, DocumentPage] = {}
    relations = []
    for level, rows in _data("documents").items():
        for said in rows:
            known = {name: said[name] for name in KNOWN_OF_DOCUMENTS if name in said}
            page = DocumentPage(**known, file=_paper(said) if "text" in said else None)
            named = {**said, "slug": slug_of(said["number"].replace("/", "-"))}
            named.pop("text", None)
            made[said["number"]] = _add(Page.objects.get(depth=3, slug=slugs[level]), page, named, at)
            relations += [(said["number"], kind, other) for kind, other in said.get("relations", ())]
    Relation.objects.bulk_create(
        Relation(page=made[one], kind=kind, other=made[other]) for one, kind, other in relations
    )


def _paper(said: dict[str, Any]) -> Attachment:
    """The document as a Word file, and its words for the search."""
    word = WordFile()
    word.add_heading(f"{said['issuer']}: {said['number']}", 1)
    for line in (said["title"], *said["text"]):
        word.add_paragraph(line)
    content = BytesIO()
    word.save(content)
    name = slug_of(said["number"].replace("/", "-"))
    paper = Attachment(title=f"{said['number']}: toàn văn", text=" ".join([said["title"], *said["text"]]))
    paper.file.save(f"{name}.docx", ContentFile(content.getvalue()), save=False)
    paper._set_document_file_metadata()
    paper.save()
    return paper


def _write_cards(users: dict[str, User]) -> None:
    ContactCard.objects.bulk_create(
        ContactCard(
            user=users[name],
            unit=users[name].assignments.get().unit,
            position=position,
            duties=duties,
            phone=phone,
            email=email,
            since=users[name].assignments.get().since,
        )
        for name, (position, duties, phone, email) in OFFICERS.items()
    )
