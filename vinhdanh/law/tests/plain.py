"""The judge once more, deliberately naive: one subject, plain Python, the statutes' YAML read word by word.

What is not known is filled in every possible way, one thing after the other; an award is met when it is met in all of
them, not met when in none. Nothing here may use the judge's own conditions, worlds or tables.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import cache
from typing import Any

from vinhdanh.law.loader import all_provisions
from vinhdanh.law.names import award_names
from vinhdanh.law.provisions import Provision
from vinhdanh.law.tests.plain_conditions import Conditions, claims
from vinhdanh.law.tests.plain_subject import Ask, Subject

Raw = Any

AT_MOST = 300
"""So many ways of filling what is not known are tried, after the two in which everything is there, or nothing."""


def plainly(facts: dict[str, Any], code: str, on: date, year: int, overlays: tuple[str, ...] = ()) -> str:
    """``met``, ``not_met`` or ``unknown``."""
    law = law_of(on, overlays)
    found = {Reading(facts, code, on, year, law, Everything(answer)).awarded() for answer in (True, False)}
    waiting: list[dict[Hashable, bool]] = [{}]
    for _ in range(AT_MOST):
        if len(found) == 2 or not waiting:
            break
        assumed = waiting.pop()
        try:
            found.add(Reading(facts, code, on, year, law, assumed).awarded())
        except Ask as ask:
            waiting += [{**assumed, ask.what: answer} for answer in (True, False)]
    return "unknown" if len(found) == 2 else ("met" if True in found else "not_met")


class Everything(dict[Hashable, bool]):
    """The same answer to whatever is asked."""

    def __init__(self, answer: bool) -> None:
        super().__init__()
        self.answer = answer

    def __contains__(self, what: object) -> bool:
        return True

    def __missing__(self, what: Hashable) -> bool:
        return self.answer


@cache
def law_of(on: date, overlays: tuple[str, ...]) -> tuple[Provision, ...]:
    """The provisions of a day, those of the overlays among them, without those that others stand instead of."""
    standing = [p for p in all_provisions() if p.in_force(on) and (p.overlay is None or p.overlay in overlays)]
    replaced = {p.overrides for p in standing}
    return tuple(p for p in standing if p.key not in replaced)


class Reading(Conditions):
    """One subject before the law of a day, in one way of filling what is not known."""

    # The award

    def awarded(self) -> bool:
        """Whether one way is open to the subject, and nothing stands in it."""
        open_to = {s for p in self.law if p.kind == "subjects" and self.code in p.awards for s in p.subjects}
        if self.kind not in (open_to or award_names()[self.code].subjects):
            return False
        ways = [p for p in self.ways(self.code) if self.kind in p.subjects]
        if not ways:
            return self.who.maybe("no text at all")
        return any(self.way_holds(way, ways) and self.is_free(way) for way in ways)

    def ways(self, code: str) -> list[Provision]:
        return [p for p in self.law if p.kind in ("path", "hole") and code in p.awards]

    def way_holds(self, way: Provision, ways: list[Provision]) -> bool:
        route, asked = way.body.get("route"), self.facts.get("route")
        if (route and asked and route != asked) or self.is_silent_on(way, ways):
            return False
        whole = {"all": way.body.get("all") or []}
        if not self.holds(whole, raised=bool(self.given(whole)) if claims(whole) else False):
            return False
        return (way.kind == "path" and way.confidence != "low") or self.who.maybe("unverified")

    def is_silent_on(self, way: Provision, ways: list[Provision]) -> bool:
        """Whether the subject pleads other ways and says nothing on this one, so that it is not claimed."""
        worker = self.facts.get("direct_worker") is True or self.facts.get("occupation") in (
            "cong_nhan",
            "nong_dan",
            "nguoi_lao_dong",
        )
        if not (self.facts.get("other_grounds") is False or (worker and award_names()[self.code].kind == "form")):
            return False
        if self.given({"all": way.body.get("all") or []}) is not False:
            return False
        return any(self.given({"all": other.body.get("all") or []}) for other in ways if other is not way)

    def is_free(self, way: Provision) -> bool:
        for bar in self.bars(self.code, self.kind):
            routes, route = bar.body.get("routes"), way.body.get("route")
            if routes is not None and route is not None and route not in routes:
                continue
            if not self.bar_is_lifted(bar):
                return False
        return True

    def bars(self, code: str, kind: str) -> list[Provision]:
        titles = award_names()[code].kind == "title"
        return [
            p
            for p in self.law
            if p.kind == "bar"
            and (not p.subjects or kind in p.subjects)
            and (
                code in p.awards if p.awards else p.body.get("group", "all") in ("all", "titles" if titles else "forms")
            )
        ]

    def bar_is_lifted(self, bar: Provision) -> bool:
        holds = self.holds({"all": bar.body["all"]}, raised=False)
        return holds or (bar.confidence == "low" and self.who.maybe("unverified"))

    def c_meets(self, code: Raw, raised: bool) -> bool:
        if self.who_has_title_of_record(code):
            return True
        outer, self.code = self.code, code
        try:
            ways = [{"all": way.body.get("all") or []} for way in self.ways(code)]
            own = [bar for bar in self.bars(code, "person") if bar.body.get("own")]
            return self.c_any(ways, raised) and all(self.holds({"all": bar.body["all"]}, raised=raised) for bar in own)
        finally:
            self.code = outer

    def who_has_title_of_record(self, code: str) -> bool:
        return code in ((self.facts.get("years") or {}).get(self.year, {}).get("titles") or ()) or any(
            a["code"] == code and Subject.counts_in(a) == self.year for a in self.facts.get("awards") or ()
        )
