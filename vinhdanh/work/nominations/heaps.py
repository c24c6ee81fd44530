"""The rows of a list in heaps, by what is to be done with them: mend, choose who is meant, take in, or nothing."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When

from .models import Nomination, Round, Row
from .workflow import NominationState


@dataclass(frozen=True)
class Heap:
    name: str
    label: str
    icon: str = ""


HEAPS = (
    Heap("mend", "Dòng có lỗi", "warning"),
    Heap("unsure", "Cần chọn người", "question"),
    Heap("new", "Người mới, tập thể mới", "plus"),
    Heap("same", "Đã có trong danh bạ", "user"),
    Heap("asked", "Đã có hồ sơ từ danh sách khác", "check"),
    Heap("taken", "Đã thành hồ sơ", "check"),
    Heap("dropped", "Đã bỏ", "cross"),
)
READY = ("new", "same")
"""What ``take_in`` makes nominations of."""


def in_heaps(rows: QuerySet[Row], round: Round) -> QuerySet[Row]:
    """``rows`` with the annotation ``heap``, one of ``HEAPS``."""
    own = Nomination.objects.filter(row=OuterRef("pk"))
    twin = Nomination.objects.filter(round=round, party=OuterRef("party"), award=OuterRef("award"))
    return rows.annotate(
        heap=Case(
            When(Exists(own), then=Value("taken")),
            When(dropped=True, then=Value("dropped")),
            When(~Q(problems=[]), then=Value("mend")),
            When(match__in=(Row.Match.UNSURE, Row.Match.NONE), then=Value("unsure")),
            When(Exists(twin.exclude(state=NominationState.WITHDRAWN)), then=Value("asked")),
            When(match=Row.Match.NEW, then=Value("new")),
            default=Value("same"),
            output_field=CharField(),
        )
    )


def heights(rows: QuerySet[Row]) -> Counter[str]:
    """How many rows of each heap."""
    return Counter(dict(rows.order_by().values_list("heap").annotate(Count("pk"))))
