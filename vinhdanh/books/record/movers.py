"""The record's part in merging two persons and splitting one: which rows speak of the same thing, and in what words.

Holds go along without a word: that somebody rests, and why, is no matter for whoever keeps the registry tidy.
"""

from collections.abc import Callable
from typing import Any

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.registry.movers import Shown, Table

from .models import (
    Attestation,
    Discipline,
    EarlierAward,
    Fact,
    Hold,
    Initiative,
    Leave,
    Post,
    Service,
    UnitYear,
    YearResult,
    YearTitles,
)
from .words import line


def shown(row: Fact) -> Shown:
    told = line(row)
    text = ", ".join(part for part in (told.what, told.when) if part)
    return Shown(row.pk, text, " · ".join(part for part in (told.cite, told.proof) if part))


def _table(model: type[Fact], label: str, about: Callable[[Any], Any], *, single: bool = False) -> Table:
    return Table(model, label, about=about, say=shown, single=single)


def movers() -> list[Table]:
    return [
        _table(YearResult, "Kết quả năm", lambda row: row.year, single=True),
        _table(YearTitles, "Danh hiệu kê khai của năm", lambda row: row.year, single=True),
        _table(EarlierAward, "Khen thưởng kê khai", lambda row: (row.award, row.year, row.occasion)),
        _table(Initiative, "Sáng kiến, đề tài", lambda row: (row.kind, row.year, fold(row.name))),
        _table(Discipline, "Kỷ luật", lambda row: (row.form, row.since)),
        _table(Leave, "Thời gian nghỉ", lambda row: (row.kind, row.since)),
        _table(Service, "Quá trình công tác", lambda row: (row.type, row.since, fold(row.agency))),
        _table(Post, "Chức vụ đã giữ", lambda row: (row.post, row.since)),
        _table(UnitYear, "Số liệu của tập thể", lambda row: row.year, single=True),
        _table(Attestation, "Nội dung xác nhận", lambda row: (row.name, row.year), single=True),
        Table(Hold),
    ]
