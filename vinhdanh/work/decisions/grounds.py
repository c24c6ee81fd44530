"""The legal grounds that open a decision: the instruments in force on its day, as they are cited.

What an instrument says is ``law``'s; here stands only how it is named on paper, by whom, and from when until when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vinhdanh.ground.registry.models import Authority


class Citer(StrEnum):
    ALL = "all"
    GOVERNMENT = "government"
    """People's committees and their departments."""
    COMMUNE = "commune"


@dataclass(frozen=True)
class Instrument:
    """``cited`` as a decision cites it. What of it no published text was seen for stands in ``to_compare``, and is
    left out of the citation where it can be: the officer is asked to compare it before the issue."""

    cited: str
    since: date
    until: date | None = None
    by: Citer = Citer.ALL
    to_compare: str = ""

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


_LOCAL = "Luật Tổ chức chính quyền địa phương số"
_DAYS = "ngày bắt đầu và hết hiệu lực"
_ISSUED = "chưa ghi ngày ban hành, hãy ghi thêm theo văn bản"
INSTRUMENTS = (
    Instrument(f"{_LOCAL} 77/2015/QH13", date(2016, 1, 1), date(2025, 3, 1), Citer.GOVERNMENT, _DAYS),
    Instrument(f"{_LOCAL} 65/2025/QH15", date(2025, 3, 1), date(2025, 6, 16), Citer.GOVERNMENT, _DAYS),
    Instrument(f"{_LOCAL} 72/2025/QH15", date(2025, 6, 16), by=Citer.GOVERNMENT),
    Instrument("Luật Thi đua, khen thưởng số 06/2022/QH15", date(2024, 1, 1)),
    Instrument(
        "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ", date(2024, 1, 1), date(2025, 7, 1)
    ),
    Instrument("Nghị định số 129/2025/NĐ-CP của Chính phủ", date(2025, 7, 1), by=Citer.COMMUNE, to_compare=_ISSUED),
    Instrument("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ", date(2025, 7, 1)),
    Instrument(
        "Thông tư số 01/2024/TT-BNV của Bộ trưởng Bộ Nội vụ", date(2024, 4, 15), date(2025, 8, 5), to_compare=_ISSUED
    ),
    Instrument("Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ", date(2025, 8, 5)),
)

OUTSIDE_GOVERNMENT = {Authority.Decides.ENTERPRISE_DIRECTOR, Authority.Decides.BOARD_CHAIR}


def _cites(authority: Authority, instrument: Instrument) -> bool:
    if instrument.by == Citer.COMMUNE:
        return authority.decides == Authority.Decides.COMMUNE_CHAIR
    return instrument.by == Citer.ALL or authority.decides not in OUTSIDE_GOVERNMENT


def in_force(authority: Authority, on: date) -> list[str]:
    """ "Căn cứ …" for every instrument in force on ``on`` that this authority cites, in order of rank."""
    return [f"Căn cứ {instrument.cited}" for instrument in _cited(authority, on)]


def to_compare(authority: Authority, on: date, grounds: Iterable[str]) -> list[str]:
    """Of the grounds that stand as composed, those to compare with the published text, each with what of it."""
    standing = set(grounds)
    return [
        f"{instrument.cited}: {instrument.to_compare}"
        for instrument in _cited(authority, on)
        if instrument.to_compare and f"Căn cứ {instrument.cited}" in standing
    ]


def _cited(authority: Authority, on: date) -> list[Instrument]:
    return [each for each in INSTRUMENTS if each.in_force(on) and _cites(authority, each)]
