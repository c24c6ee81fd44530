"""A collective's figures of a year: how many people, who of them has which title, who completed, who is punished.

What is not yet known of some of them is a span from ``low`` to ``high``; ``firm`` leaves out what is only expected or
not yet issued.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Facts = dict[str, Any]
COUNTED = ("headcount", "ldtt_count", "cstdcs_count", "completed_count", "members_disciplined")


@dataclass(frozen=True)
class Count:
    low: int
    high: int
    firm: int

    @property
    def open(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True)
class Figures:
    """Counted from the unit's own people; ``absent``: people that the unit says it has beyond those in the registry."""

    year: int
    members: int
    ldtt: Count
    cstdcs: Count
    completed: Count
    titled: Counter[str] = field(default_factory=Counter)
    """How many hold each of the titles, one person perhaps several."""
    disciplined: tuple[Facts, ...] = ()
    absent: int = 0

    @property
    def bases(self) -> dict[str, int]:
        """What a ratio may be taken of, by name."""
        return {
            "members": self.members,
            "ldtt": self.titled["LDTT"],
            "ldtt+cstdcs": self.titled["LDTT"] + self.titled["CSTDCS"],
        }

    @property
    def counts(self) -> dict[str, Count]:
        """By the names of the judge's facts."""
        return {"ldtt_count": self.ldtt, "cstdcs_count": self.cstdcs, "completed_count": self.completed}

    def beside(self, declared: Mapping[str, Any]) -> "Figures":
        """The same where the unit says that it has more people than the registry knows: of them nothing is known."""
        absent = max((declared.get("headcount") or 0) - self.members, 0)
        if not absent:
            return self
        counts = (Count(each.low, each.high + absent, each.firm) for each in self.counts.values())
        return Figures(self.year, self.members + absent, *counts, self.titled, self.disciplined, absent)

    def facts(self, which: str = "", **firm: bool) -> Facts:
        """As the judge's facts, every count ``low`` or ``high``; without a word an open count is asked for.

        ``firm`` names the counts of which only what is firm is told.
        """
        told: Facts = {"headcount": self.members, "members_disciplined": list(self.disciplined)}
        for name, count in self.counts.items():
            one = "firm" if firm.get(name) else which
            told[name] = getattr(count, one) if one else None if count.open else count.low
        return told


_WORDS = {
    "ldtt_count": "Lao động tiên tiến",
    "cstdcs_count": "Chiến sĩ thi đua cơ sở",
    "completed_count": "người hoàn thành nhiệm vụ trở lên",
}


def differences(figures: Figures, declared: Mapping[str, Any]) -> list[str]:
    """Where what the unit says of itself is not what its own people's papers say; a sentence each, for both sides."""
    said = [_heads(figures, declared)]
    whole = declared.get("headcount") or figures.members
    for name, count in figures.counts.items():
        told = declared.get(name)
        if told is not None and not count.low <= told <= count.high:
            books = _books(name, passed=count.low != count.firm)
            has = f"từ {count.low} đến {count.high}" if count.open else str(count.low)
            said.append(f"Đơn vị ghi {told}/{whole} {_WORDS[name]}; {books} có {has}/{figures.members}.")
    punished = len(figures.disciplined)
    if (told := declared.get("members_disciplined")) is not None and len(told) < punished:
        said.append(f"Đơn vị ghi {_people(len(told))} bị kỷ luật; hồ sơ có {_people(punished)} bị kỷ luật trong năm.")
    return [sentence for sentence in said if sentence]


def _heads(figures: Figures, declared: Mapping[str, Any]) -> str:
    told = declared.get("headcount")
    known = figures.members - figures.absent
    return f"Đơn vị ghi {told} người; danh bạ có {known}." if told is not None and told != known else ""


def _books(name: str, *, passed: bool) -> str:
    if name == "completed_count":
        return "kết quả đã ghi"
    return "sổ vàng và danh sách của đợt" if passed else "sổ vàng"


def _people(number: int) -> str:
    return f"{number:02d} người" if number else "không có ai"


def still_open(figures: Figures, name: str) -> str:
    """What is not yet known behind an open count; nobody is asked to type the count itself."""
    if figures.absent:
        return f"danh bạ mới có {figures.members - figures.absent} trong {figures.members} người của tập thể"
    count = figures.counts[name]
    people = f"{count.high - count.low} trong {figures.members} người"
    if name == "completed_count":
        return f"chưa có kết quả năm {figures.year} của {people}"
    return f"chưa rõ {people} có đạt {_WORDS[name]} năm {figures.year} hay không"
