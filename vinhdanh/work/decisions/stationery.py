"""What the pages of templates and blanks show; one builder a page."""

import base64
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from vinhdanh.crafts.papers import Blank, Form, PaperError, draw_diploma
from vinhdanh.crafts.papers.own_templates import TAGS, Kind, Tag, preview, sample
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Authority

from . import blanks, own_templates
from .forms_of_stationery import BlankForm
from .models import DiplomaBlank, OwnTemplate


def authorities(charge: Charge) -> QuerySet[Authority]:
    """The authorities whose stationery a user keeps, with how many templates and blanks of their own they have."""
    return (
        Authority.objects.filter(charge.scope_filter("decisions.templates", "unit__path"))
        .select_related("unit__party")
        .annotate(
            templates=Count("own_templates", filter=Q(own_templates__in_use=True), distinct=True),
            stock=Count("blanks", filter=Q(blanks__retired=False), distinct=True),
        )
    )


@dataclass(frozen=True)
class KindRow:
    """One kind of document and which template it is made with."""

    kind: Kind
    url: str
    template: OwnTemplate | None


def authority_page(authority: Authority) -> dict[str, Any]:
    used = {template.kind: template for template in authority.own_templates.filter(in_use=True)}
    return {
        "authority": authority,
        "title": authority.title,
        "line": "Mẫu Word của từng loại văn bản, phôi bằng in sẵn",
        "kinds": [
            KindRow(kind, reverse("decisions:template", args=[authority.pk, kind.value]), used.get(kind))
            for kind in Kind
        ],
        "blanks": authority.blanks.filter(retired=False),
        "put_away": authority.blanks.filter(retired=True),
    }


def template_page(authority: Authority, kind: Kind, **bound: Any) -> dict[str, Any]:
    """One kind's template: what is used, how it is changed, its versions, its tags."""
    versions = list(authority.own_templates.filter(kind=kind))
    return {
        "authority": authority,
        "kind": kind,
        "title": kind.label,
        "line": authority.title,
        "used": next((version for version in versions if version.in_use), None),
        "versions": versions,
        "tags": tag_rows(TAGS[kind]),
    } | bound


@dataclass(frozen=True)
class TagRow:
    """A tag as it is typed in Word, what it becomes, and whether a template must have it."""

    typed: str
    says: str
    needed: bool
    depth: int


def tag_rows(tags: tuple[Tag, ...], of: str = "", depth: int = 0) -> list[TagRow]:
    """The tags of a kind with, below each list, the tags of its lines."""
    rows = []
    for tag in tags:
        name = f"{of}.{tag.name}" if of else tag.name
        line = "nhom" if tag.of and any(inner.many for inner in tag.of) else "dong"
        typed = f"{{% for {line} in {name} %}} … {{% endfor %}}" if tag.many else f"{{{{ {name} }}}}"
        rows.append(TagRow(typed, tag.says, tag.needed, depth))
        if tag.many:
            inner = tag_rows(tag.of, line, depth + 1)
            rows += inner or [TagRow(f"{{{{ {line} }}}}", "Một dòng", False, depth + 1)]
    return rows


def preview_page(template: OwnTemplate) -> dict[str, Any]:
    """A version filled with an invented document. Raises `PaperError` when it cannot be."""
    kind = Kind(template.kind)
    return {
        "template": template,
        "authority": template.authority,
        "kind": kind,
        "title": f"Xem trước: {kind.label.lower()}",
        "line": f"{template.authority.title} · bản {template.version}, điền dữ liệu mẫu",
        "sheets": preview(own_templates.filled(template, sample(kind))),
    }


@dataclass(frozen=True)
class Picture:
    """A blank with sample text on it, as a picture that stands in the page itself; or why it cannot be drawn."""

    source: str = ""
    fault: str = ""


def picture(authority: Authority, form: Form, blank: Blank, *, long: bool = False) -> Picture:
    try:
        drawn = draw_diploma(blanks.sample(authority, long=long), form, blank=blank, guides=True)
    except PaperError as wrong:
        return Picture(fault=str(wrong))
    return Picture(source=f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}")


def blank_page(
    authority: Authority, form: BlankForm, *, blank: DiplomaBlank | None = None, long: bool = False
) -> dict[str, Any]:
    """A blank, or a new one, with its measures and a picture of them as they are typed."""
    return {
        "authority": authority,
        "blank": blank,
        "form": form,
        "title": blank.name if blank else "Thêm phôi bằng",
        "line": authority.title,
        "picture": _picture_of(authority, form, blank, long=long),
        "long": long,
    }


def _picture_of(authority: Authority, form: BlankForm, blank: DiplomaBlank | None, *, long: bool) -> Picture:
    if not form.is_bound:
        kept = blank or DiplomaBlank()
        return picture(authority, kept.form, kept.blank, long=long)
    if form.is_valid():
        return picture(authority, form.cleaned_data["form"], form.blank(), long=long)
    return Picture(fault="Có ô ghi chưa đúng; sửa xong thì hình hiện lại.")
