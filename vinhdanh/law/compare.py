"""Two laws side by side: what a date changes, and what a patch would change for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.in_force import Statutes, statutes
from vinhdanh.law.judging import judge_all, judge_by
from vinhdanh.law.names import award_names
from vinhdanh.law.patching import as_if_confirmed, patches
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import FactsTable


@dataclass(frozen=True)
class Change:
    """One way to an award that a date adds, removes or changes."""

    code: str
    ref: str
    change: str
    before: str | None
    after: str | None

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"code": self.code, "ref": self.ref, "change": self.change, "before": self.before, "after": self.after}


def diff(before: date, after: date, overlays: tuple[str, ...] = (), reported: tuple[str, ...] = ()) -> list[Change]:
    """What differs, award by award, between the law of two days.

    ``reported``: patches taken for confirmed in the law of ``after``; ``KeyError`` when there is none so named.
    """
    confirmed = {key: said for name in reported for key, said in as_if_confirmed(patches()[name], after).items()}
    return difference(statutes(before, overlays), statutes(after, overlays, reported, confirmed))


def difference(old: Statutes, new: Statutes) -> list[Change]:
    """What differs, award by award, between two laws. What stands instead of a provision changes it."""
    instead = {p.overrides: p for p in new.provisions if p.overrides}
    found = []
    for code in award_names():
        was, now = _ways(old, code), _ways(new, code)
        for key in dict.fromkeys([*was, *now]):
            left, right, ref = was.get(key), now.get(key), key
            if right is None and key in instead:
                ref = instead[key].key
                right = now.pop(ref, None)
            if left != right and (left is not None or right is not None) and key in was | now:
                change = "added" if left is None else "removed" if right is None else "changed"
                found.append(Change(code, ref.split("#")[0], change, left, right))
    return found


def _ways(law: Statutes, code: str) -> dict[str, str]:
    """Sentences of an award's ways and bars of its own, by citation."""
    ways = {path.provision.key: "; ".join(path.sentences()) or path.provision.text for path in law.paths(code)}
    bars = {p.key: p.text for p in law.of_kind("bar", code) if code in p.awards}
    votes = {p.key: p.text for p in law.of_kind("vote", code)}
    decides = {p.key: str(p.body["decides"]) for p in law.of_kind("authority", code)}
    return ways | bars | votes | decides


@dataclass(frozen=True)
class WhatIf:
    """The outcomes of one award, row by row, under the first law (``was``) and were the second in force (``now``)."""

    code: str
    was: NDArray[np.int8]
    now: NDArray[np.int8]

    @property
    def gain(self) -> Bools:
        """Rows that would meet the conditions and do not now."""
        return np.asarray((self.now == Outcome.MET) & (self.was != Outcome.MET))

    @property
    def lose(self) -> Bools:
        """Rows that meet the conditions and would no longer."""
        return np.asarray((self.was == Outcome.MET) & (self.now != Outcome.MET))

    @property
    def changes(self) -> bool:
        """Whether anybody would gain or lose it."""
        return bool(((self.was == Outcome.MET) != (self.now == Outcome.MET)).any())


def what_if(table: FactsTable, code: str, law: Statutes, patched: Statutes, *, on: date, year: int) -> WhatIf:
    """Judge one table under two laws."""
    was, now = (judge_by(table, code, each, on=on, year=year).outcomes for each in (law, patched))
    return WhatIf(code, was, now)


def what_if_all(table: FactsTable, law: Statutes, patched: Statutes, *, on: date, year: int) -> dict[str, WhatIf]:
    """Judge one table under two laws for every award; awards for which nothing changes are left out."""
    was, now = (judge_all(table, each, on=on, year=year) for each in (law, patched))
    found = [WhatIf(code, was[code].outcomes, now[code].outcomes) for code in award_names()]
    return {each.code: each for each in found if each.changes}
