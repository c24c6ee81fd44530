"""Gates, careers and what is pleaded, read in the plainest way for one subject (see ``plain``)."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from vinhdanh.law.posts import post_groups, posts
from vinhdanh.law.provisions import Provision
from vinhdanh.law.tests.plain_subject import Subject, rank
from vinhdanh.law.vocabulary import vocabulary

Raw = Any


class Gates:
    """One subject before the law of a day: what keeps an award back, what a career is worth, what is pleaded."""

    def __init__(
        self,
        facts: dict[str, Any],
        code: str,
        on: date,
        year: int,
        law: tuple[Provision, ...],
        assumed: dict[Hashable, bool],
    ) -> None:
        self.facts, self.code, self.on, self.year, self.law = facts, code, on, year, law
        self.who = Subject(facts, on, assumed)
        self.kind = facts.get("subject", "person")

    def rule(self, topic: str) -> Provision | None:
        found = [p for p in self.law if p.kind == "principle" and p.body["topic"] == topic]
        return min(found, key=lambda p: p.overlay is None, default=None)

    def value(self, name: str) -> tuple[bool, Any]:
        """Whether a fact is given at all, and its value."""
        group, _, short = name.partition(".")
        for place, key in (
            (self.facts, name),
            (self.facts.get("attested") or {}, name),
            (self.facts.get(group), short),
        ):
            if isinstance(place, dict) and key in place:
                return True, place[key]
        return False, None

    # Gates

    def c_no_freeze(self, raw: Raw, raised: bool) -> bool:
        cleared = (self.facts.get("attested") or {}).get("cleared_on")
        if cleared and cleared <= self.on:
            return True
        return not any(
            f["from"] <= self.on < (f.get("to") or date.max) and f.get("outcome") != "khong_vi_pham"
            for f in self.facts.get("freeze") or ()
        )

    def c_discipline_over(self, raw: Raw, raised: bool) -> bool:
        running = any(d["from"] <= self.on < (d.get("to") or date.max) for d in self.facts.get("discipline") or ())
        return not running and self.who.counted(self.year)

    def c_served_months(self, months: Raw, raised: bool) -> bool:
        served = self.who.months_served()
        return served is None or served >= months

    c_established_months = c_served_months

    def c_absent_working_days_below(self, days: Raw, raised: bool) -> bool:
        away = [entry for entry in self.facts.get("leave") or () if entry["kind"] == "khac"]
        return bool(sum(entry.get("working_days", 22 * entry.get("months", 0)) for entry in away) < days)

    def c_leave_counts(self, raw: Raw, raised: bool) -> bool:
        for place, entry in enumerate(self.facts.get("leave") or ()):
            months = entry.get("months", 0)
            if entry["kind"] != raw["kind"] or not raw.get("from_months", 0) <= months:
                continue
            if months >= raw.get("shorter_than_months", 10**6):
                continue
            if entry.get("complied") is False and entry["kind"] == "dao_tao":
                return False
            if "grade" in raw and not self.grade_is(place, entry, raw["grade"]):
                return False
            if not raw.get("settled", True) and not self.who.maybe("a rule on long study"):
                return False
        return True

    def grade_is(self, place: int, entry: dict[str, Any], grade: str) -> bool:
        if entry.get("grade") is None:
            return self.who.maybe("grade", place)
        return rank("grade", entry["grade"]) >= rank("grade", grade)

    # Careers

    def c_career(self, raw: Raw, raised: bool) -> bool:
        if not self.facts.get("posts"):
            return not self.who.lists("posts") and self.who.maybe("posts")
        years = self.who.post_years(
            terms=self.rule("career_term") is not None, early=self.rule("career_early") is not None
        )
        woman = self.facts.get("gender") == "nu" and not self.value("higher_retirement_age")[1]
        factor = 2 / 3 if woman else 1.0
        groups, carried = group_of_post(), 0.0
        for row in raw["rows"]:
            own = sum(time for post, time in years if groups.get(post) == row["group"])
            held = round(own + carried, 6)
            if own > 0 and "at_least" in row and held >= row["at_least"] * factor - 1e-6:
                return "below" not in row or held < row["below"] * factor - 1e-6
            carried = held
        return False

    def c_no_discipline_in_post(self, raw: Raw, raised: bool) -> bool:
        held = self.facts.get("posts") or []
        if not held:
            return True
        first, last = min(p["from"] for p in held), max(p.get("to") or self.on for p in held)
        return not any(
            d["from"] <= min(last, self.on) and (d.get("to") or date.max) >= first
            for d in self.facts.get("discipline") or ()
        )

    # What is pleaded

    def given(self, raw: Raw) -> bool | None:
        """Whether a counted or claimed fact of the condition is given; None when it can have none."""
        if isinstance(raw, str):
            told = (self.facts.get("years") or {}).get(self.year, {}).get(raw) is not None
            return told if raw == "exceeded_targets" else None
        name = next(key for key in raw if key != "at")
        value = raw[name]
        if name in ("all", "any"):
            found = [answer for part in value if (answer := self.given(part)) is not None]
            return any(found) if found else None
        if name in ("claim", "is"):
            asked = [n for n in value if vocabulary().facts[n].cls in ("counted", "claim")]
            return any(self.value(n)[0] for n in asked) if asked else None
        if name == "span":
            told = any(e.get("result") or e.get("titles") is not None for e in (self.facts.get("years") or {}).values())
            return told or ("after" in value and self.who.lists("awards"))
        return self.given_by_itself(name, value)

    def given_by_itself(self, name: str, value: Raw) -> bool | None:
        if name in ("result", "meets"):
            return self.who.result_known(self.year)
        if name == "title":
            return self.who.titles_known(self.year)
        if name in ("share", "total"):
            return self.value(value["part"] if name == "share" else value["of"][0])[0]
        lists = {"held": "awards", "sequence": "awards", "initiative": "initiatives", "career": "posts"}
        lists["no_member_disciplined"] = "members_disciplined"
        return self.who.lists(lists[name]) if name in lists else None


def group_of_post() -> dict[str, str]:
    """The key of the group of each post."""
    return {posts()[number].code: key for key, numbers in post_groups().items() for number in numbers}
