"""Blanks (phôi bằng): described in millimetres, changed, put away; what is printed on them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from vinhdanh.crafts.papers import Diploma
from vinhdanh.ground.office import audit, clock
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.ground.registry.queries import signatories_on

from . import signing
from .models import DiplomaBlank

LONG_NAME = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên khu vực Mẫu Thượng và Mẫu Hạ"
LONG_MERIT = (
    "Đã có thành tích xuất sắc trong vận động đoàn viên, người lao động ủng hộ đồng bào bị thiệt hại do bão lũ, góp "
    "phần khôi phục sản xuất, ổn định đời sống nhân dân trong hai năm liên tiếp"
)


@action("decisions.templates")
def describe(authority: Authority, *, by: Actor, at: datetime, **said: Any) -> DiplomaBlank:
    """Describe a blank the authority has in stock: name, form, how far its text is moved."""
    return _kept(DiplomaBlank(authority=authority), said)


@action("decisions.templates")
def change(blank: DiplomaBlank, *, by: Actor, at: datetime, **said: Any) -> DiplomaBlank:
    """Change what a blank is called and where the text stands on it."""
    return _kept(blank, said)


@action("decisions.templates")
def put_away(blank: DiplomaBlank, *, by: Actor, at: datetime) -> None:
    """A blank that is used up is offered no more."""
    DiplomaBlank.objects.filter(pk=blank.pk).update(retired=True)


@action("decisions.templates")
def bring_back(blank: DiplomaBlank, *, by: Actor, at: datetime) -> None:
    """Offer a blank again. Refused when another has its name by now."""
    blank.retired = False
    _kept(blank, {})


def _kept(blank: DiplomaBlank, said: Mapping[str, Any]) -> DiplomaBlank:
    for name, value in said.items():
        setattr(blank, name, value)
    try:
        with transaction.atomic():
            blank.save()
    except IntegrityError as taken:
        raise Refused(f"Đã có phôi tên “{blank.name}”; hãy đặt tên khác.", code="taken") from taken
    audit.note(blank=blank.name, **{name: value for name, value in said.items() if name != "name"})
    return blank


def sample(authority: Authority, *, long: bool = False) -> Diploma:
    """An invented diploma of this authority, to see a blank by; `long`: with the longest name one meets."""
    today = clock.today()
    return Diploma(
        giver=authority.title,
        award="Giấy khen",
        name=LONG_NAME if long else "Bà Nguyễn Thị Mẫu",
        position="Giáo viên, Trường Trung học phổ thông Mẫu",
        achievement=LONG_MERIT if long else "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm học vừa qua",
        decision=f"123/{authority.symbol}",
        decided_on=today,
        gold_book_number="45",
        place=authority.place,
        signature=signing.printed(signatories_on(authority, today).first(), authority, today),
        address="https://vi-du.gov.vn/x/ABCD-EFGH-IJ",
    )
