"""The histories of the sample list's teachers, by the award asked for: who passes, who does not, who is unclear."""

from collections.abc import Callable
from dataclasses import dataclass

from .careers import DONE, EXCELLENT, Career, Idea

_BASE, _WIDE, _UNSAID = "co_so", "tinh", ""


@dataclass(frozen=True)
class Fate:
    """``held``: the kind of a freeze; ``disciplined``, ``away``: this year, so that the year does not count."""

    shape: Callable[[Career], None]
    held: str = ""
    disciplined: bool = False
    away: bool = False


def _fighter_years(career: Career, *years: int) -> None:
    """Grassroots titles in these years, each resting on its own initiative."""
    for year in years:
        if not career.has("LDTT", year):
            career.grant("LDTT", year)
        idea = Idea(year, _BASE)
        career.ideas.append(idea)
        career.grant("CSTDCS", year, spends=[idea])


def ordinary(career: Career) -> None:
    """As the list has it."""


def weak_year(career: Career) -> None:
    """The official result of the year is lower than the list says."""
    career.results[2025] = DONE


def unwritten_year(career: Career) -> None:
    """The record does not hold the year; only the list declares it."""
    del career.results[2025]


def three_in_a_row(career: Career) -> None:
    _fighter_years(career, 2023, 2024, 2025)
    career.ideas.append(Idea(2025, _WIDE))


def three_before_this_year(career: Career) -> None:
    """This year's grassroots title is still to be decided."""
    _fighter_years(career, 2022, 2023, 2024)
    career.ideas.append(Idea(2024, _WIDE))


def broken_row(career: Career) -> None:
    _fighter_years(career, 2022, 2024, 2025)
    career.ideas.append(Idea(2025, _WIDE))


def no_wide_initiative(career: Career) -> None:
    _fighter_years(career, 2023, 2024, 2025)


def unclear_scope(career: Career) -> None:
    """Nobody wrote how far the initiative reaches."""
    _fighter_years(career, 2023, 2024, 2025)
    career.ideas.append(Idea(2025, _UNSAID))


def row_already_rewarded(career: Career) -> None:
    _fighter_years(career, 2022, 2023, 2024)
    wide = Idea(2024, _WIDE)
    career.ideas.append(wide)
    career.grant("CSTDT", 2024, period=(2022, 2024), spends=[wide])


def two_strong_years(career: Career) -> None:
    """Two excellent years, else two grassroots titles in a row; two initiatives left over (Law 06/2022 Đ74.1.d)."""
    if not career.results[2024] == career.results[2025] == EXCELLENT:
        _fighter_years(career, 2024, 2025)
    career.ideas += [Idea(2024, _BASE), Idea(2025, _BASE)]


def one_initiative(career: Career) -> None:
    two_strong_years(career)
    career.ideas.pop()


def initiatives_spent(career: Career) -> None:
    """The initiatives carried the grassroots titles: none are left for the certificate."""
    _fighter_years(career, 2024, 2025)


def certificate_last_year(career: Career) -> None:
    """A certificate for 2023–2024: the years start again after it."""
    two_strong_years(career)
    spent = [Idea(2023, _BASE), Idea(2024, _BASE)]
    career.ideas += spent
    career.grant("BKT", 2024, period=(2023, 2024), spends=spent)


FATES: dict[str, tuple[Fate, ...]] = {
    "CSTDT": (
        Fate(three_in_a_row),
        Fate(broken_row),
        Fate(three_in_a_row),
        Fate(unclear_scope),
        Fate(three_before_this_year),
        Fate(three_in_a_row),
        Fate(no_wide_initiative),
        Fate(row_already_rewarded),
        Fate(three_in_a_row),
    ),
    "CSTDCS": (
        *[Fate(ordinary)] * 6,
        Fate(weak_year),
        *[Fate(ordinary)] * 5,
        Fate(unwritten_year),
        *[Fate(ordinary)] * 3,
        Fate(ordinary, held="khieu_nai"),
        *[Fate(ordinary)] * 5,
        Fate(ordinary, disciplined=True),
        *[Fate(ordinary)] * 17,
    ),
    "LDTT": (
        *[Fate(ordinary)] * 9,
        Fate(weak_year),
        *[Fate(ordinary)] * 9,
        Fate(ordinary, away=True),
        *[Fate(ordinary)] * 9,
        Fate(unwritten_year),
        *[Fate(ordinary)] * 9,
        Fate(ordinary, disciplined=True),
    ),
    "BKT": (
        Fate(two_strong_years),
        Fate(two_strong_years),
        Fate(one_initiative),
        Fate(two_strong_years),
        Fate(initiatives_spent),
        Fate(two_strong_years),
        Fate(certificate_last_year),
        Fate(ordinary),
        Fate(two_strong_years),
    ),
}
"""By award, taken in turn. One teacher in the list is on hold: in the turn of the grassroots fighters, once."""
