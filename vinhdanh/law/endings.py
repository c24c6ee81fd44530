"""When an award ends: cancelled with its objects and prize, a state honour stripped, restored (Law 2022, article 93).

The judge says which ground would hold and who decides; people conclude and sign. What is not said is not claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.builder import build_table
from vinhdanh.law.conditions.base import Hearing
from vinhdanh.law.conditions.trace import Outcome, Trace
from vinhdanh.law.doors import door
from vinhdanh.law.in_force import condition_of, statutes
from vinhdanh.law.names import award_names
from vinhdanh.law.provisions import Provision
from vinhdanh.law.world import Case, World

ACTS = ("cancel", "strip", "restore")
_RETURNED = ("hien_vat", "tien_thuong")


@dataclass(frozen=True)
class Ending:
    """Whether an act has a ground. ``decides``: an authority code; ``returns``: what has to be given back.

    ``trace``: one step a ground; ``missing``: what to ask where the answer is open.
    """

    act: str
    outcome: Outcome
    decides: str | None
    decides_ref: str | None
    returns: tuple[str, ...]
    trace: tuple[dict[str, Any], ...]
    missing: tuple[dict[str, Any], ...]


def ending(
    code: str,
    act: str,
    facts: dict[str, Any],
    *,
    on: date,
    subject: str = "person",
    period: tuple[int, int] | None = None,
    violation_years: Iterable[int] = (),
    granted_by: str | None = None,
) -> Ending:
    """Whether an award may be cancelled, stripped or restored by the law of ``on``, and by whom.

    ``facts``: names of the group ``ending`` in ``catalogue/facts.yaml`` without the prefix. ``period``: the years whose
    achievements were honoured: a violation of another year is no ground (article 93.2.d). ``granted_by``: the authority
    code of whoever granted; without it, whoever would grant such an award. ``KeyError`` on an unknown award or act.
    """
    if act not in ACTS:
        raise KeyError(f"việc “{act}” không có; có {', '.join(ACTS)}")
    award_names()[code]
    law = statutes(on)
    told = {**_in_period(period, violation_years), **facts}
    table, _ = build_table([{"subject": subject, "ending": told}])
    case = Case(table, law, on, on.year, on.year)
    grounds = [p for p in law.of_kind("ending", code) if _concerns(p, act, subject)]
    steps = [_ground(case, code, provision) for provision in grounds]
    outcome = max((step.outcome for step in steps), key=lambda found: found.strength, default=Outcome.NOT_MET)
    decides, ref = _decider(code, act, on, subject, granted_by)
    missing = [entry.to_dict() for step in steps for inner in step.walk() for entry in inner.missing]
    return Ending(
        act,
        outcome,
        decides,
        ref,
        _RETURNED if act == "cancel" else (),
        tuple(step.to_dict() for step in steps) or (_none(code, act).to_dict(),),
        tuple(missing) if outcome is Outcome.UNKNOWN else (),
    )


def _in_period(period: tuple[int, int] | None, years: Iterable[int]) -> dict[str, bool]:
    """Whether a violation of these years lies inside the period honoured; nothing when it cannot be told."""
    found = list(years)
    if period is None or not found:
        return {}
    return {"violation_in_period": any(period[0] <= year <= period[1] for year in found)}


def _concerns(provision: Provision, act: str, subject: str) -> bool:
    return provision.body["act"] == act and (not provision.subjects or subject in provision.subjects)


def _ground(case: Case, code: str, provision: Provision) -> Trace:
    condition = condition_of(provision)
    worlds = World(case, False, code), World(case, True, code)
    found = condition.explain(Hearing(*worlds, provision.id).pleading(condition))
    step = Trace(provision.text, found.outcome, provision.id, children=[found])
    if found.outcome is Outcome.NOT_MET:
        step.text = f"Không thuộc trường hợp này: {provision.text[:1].lower()}{provision.text[1:]}"
    return step


def _none(code: str, act: str) -> Trace:
    said = {"cancel": "hủy quyết định", "strip": "tước", "restore": "phục hồi"}[act]
    return Trace(f"Không có quy định về việc {said} đối với “{award_names()[code].name}”", Outcome.NOT_MET)


def _decider(code: str, act: str, on: date, subject: str, granted_by: str | None) -> tuple[str | None, str | None]:
    power = next((p for p in statutes(on).of_kind("ending_power") if p.body["act"] == act), None)
    if power is None:
        return None, None
    if power.body["decides"] != "grantor":
        return str(power.body["decides"]), power.id
    return granted_by or door(code, subject=subject, on=on).decides, power.id
