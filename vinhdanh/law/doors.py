"""Around a verdict: who decides, through whom, with what opinions, papers, deadlines and vote."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from vinhdanh.law.in_force import Statutes, statutes
from vinhdanh.law.names import award_names
from vinhdanh.law.provisions import Provision
from vinhdanh.law.terms import Dates, terms


@dataclass(frozen=True)
class Door:
    """Where a nomination goes. ``decides`` and ``also`` are authority codes; None when no provision says.

    ``path``: ``standing`` (standing committee to chairman), ``full`` (full council) or ``full_party`` (with the written
    opinion of the Party standing board), by the province's overlay; None without one.
    """

    code: str
    decides: str | None
    also: tuple[str, ...] = ()
    submits_via: tuple[str, ...] = ()
    opinions: tuple[dict[str, str], ...] = ()
    papers: tuple[dict[str, str], ...] = ()
    deadlines: tuple[dict[str, Any], ...] = ()
    vote: dict[str, Any] | None = None
    path: str | None = None
    path_ref: str | None = None
    path_confidence: str | None = None
    path_text: str | None = None
    refs: tuple[str, ...] = ()
    confidence: str | None = None
    notes: tuple[str, ...] = field(default=())
    sets: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "decides": self.decides,
            "also": list(self.also),
            "submits_via": list(self.submits_via),
            "opinions": list(self.opinions),
            "papers": list(self.papers),
            "deadlines": list(self.deadlines),
            "vote": self.vote,
            "path": self.path,
            "path_ref": self.path_ref,
            "refs": list(self.refs),
            "confidence": self.confidence,
            "notes": list(self.notes),
            "sets": self.sets,
        }


def door(
    code: str,
    *,
    subject: str,
    on: date,
    unit_kind: str | None = None,
    overlays: tuple[str, ...] = (),
    route: str | None = None,
    sector: str | None = None,
    dates: Dates | None = None,
    law: Statutes | None = None,
) -> Door:
    """The door of an award for a subject, by the law of a day.

    ``unit_kind``: ``xa``, ``so``, ``doanh_nghiep``, ``phong_thuoc_so``, …; without it the workplace is the province's.
    ``route``: the kind of commendation (``dot_xuat``, ``cong_hien``, …). ``sector``: ``giao_duc`` for the national
    education system. ``dates``: from which days terms run. ``law``: instead of the statutes of ``on``, such as have a
    patch. ``KeyError`` when the catalogue has no such code.
    """
    award_names()[code]
    law = law or statutes(on, overlays)
    authorities = authority_rules(law, code, subject, unit_kind)
    first = authorities[0] if authorities else None
    way = next(iter(law.of_kind("way", code)), None)
    vote = vote_rule(law, code)
    return Door(
        code=code,
        decides=first.body["decides"] if first else None,
        also=tuple(first.body.get("also", ())) if first else (),
        submits_via=tuple(first.body.get("submits_via", ())) if first else (),
        opinions=tuple({"text": p.text, "ref": p.id} for p in law.of_kind("opinion", code)),
        papers=papers(law, code, subject, route),
        sets=_sets(law, code, subject, route),
        deadlines=terms(law, code, on, sector, route, dates or Dates()),
        vote=_vote(vote),
        path=way.body["way"] if way else None,
        path_ref=way.id if way else None,
        path_confidence=way.confidence if way else None,
        path_text=way.text if way else None,
        refs=tuple(p.id for p in authorities),
        confidence=first.confidence if first else None,
        notes=tuple(p.note for p in authorities if p.note),
    )


def authority_rules(law: Statutes, code: str, subject: str, unit_kind: str | None) -> list[Provision]:
    """The provisions that say who decides: the most specific first, then those that agree with it."""
    found = [p for p in law.of_kind("authority", code) if _fits(p, subject, unit_kind)]
    found.sort(key=lambda p: (p.overlay is None, "unit_kinds" not in p.body, not p.subjects))
    return [p for p in found if p.body["decides"] == found[0].body["decides"]] if found else []


def _fits(provision: Provision, subject: str, unit_kind: str | None) -> bool:
    kinds = provision.body.get("unit_kinds")
    return (not provision.subjects or subject in provision.subjects) and (kinds is None or unit_kind in kinds)


def papers(law: Statutes, code: str, subject: str, route: str | None) -> tuple[dict[str, str], ...]:
    """The papers of a dossier, each once, in the words of the most detailed provision."""
    found: dict[str, dict[str, str]] = {}
    for provision in _paper_rules(law, code, subject, route):
        for paper in provision.body["papers"]:
            found[paper["id"]] = {"id": paper["id"], "text": paper["text"], "ref": provision.id}
    return tuple(found.values())


def _paper_rules(law: Statutes, code: str, subject: str, route: str | None) -> list[Provision]:
    """What is said for a route or a subject of its own stands instead of what is said in general."""
    rules = [p for p in law.of_kind("paper", code) if not p.subjects or subject in p.subjects]
    alone = [p for p in rules if p.body.get("replaces_all")]
    special = [p for p in rules if route and route in p.body.get("routes", ())]
    return alone or special or [p for p in rules if "routes" not in p.body]


def _sets(law: Statutes, code: str, subject: str, route: str | None) -> int | None:
    """How many original sets of the dossier; None when no provision says."""
    return next((int(p.body["sets"]) for p in _paper_rules(law, code, subject, route) if "sets" in p.body), None)


def vote_rule(law: Statutes, code: str) -> Provision | None:
    """The provision on the share of agreeing votes; None when the law fixes none."""
    return next(iter(law.of_kind("vote", code)), None)


def _vote(rule: Provision | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    over, under = rule.body["share"]
    return {
        "share": over / under,
        "base": rule.body["base"],
        "ref": rule.id,
        "text": rule.text,
        "confidence": rule.confidence,
    }


def quorum_rule(law: Statutes, code: str | None, meeting: str, council: str | None) -> Provision | None:
    """The provision on how many must be present; the council's own, the award's own first."""
    found = [
        p
        for p in law.of_kind("quorum")
        if p.body["meeting"] == meeting
        and p.body.get("council") == (council if council == "trung_uong" else None)
        and (not p.awards or code in p.awards)
    ]
    return min(found, key=lambda p: (p.overlay is None, not p.awards), default=None)


def least(members: int, share: list[int]) -> int:
    """The smallest whole number of members that reaches the share."""
    return ceil(Fraction(share[0], share[1]) * members)


def vote_needed(
    code: str,
    *,
    members: int,
    on: date,
    level: str | None = None,
    overlays: tuple[str, ...] = (),
    law: Statutes | None = None,
) -> dict[str, Any]:
    """How many must agree and be present in a council of ``members`` (all members, not those who came).

    ``level``: ``co_so``, ``tinh`` or ``trung_uong``. A number is None where no provision fixes it.
    """
    if members < 1:
        raise ValueError("hội đồng phải có ít nhất một thành viên")
    law = law or statutes(on, overlays)
    vote, quorum = vote_rule(law, code), quorum_rule(law, code, "xet_khen", level)
    return {
        "min_agree": least(members, vote.body["share"]) if vote else None,
        "min_present": least(members, quorum.body["share"]) if quorum else None,
        "ref": vote.id if vote else None,
        "quorum_ref": quorum.id if quorum else None,
    }


def composition_rules(council: str, *, on: date, overlays: tuple[str, ...] = ()) -> list[Provision]:
    """What is asked of a council's members: ``odd`` number, ``vice_chairs_at_most``.

    ``council``: ``trung_uong``, ``bo``, ``tinh``, ``co_so``, ``truong``.
    """
    return [p for p in statutes(on, overlays).of_kind("composition") if p.body["council"] == council]
