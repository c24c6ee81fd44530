"""The conditions of the statutes, each read in the plainest way for one subject (see ``plain``)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from vinhdanh.law.tests.plain_gates import Gates
from vinhdanh.law.tests.plain_subject import FIRST_YEAR, YEARLY, Subject, rank
from vinhdanh.law.vocabulary import vocabulary

Raw = Any


class Conditions(Gates):
    """The conditions on facts, years, spans and awards."""

    # Conditions

    def holds(self, raw: Raw, *, raised: bool) -> bool:
        """Whether a condition holds; ``raised``: the point it belongs to is pleaded by another fact."""
        if isinstance(raw, str):
            return bool(getattr(self, f"c_{raw}")({}, raised))
        name = next(key for key in raw if key != "at")
        return bool(getattr(self, f"c_{name}")(raw[name], raised))

    def c_all(self, parts: Raw, raised: bool) -> bool:
        return all(self.holds(part, raised=raised) for part in parts)

    def c_any(self, parts: Raw, raised: bool) -> bool:
        return any(self.holds(part, raised=bool(self.given(part)) if claims(part) else raised) for part in parts)

    def c_result(self, grade: Raw, raised: bool) -> bool:
        return self.who.result(self.year) >= rank("result", grade)

    def c_title(self, codes: Raw, raised: bool) -> bool:
        return self.who.has_title(self.year, listed(codes))

    def c_exceeded_targets(self, raw: Raw, raised: bool) -> bool:
        return self.who.exceeded(self.year)

    def c_standing(self, names: Raw, raised: bool) -> bool:
        return all(self.fact(name, True, raised) for name in names)

    def c_claim(self, wanted: Raw, raised: bool) -> bool:
        return all(self.fact(name, value, raised) for name, value in wanted.items())

    c_is = c_claim

    def fact(self, name: str, wanted: Raw, raised: bool) -> bool:
        """Whether a stand-alone fact is as wanted; what absence means depends on its class."""
        kind = vocabulary().facts[name]
        present, value = self.value(name)
        if present and value is not None:
            return passes(name, float(vocabulary().encode(name, value)), wanted)
        if kind.cls == "standing":
            return True
        if present or kind.cls == "counted" or (kind.cls == "claim" and raised):
            return self.who.maybe("fact", name)
        return kind.cls != "claim" and passes(name, 0.0, wanted)

    def c_share(self, raw: Raw, raised: bool) -> bool:
        part, whole = self.value(raw["part"])[1], self.value(raw["whole"])[1]
        if part is None or whole is None:
            return self.who.maybe("share", raw["part"])
        enough = part * 100 > whole * raw["percent"] if raw.get("more_than") else part * 100 >= whole * raw["percent"]
        return bool(whole > 0 and enough)

    def c_no_member_disciplined(self, form: Raw, raised: bool) -> bool:
        for entry in self.facts.get("members_disciplined") or ():
            start, end = entry.get("from"), entry.get("to") or date.max
            inside = start is None or (start.year <= self.year <= end.year)
            if inside and rank("discipline", entry["form"]) >= rank("discipline", form):
                return False
        return self.who.lists("members_disciplined") or self.who.maybe("members_disciplined")

    def c_total(self, raw: Raw, raised: bool) -> bool:
        total, sure = 0.0, True
        for place, name in enumerate(raw["of"]):
            value = self.value(name)[1]
            total += (value or 0) * (raw.get("extra", 1) if place else 1)
            sure = sure and (value is not None or vocabulary().facts[name].cls != "counted")
        if raw.get("less_discipline"):
            under = sum(
                max((min(d.get("to") or self.on, self.on) - d["from"]).days, 0)
                for d in self.facts.get("discipline") or ()
            )
            total -= round(under / 365.2425, 2)
        return round(total, 6) >= raw["at_least"] or (not sure and self.who.maybe("total", *raw["of"]))

    def c_initiative(self, raw: Raw, raised: bool) -> bool:
        until = max(self.year, self.on.year)
        years = {self.year} if raw["when"] == "year" else set(range(FIRST_YEAR, until + 1))
        return self.enough_initiatives(raw, raw.get("times", 1), years)

    def enough_initiatives(self, raw: Raw, times: int, years: set[int]) -> bool:
        serving = self.who.initiatives(raw["scope"], works=bool(raw.get("works")), spend=raw.get("spend"))
        if sum(year in years for year in serving) >= times:
            return True
        return not self.who.lists("initiatives") and self.who.maybe("initiatives")

    # Spans and awards

    def c_span(self, raw: Raw, raised: bool) -> bool:
        run = self.run(raw)
        return len(run) >= raw["years"] and all(self.inside(part, run) for part in raw.get("within", []))

    def run(self, raw: Raw) -> set[int]:
        """The years in a row, up to the year judged, that are as asked and not used up."""
        start = max((self.who.uses_up(a, self.from_period_end) for a in self.merit(self.used_up_by())), default=0)
        if "after" in raw:
            anchors = self.merit(listed(raw["after"]))
            earlier = not self.who.lists("awards") and self.who.maybe("awards")
            if not anchors and not earlier:
                return set()
            if anchors and not earlier:
                start = max(start, min(self.who.starts(a, self.from_period_end) for a in anchors))
        run, year = set(), self.year
        while year >= FIRST_YEAR and year > start and self.each(raw["each"], year) and self.who.counted(year):
            run.add(year)
            year -= 1
        return run

    def each(self, raw: Raw, year: int) -> bool:
        if "result" in raw and self.who.result(year) >= rank("result", raw["result"]):
            return True
        return "title" in raw and self.who.has_title(year, listed(raw["title"]))

    @property
    def from_period_end(self) -> bool:
        rule = self.rule("restart")
        return rule is not None and rule.body.get("counts_from") == "period_end"

    def merit(self, codes: list[str]) -> list[dict[str, Any]]:
        """The awards that may ground a higher one."""
        found = self.who.awards(codes)
        if self.rule("occasions") is None:
            return found
        return [a for a in found if a.get("occasion", "cong_trang") == "cong_trang"]

    def used_up_by(self) -> list[str]:
        rule = self.rule("once")
        for ladder in rule.body.get("ladder", ()) if rule else ():
            if self.code in ladder:
                return list(ladder[ladder.index(self.code) :])
        return []

    def inside(self, raw: Raw, run: set[int]) -> bool:
        if "one_of" in raw:
            return any(all(self.inside(part, run) for part in option) for option in raw["one_of"])
        times = int(raw["times"])
        if "result" in raw:
            return sum(self.who.result(year) >= rank("result", raw["result"]) for year in run) >= times
        if "initiative" in raw:
            return self.enough_initiatives(raw["initiative"], times, run)
        codes = listed(raw.get("title") or raw.get("award"))
        if "title" in raw and set(codes) <= set(YEARLY):
            return sum(self.who.has_title(year, codes) for year in run) >= times
        if sum(Subject.counts_in(a) in run for a in self.who.awards(codes)) >= times:
            return True
        complete = self.who.lists("awards") or all(self.who.titles_known(year) for year in run)
        return not complete and self.who.maybe("awards")

    def c_held(self, codes: Raw, raised: bool) -> bool:
        return bool(self.who.awards(listed(codes))) or (not self.who.lists("awards") and self.who.maybe("awards"))

    def c_sequence(self, raw: Raw, raised: bool) -> bool:
        ends = sorted(Subject.cycle_end(a) for a in self.who.awards([raw["of"]]))
        if len(ends) >= raw["times"]:
            stated = self.value("award_sequence_consecutive")[1]
            if stated is not None:
                return bool(stated) or (not self.who.lists("awards") and self.who.maybe("awards"))
            if not self.has_unrewarded_cycle(ends[-raw["times"] :], raw):
                return True
        return not self.who.lists("awards") and self.who.maybe("awards")

    def has_unrewarded_cycle(self, ends: list[int], raw: Raw) -> bool:
        """Whether three yearly titles in a row lie between two grants, before those of the later grant."""
        size = raw["cycle_years"]
        for earlier, later in pairwise(ends):
            for first in range(earlier + 1, later - 2 * size + 2):
                if all(not self.lacks_title(year, raw["cycle_title"]) for year in range(first, first + size)):
                    return True
        return False

    def lacks_title(self, year: int, code: str) -> bool:
        """Negative: what is not known of the titles is assumed the other way round."""
        if self.who.titles_known(year) or code in self.recorded(year):
            return code not in self.recorded(year)
        return self.who.maybe("no cycle was left out")

    def recorded(self, year: int) -> list[str]:
        return list((self.facts.get("years") or {}).get(year, {}).get("titles") or ())

    def c_no_form_within(self, raw: Raw, raised: bool) -> bool:
        since = self.on.toordinal() - round(raw["months"] * 30.4375)
        return not any(
            a.get("decided") and a["decided"].toordinal() > since and a.get("occasion") not in raw.get("aside", [])
            for a in self.who.awards(raw["awards"])
        )


def listed(value: Raw) -> list[Raw]:
    """One word or several, as several."""
    return value if isinstance(value, list) else [value]


def passes(name: str, value: float, wanted: Raw) -> bool:
    """Whether a known value is as the statute wants it."""

    def code(word: Raw) -> float:
        return float(vocabulary().encode(name, word))

    if isinstance(wanted, dict):
        if "not" in wanted:
            return value not in [code(word) for word in listed(wanted["not"])]
        least, most = wanted.get("at_least"), wanted.get("at_most")
        return (least is None or value >= code(least)) and (most is None or value <= code(most))
    if vocabulary().facts[name].type == "bool":
        return (value > 0) == bool(wanted)
    return value in [code(word) for word in listed(wanted)]


def claims(raw: Raw) -> bool:
    """Whether a condition rests on a ground that must be pleaded."""
    if isinstance(raw, str):
        return False
    name = next(key for key in raw if key != "at")
    if name in ("all", "any"):
        return any(claims(part) for part in raw[name])
    return bool(name == "claim")
