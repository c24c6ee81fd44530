"""Recorded facts in words: what, and when. Holds are not among them."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from vinhdanh.law import award_names
from vinhdanh.law.posts import posts
from vinhdanh.law.vocabulary import vocabulary

from .models import (
    Attestation,
    Discipline,
    EarlierAward,
    Fact,
    Initiative,
    Leave,
    Post,
    Service,
    UnitYear,
    YearResult,
    YearTitles,
)

SERVICE_TYPES = {
    "tuyen_dung": "Tuyển dụng",
    "cong_chuc": "Công chức",
    "vien_chuc": "Viên chức",
    "hop_dong": "Hợp đồng lao động",
    "khong_chuyen_trach_xa": "Người hoạt động không chuyên trách ở xã",
}
COVERAGE_WORDS = {
    "ledger_complete_since": "sổ vàng có đủ khen thưởng từ năm",
    "initiatives_complete_since": "hồ sơ có đủ sáng kiến từ năm",
    "awards_listed": "đã kê khai đủ khen thưởng các năm trước",
    "initiatives_listed": "đã kê khai đủ sáng kiến",
}
"""How far the books are complete. The first two hold for a unit's whole subtree, their value is a year; the other two
are of one party and one year judged: what it was asked for then, it listed in full."""


@dataclass(frozen=True)
class Line:
    """A recorded fact for a page; ``table`` and ``pk`` name its row."""

    what: str
    when: str
    cite: str
    proof: str
    table: str
    pk: int


def line(row: Fact) -> Line:
    what, when = words(row)
    return Line(what, when, row.cite, row.get_proof_display(), row._meta.model_name or "", row.pk)


@singledispatch
def words(row: Fact) -> tuple[str, str]:
    """What a fact says, and of when."""
    raise TypeError(f"{type(row).__name__} has no words")


@words.register
def _(row: YearResult) -> tuple[str, str]:
    return row.get_result_display(), f"năm {row.year}"


@words.register
def _(row: YearTitles) -> tuple[str, str]:
    return ", ".join(award_names()[code].name for code in row.titles) or "Không có danh hiệu", f"năm {row.year}"


@words.register
def _(row: EarlierAward) -> tuple[str, str]:
    return award_names()[row.award].name, f"năm {row.year}"


@words.register
def _(row: Initiative) -> tuple[str, str]:
    return f"{row.get_kind_display()}: {row.name or 'chưa ghi tên'}", f"năm {row.year or 'chưa rõ'}"


@words.register
def _(row: Discipline) -> tuple[str, str]:
    return _upper(vocabulary().scales["discipline"].labels.get(row.form, row.form)), span(row.since, row.until)


@words.register
def _(row: Leave) -> tuple[str, str]:
    length = f"{row.months} tháng" if row.months else f"{row.working_days} ngày làm việc" if row.working_days else ""
    when = ", ".join(part for part in (span(row.since, row.until), length) if part)
    return _upper(vocabulary().scales["leave"].labels.get(row.kind, row.kind)), when


@words.register
def _(row: Service) -> tuple[str, str]:
    what = ", ".join(part for part in (SERVICE_TYPES.get(row.type, row.type), row.agency) if part)
    return what, span(row.since, row.until)


@words.register
def _(row: Post) -> tuple[str, str]:
    name = next((post.name for post in posts() if post.code == row.post), row.post)
    return f"Giữ chức vụ {name}", span(row.since, row.until)


@words.register
def _(row: UnitYear) -> tuple[str, str]:
    facts = vocabulary().facts
    names = ("headcount", "ldtt_count", "cstdcs_count", "completed_count")
    known = [f"{facts[name].label}: {value}" for name in names if (value := getattr(row, name)) is not None]
    return _upper("; ".join(known)) or "Số liệu của tập thể", f"năm {row.year}"


@words.register
def _(row: Attestation) -> tuple[str, str]:
    when = f"năm {row.year}" if row.year else ""
    if row.name in COVERAGE_WORDS:
        said = COVERAGE_WORDS[row.name]
        return _upper(said if isinstance(row.value, bool) else f"{said} {row.value}"), when
    kind = vocabulary().facts[row.name]
    coded = kind.type in ("bool", "number") or kind.type in vocabulary().scales
    said = vocabulary().say(row.name, vocabulary().encode(row.name, row.value)) if coded else str(row.value)
    return f"{_upper(kind.label)}: {said}", when


def span(since: date | None, until: date | None) -> str:
    """ "từ 01/03/2019 đến 01/03/2020"."""
    start = f"từ {since:%d/%m/%Y}" if since else ""
    return " ".join(part for part in (start, f"đến {until:%d/%m/%Y}" if until else "") if part)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


CLUSTER_FACTS = ("cluster.member", "cluster.organised_by", "cluster.rank")
"""What a recognised ranking of a cluster or block says of a collective."""
