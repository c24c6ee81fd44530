"""Dates, numbers and money in templates, as Vietnamese administrative papers write them.

Every filter gives an em dash for an absent value, so that a template never prints "None".
"""

import re
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from vinhdanh.crafts.viet.dates import long_date, short_date
from vinhdanh.crafts.viet.numbers import format_number

register = template.Library()

ABSENT = "—"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def vn_date(value: date | datetime | int | None) -> str:
    """05/09/2026; a bare year stays a year."""
    if not value:
        return ABSENT
    return str(value) if isinstance(value, int) else short_date(_local(value))


@register.filter
def vn_long_date(value: date | datetime | int | None) -> str:
    """ngày 05 tháng 9 năm 2026; a bare year: năm 1974."""
    if not value:
        return ABSENT
    return f"năm {value}" if isinstance(value, int) else long_date(_local(value))


@register.filter
def vn_weekday(value: date | datetime | None) -> str:
    """Thứ Ba, ngày 02 tháng 12 năm 2025."""
    if not value:
        return ABSENT
    day = _local(value)
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"


@register.filter
def vn_time(value: datetime | None) -> str:
    """05/09/2026, 16:42."""
    if not value:
        return ABSENT
    moment = _local(value)
    return f"{short_date(moment)}, {moment:%H:%M}"


@register.filter
def vn_number(value: int | float | Decimal | None) -> str:
    """1.234,5."""
    return ABSENT if value is None or value == "" else format_number(value)


@register.filter
def vn_money(value: int | Decimal | None) -> str:
    """3.510.000 đồng."""
    return ABSENT if value is None or value == "" else f"{format_number(value)} đồng"


@register.filter
def vn_percent(value: float | Decimal | None) -> str:
    """0.384 → 38,4 %."""
    return ABSENT if value is None or value == "" else f"{format_number(round(float(value) * 100, 1))} %"


@register.filter
def vn_days_left(days: int | None) -> str:
    """A deadline in days: -1 → quá 1 ngày, 0 → hôm nay, 7 → còn 7 ngày."""
    if days is None:
        return ABSENT
    if days == 0:
        return "hôm nay"
    return f"quá {-days} ngày" if days < 0 else f"còn {days} ngày"


_REFERENCE = re.compile(
    r"(?P<instrument>\S+) Đ(?P<article>\d+[a-z]?)(?:\.(?P<clause>\d+[a-z]?))?(?:\.(?P<point>[a-zđ]))?"
)
ASSUMED = "giả-định"
"""How an overlay cites what no published instrument says: nobody may take it for one."""
_INSTRUMENTS = (
    ("/QH", "Luật"),
    ("/NĐ-CP", "Nghị định"),
    ("/TT-", "Thông tư"),
    ("/QĐ-", "Quyết định"),
    ("/NQ-", "Nghị quyết"),
)


@register.filter
def vn_reference(ref: str | None) -> str:
    """A provision's id as people cite it: 06/2022/QH15 Đ74.1.d → điểm d khoản 1 Điều 74 Luật 06/2022/QH15.

    What is not of that form is given back as it is: it is already a citation for people.
    """
    if not ref:
        return ABSENT
    found = _REFERENCE.fullmatch(ref)
    if not found:
        return ref
    kind = next((f"{name} " for mark, name in _INSTRUMENTS if mark in found["instrument"]), "")
    point = f"điểm {found['point']} " if found["point"] else ""
    clause = f"khoản {found['clause']} " if found["clause"] else ""
    instrument = found["instrument"].partition("@")[0]  # which overlay holds it is ours, nobody cites it
    if instrument.startswith(ASSUMED):
        return "quy định của tỉnh (giả định)"
    return f"{point}{clause}Điều {found['article']} {kind}{instrument}"
