"""From answers to facts, in the form the judge reads. What was not said stays unknown; what was asked is complete."""

from typing import Any

from .forms import LONGEST, WHO


def facts_of(said: dict[str, Any], year: int) -> dict[str, Any]:
    """``said``: the cleaned answers of all steps; ``year``: the last whole year, which the answers reach to."""
    who = WHO[said["who"]]
    facts: dict[str, Any] = {
        "subject": who.subject,
        "years": _years(said, who.subject, year),
        "awards": _awards(said),
        "discipline": [],
        "freeze": [],
        "leave": [],
        "force": "khong",
        "other_grounds": False,
        "attested": _attested(said),
    }
    if who.subject == "person":
        facts["initiatives"] = _initiatives(said, year)
    if who.occupation:
        facts["occupation"] = who.occupation
    if who.direct:
        facts["direct_worker"] = True
    if said.get("movement"):
        facts["movement"] = {"launched_by": said["movement"], "voted": True}
    if who.subject == "unit":
        facts |= _collective(said)
    return facts


def _run(said: dict[str, Any], name: str) -> int | None:
    return int(said[name]) if said.get(name) else None


def _years(said: dict[str, Any], subject: str, year: int) -> dict[int, dict[str, Any]]:
    """A run of n years ends with ``year``; the year before a run is known to break it, earlier ones are not known."""
    years: dict[int, dict[str, Any]] = {year: {}}
    excellent, good, fighter = (_run(said, name) for name in ("excellent", "good", "fighter"))
    run = max(excellent or 0, good or 0)
    for back in range(run):
        years[year - back] = {"result": "xuat_sac" if back < (excellent or 0) else "tot"}
    if good is not None and run < LONGEST:
        years[year - run] = {"result": "hoan_thanh"}
    if subject == "person" and fighter is not None:
        for back in range(max(run, fighter)):
            titles = ["LDTT", "CSTDCS"] if back < fighter else ["LDTT"]
            years.setdefault(year - back, {})["titles"] = titles
    if said.get("exceeded"):
        years[year]["exceeded_targets"] = True
    return years


def _awards(said: dict[str, Any]) -> list[dict[str, Any]]:
    given = {"BKT": said.get("merit_year"), "BKTTG": said.get("premier_year")}
    return [{"code": code, "year": year, "decided": f"{year}-12-31"} for code, year in given.items() if year]


def _initiatives(said: dict[str, Any], year: int) -> list[dict[str, Any]]:
    scope = said.get("reach") or "co_so"
    return [
        {"id": number, "year": year - number // 2, "scope": scope, "used_for": []}
        for number in range(int(said.get("initiatives") or 0))
    ]


def _attested(said: dict[str, Any]) -> dict[str, Any]:
    attested: dict[str, Any] = {}
    if said.get("effective"):
        attested["production_effective"] = True
    if said.get("many"):
        attested |= {"achievements_many": True, "achievements_scope": said["scope"]}
    if said.get("sudden"):
        attested |= {"sudden_achievement": True, "sudden_scope": said["scope"]}
    if said.get("contribution"):
        attested["contribution"] = True
        if said.get("scope"):
            attested["recognised_by"] = said["scope"]
    return attested


def _collective(said: dict[str, Any]) -> dict[str, Any]:
    counts = {"headcount": "headcount", "ldtt_count": "advanced", "completed_count": "completed",
              "cstdcs_count": "fighters"}  # fmt: skip
    facts: dict[str, Any] = {fact: said[name] for fact, name in counts.items() if said.get(name) is not None}
    if said.get("nobody_disciplined"):
        facts["members_disciplined"] = []
    if said.get("led"):
        facts["cluster"] = {"member": True, "organised_by": "tinh", "rank": 1}
    return facts
