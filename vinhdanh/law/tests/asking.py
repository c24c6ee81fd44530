"""Asking the judge in tests: facts as a case file gives them, one subject at a time."""

from __future__ import annotations

from typing import Any

from vinhdanh.law.cases import CaseFile, judge_case, read_case
from vinhdanh.law.verdict import Verdict


def case(asks: str, on: str, *, subject: str = "person", overlay: list[str] | None = None, **facts: Any) -> CaseFile:
    """A case as if it stood in a file."""
    return read_case(
        {
            "id": "thu",
            "kind": "eligibility",
            "asks": asks,
            "on": on,
            "subject": subject,
            "overlay": overlay or [],
            "facts": facts,
        }
    )


def verdict(asks: str, on: str, **more: Any) -> Verdict:
    """The whole verdict."""
    return judge_case(case(asks, on, **more))


def outcome(asks: str, on: str, **more: Any) -> str:
    """Its outcome: met, not_met or unknown."""
    return verdict(asks, on, **more).outcome.word


def refs(steps: list[dict[str, Any]]) -> list[str]:
    """Every reference cited in an explanation."""
    return [
        ref for step in steps for ref in ([step["ref"]] if step.get("ref") else []) + refs(step.get("children", []))
    ]


def results(first: int, grades: str, titles: str | None = None) -> dict[int, dict[str, Any]]:
    """Years from ``first``: X xuất sắc, T tốt, H hoàn thành, K không, ? not known; titles: S CSTDCS, L LDTT, - none."""
    names = {"X": "xuat_sac", "T": "tot", "H": "hoan_thanh", "K": "khong"}
    lists = {"S": ["LDTT", "CSTDCS"], "L": ["LDTT"], "-": []}
    out: dict[int, dict[str, Any]] = {}
    for place, letter in enumerate(grades):
        if letter != "?":
            out[first + place] = {"result": names[letter]}
            if titles:
                out[first + place]["titles"] = lists[titles[place]]
    return out


def initiatives(*years: int, **more: Any) -> list[dict[str, Any]]:
    """Unspent initiatives of the base."""
    return [{"year": year, "scope": "co_so", "used_for": [], **more} for year in years]
