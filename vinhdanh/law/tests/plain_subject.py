"""What is known of one subject, straight from the form of the case files: no arrays, no code of the judge.

Where something is not known the subject asks, by raising ``Ask``; whoever reads it tries both answers.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from vinhdanh.law.names import award_names
from vinhdanh.law.posts import posts
from vinhdanh.law.vocabulary import vocabulary

FIRST_YEAR = 1985
YEARLY = ("LDTT", "CSTT", "CSTDCS", "TTLDTT", "DVTT", "TTLDXS", "DVQT", "XPTB", "TDPVH", "GDVH")
GRADES = {"khong": 0, "hoan_thanh": 1, "tot": 2, "xuat_sac": 3}
DAYS_A_YEAR = 365.2425


class Ask(Exception):
    """The answer hangs on something that is not known."""

    def __init__(self, what: Hashable) -> None:
        super().__init__(what)
        self.what = what


def rank(scale: str, word: Any) -> int:
    """The rank of a word."""
    return vocabulary().scales[scale].ranks[str(word)]


@dataclass
class Subject:
    """The facts of one subject on a day, in one way of filling what is not known (``assumed``)."""

    facts: dict[str, Any]
    on: date
    assumed: dict[Hashable, bool] = field(default_factory=dict)

    def maybe(self, *what: Hashable) -> bool:
        """What is assumed of something that is not known."""
        if what not in self.assumed:
            raise Ask(what)
        return self.assumed[what]

    # Years

    def _year(self, year: int) -> dict[str, Any]:
        found: dict[str, Any] = (self.facts.get("years") or {}).get(year) or {}
        return found

    def result_known(self, year: int) -> bool:
        return self._year(year).get("result") is not None

    def result(self, year: int) -> int:
        if self.result_known(year):
            return GRADES[self._year(year)["result"]]
        return 3 if self.maybe("result", year) else 0

    def titles_known(self, year: int) -> bool:
        return self._year(year).get("titles") is not None

    def has_title(self, year: int, codes: list[str]) -> bool:
        """Whether one of the titles (or other awards) of that year is on record, or assumed where the list is open."""
        on_record = {*(self._year(year).get("titles") or ())}
        on_record |= {a["code"] for a in self.awards() if self.counts_in(a) == year}
        on_record |= {a["code"] for a in self.facts.get("awards") or () if a["code"] in YEARLY and _held_in(a) == year}
        if on_record & set(codes):
            return True
        if self.titles_known(year) or (self.lists("awards") and not set(codes) & set(YEARLY)):
            return False
        return self.maybe("titles", year)

    def exceeded(self, year: int) -> bool:
        said = self._year(year).get("exceeded_targets")
        return self.maybe("exceeded", year) if said is None else bool(said)

    # Lists

    def lists(self, name: str) -> bool:
        """Whether a list was given, and so is complete."""
        if name in ("initiatives", "science_works"):
            return self.facts.get("initiatives") is not None or self.facts.get("science_works") is not None
        return self.facts.get(name) is not None

    def awards(self, codes: list[str] | tuple[str, ...] | None = None) -> list[dict[str, Any]]:
        """The awards decided by the day, those listed under a year among them."""
        under_years = [
            {"code": code, "year": year}
            for year, entry in (self.facts.get("years") or {}).items()
            for code in entry.get("titles") or ()
            if code not in YEARLY
        ]
        found = [*(self.facts.get("awards") or ()), *under_years]
        return [a for a in found if (a.get("decided") or date.min) <= self.on and (codes is None or a["code"] in codes)]

    @staticmethod
    def counts_in(award: dict[str, Any]) -> int:
        """The year an award counts in."""
        return int(award.get("year") or _period_end(award) or _decided_in(award))

    @staticmethod
    def cycle_end(award: dict[str, Any]) -> int:
        """The last year of the cycle that a title rewarded."""
        stated = _period_end(award) or award.get("year")
        return int(stated) if stated else _decided_in(award) - _decided_early(award)

    def starts(self, award: dict[str, Any], from_period_end: bool) -> int:
        """The last year an award has used up."""
        if from_period_end and _period_end(award):
            return _period_end(award)
        return int(_decided_in(award) or award.get("year") or _period_end(award))

    def uses_up(self, award: dict[str, Any], from_period_end: bool) -> int:
        """The same for what stands in the way of another award: a title of several years may have ended before."""
        end = self.starts(award, from_period_end)
        if award_names()[award["code"]].kind != "title":
            return end
        place = (award["code"], str(award.get("decided")), award.get("year"), str(award.get("period")))
        if not from_period_end and self.maybe("title bars nothing", *place):
            return 0
        if _period_end(award):
            return _period_end(award)
        return end - 1 if _decided_early(award) or self.maybe("title ended before", *place) else end

    def counted(self, year: int) -> bool:
        """Whether a year lies after the end of every discipline; that in which one ended may or may not."""
        for entry in self.facts.get("discipline") or ():
            end = entry.get("to") or date.max
            if entry["from"] > self.on or end > self.on or year > end.year:
                continue
            whole = (end + timedelta(days=1)).year > end.year
            if year < end.year or whole or not self.maybe("part of a year", year):
                return False
        return True

    def initiatives(self, scope: str, *, works: bool, spend: str | None) -> list[int]:
        """The years of the initiatives (and works) that serve."""
        own = self.facts.get("initiatives") or []
        found = [i["year"] for place, i in enumerate(own) if self._serves("i", place, i, scope, spend)]
        science = (self.facts.get("science_works") or []) if works else []
        return found + [w["year"] for place, w in enumerate(science) if self._serves("w", place, w, scope, spend)]

    def _serves(self, kind: str, place: int, entry: dict[str, Any], scope: str, spend: str | None) -> bool:
        if entry.get("applied") is False or (kind == "i" and entry.get("recognised_by") is False):
            return False
        if kind == "w" and not (self.maybe("accepted", place) if entry.get("accepted") is None else entry["accepted"]):
            return False
        need = rank("scope", scope)
        if entry.get("scope") is None:
            if not (kind == "w" and need <= 1) and not self.maybe("scope", kind, place):
                return False
        elif rank("scope", entry["scope"]) < need:
            return False
        return spend is None or self._unspent(kind, place, entry, spend)

    def _unspent(self, kind: str, place: int, entry: dict[str, Any], spend: str) -> bool:
        kinds = {award_names()[code].kind for code in entry.get("used_for") or ()}
        if "form" in kinds or (spend == "form" and kinds):
            return False
        rested = self._rested(kind, place, entry)
        if spend == "title":
            return not ("title" in kinds or rested == "surely") or self.maybe("used for two titles", kind, place)
        return rested != "surely" and (rested != "perhaps" or self.maybe("rested on another", kind, place))

    def _rested(self, kind: str, place: int, entry: dict[str, Any]) -> str | None:
        """Whether the year's CSTDCS rested on this entry: the one of least scope of those whose uses are not said."""
        year = entry["year"]
        if "CSTDCS" not in (self._year(year).get("titles") or ()) and not any(
            a["code"] == "CSTDCS" and _held_in(a) == year for a in self.facts.get("awards") or ()
        ):
            return None
        of_year = [
            (column, where, other)
            for column, name in (("i", "initiatives"), ("w", "science_works"))
            for where, other in enumerate(self.facts.get(name) or ())
            if other["year"] == year
        ]
        if any(award_names()[code].kind == "title" for *_, other in of_year for code in other.get("used_for") or ()):
            return None
        silent = [found for found in of_year if found[2].get("used_for") is None]
        if year <= 2023:
            silent = [found for found in silent if found[0] == "i"]
        elif not self.result_known(year) or self.result(year) == 3:
            return None
        least = min(silent, key=lambda found: _scope(found[2]), default=None)
        if least is None or least[:2] != (kind, place):
            return None
        return "surely" if year <= 2023 else "perhaps"

    # Service and posts

    def months_served(self) -> float | None:
        """Whole months of service (of existence, for a unit) by the day, or None when nothing is said."""
        start: date | None = self.facts.get("recruited") or self.facts.get("established")
        if start is None:
            return None
        return (self.on.year - start.year) * 12 + self.on.month - start.month - (self.on.day < start.day)

    def post_years(self, *, terms: bool, early: bool) -> list[tuple[str, float]]:
        """Each post with its years: a day in two posts is one of the higher."""
        since = max(
            (a["decided"] for a in self.awards() if a.get("occasion") == "cong_hien" and a.get("decided")),
            default=date.min,
        )
        entries = []
        for entry in self.facts.get("posts") or ():
            end = min(entry.get("to") or self.on, self.on)
            until = entry.get("term_until")
            if until and entry.get("left") == "nghi_som" and early:
                end = max(end, until)
            elif until and entry.get("left") not in (None, "het_nhiem_ky", "nghi_som") and terms:
                end = max(end, min(until, self.on))
            entries.append((entry["post"], max(entry["from"], since), end))
        group = {post.code: post.group for post in posts()}
        days = [0] * len(entries)
        order = sorted(range(len(entries)), key=lambda place: (group[entries[place][0]], entries[place][1]))
        first = min((start for _, start, _ in entries), default=self.on)
        last = max((end for *_, end in entries), default=self.on)
        for ordinal in range(first.toordinal(), last.toordinal()):
            held = [n for n in order if entries[n][1].toordinal() <= ordinal < entries[n][2].toordinal()]
            if held:
                days[held[0]] += 1
        return [
            (entry[0], round(count / DAYS_A_YEAR * 12 + 0.05, 1) / 12)
            for entry, count in zip(entries, days, strict=True)
        ]


def _period_end(award: dict[str, Any]) -> int:
    return int(award["period"][-1]) if award.get("period") else 0


def _decided_in(award: dict[str, Any]) -> int:
    return award["decided"].year if award.get("decided") else 0


def _scope(entry: dict[str, Any]) -> int:
    return rank("scope", entry["scope"]) if entry.get("scope") else 0


def _decided_early(award: dict[str, Any]) -> bool:
    """Whether the decision is of the first half of a year."""
    decided = award.get("decided")
    return decided is not None and (decided + timedelta(days=184)).year == decided.year


def _held_in(award: dict[str, Any]) -> int:
    return int(award.get("year") or _period_end(award) or _decided_in(award))
