"""The legal grounds that open a decision: the instruments in force on its day, as they are cited.

What an instrument says is ``law``'s; here stands only how it is named on paper, by whom, and from when until when.
"""

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
    cited: str
    since: date
    until: date | None = None
    by: Citer = Citer.ALL

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


_LOCAL = "Luật Tổ chức chính quyền địa phương số"
INSTRUMENTS = (
    Instrument(f"{_LOCAL} 77/2015/QH13", date(2016, 1, 1), date(2025, 3, 1), Citer.GOVERNMENT),
    Instrument(f"{_LOCAL} 65/2025/QH15", date(2025, 3, 1), date(2025, 6, 16), Citer.GOVERNMENT),
    Instrument(f"{_LOCAL} 72/2025/QH15", date(2025, 6, 16), by=Citer.GOVERNMENT),
    Instrument("Luật Thi đua, khen thưởng số 06/2022/QH15", date(2024, 1, 1)),
    Instrument(
        "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ", date(2024, 1, 1), date(2025, 7, 1)
    ),
    Instrument(
        "Nghị định số 129/2025/NĐ-CP ngày 11 tháng 6 năm 2025 của Chính phủ", date(2025, 7, 1), by=Citer.COMMUNE
    ),
    Instrument("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ", date(2025, 7, 1)),
    Instrument(
        "Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024 của Bộ trưởng Bộ Nội vụ",
        date(2024, 4, 15),
        date(2025, 8, 5),
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
    return [
        f"Căn cứ {instrument.cited}"
        for instrument in INSTRUMENTS
        if instrument.in_force(on) and _cites(authority, instrument)
    ]
