"""One entry of a list of facts (an award, an initiative, a leave …) as the values of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.law.names import award_names
from vinhdanh.law.posts import post_number
from vinhdanh.law.ragged import FAR_DAY
from vinhdanh.law.table import SPENT_FORM, SPENT_TITLE, day
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.workdays import working_days_between

CODES = tuple(award_names())
CODE_NUMBER = {code: place for place, code in enumerate(CODES)}
Entry = dict[str, Any]


class FactsError(ValueError):
    """A fact cannot be read; the message names the fact and the value."""


@dataclass
class EntryReader:
    """Reads entries; words of open lists that are not known are set aside with a warning."""

    warnings: list[str] = field(default_factory=list)

    def rank(self, scale: str, word: Any, key: str) -> int:
        """The rank of a word of a closed list; ``FactsError`` when it is not there."""
        rank = vocabulary().scales[scale].ranks.get(str(word))
        if rank is None:
            raise FactsError(f"giá trị “{word}” không có trong danh mục của “{key}”")
        return rank

    def _open_rank(self, scale: str, word: Any, key: str, default: int) -> int:
        rank = vocabulary().scales[scale].ranks.get(str(word))
        if rank is None:
            self.warnings.append(f"giá trị “{word}” của “{key}” chưa có trong danh mục")
            return default
        return rank

    def award(self, entry: Entry) -> Entry:
        """An award: its code, occasion, day, period."""
        period = entry.get("period") or [0, 0]
        level = entry.get("level")
        return {
            "code": CODE_NUMBER[checked_code(entry.get("code", ""))],
            "occasion": self._open_rank("occasion", entry.get("occasion") or "cong_trang", "occasion", 0),
            "decided": day(entry.get("decided")),
            "year": int(entry.get("year") or 0),
            "period_from": int(period[0]),
            "period_to": int(period[-1]),
            "level": self._open_rank("scope", level, "level", 0) if level else 0,
            "provisional": bool(entry.get("provisional")),
            "entry": _whole(entry.get("entry")),
        }

    def initiative(self, entry: Entry) -> Entry:
        """An initiative; without a scope its scope is not known, without uses it is unspent."""
        scope = entry.get("scope")
        return {
            "year": int(entry.get("year") or 0),
            "scope": self.rank("scope", scope, "scope") if scope else 0,
            "spent": _spent(entry.get("used_for")),
            "applied": _tri(entry.get("applied")),
            "recognised": _tri(entry.get("recognised_by")),
            "provisional": bool(entry.get("provisional")),
            "id": _whole(entry.get("id")),
        }

    def work(self, entry: Entry) -> Entry:
        """A science topic, scheme or work."""
        scope = entry.get("scope")
        return {
            "year": int(entry.get("year") or 0),
            "scope": self._open_rank("scope", scope, "scope", 0) if scope else 0,
            "spent": _spent(entry.get("used_for")),
            "accepted": _tri(entry.get("accepted")),
            "applied": _tri(entry.get("applied")),
            "id": _whole(entry.get("id")),
        }

    def post(self, entry: Entry) -> Entry:
        """A leading post, by its days or by years only, the end of its term, and why it ended before."""
        left = entry.get("left")
        number = post_number(str(entry.get("post")))
        if number is None:
            self.warnings.append(f"chức vụ “{entry.get('post')}” chưa có trong bảng chức vụ")
        return {
            "post": number or 0,
            "start": day(entry.get("from")),
            "end": day(entry.get("to")),
            "years": float(entry.get("years") or 0),
            "until": day(entry.get("term_until")),
            "left": self._open_rank("left_post", left, "left", 0) if left else 0,
        }

    def discipline(self, entry: Entry) -> Entry:
        """A discipline; without an end it still runs."""
        return {
            "form": self._open_rank("discipline", entry.get("form"), "discipline", 1),
            "start": day(entry.get("from")),
            "end": day(entry.get("to")) or FAR_DAY,
        }

    def freeze(self, entry: Entry) -> Entry:
        """What is being examined; without an end it is open."""
        outcome = entry.get("outcome")
        return {
            "kind": self.rank("freeze", entry.get("kind"), "freeze"),
            "start": day(entry.get("from")),
            "end": day(entry.get("to")) or FAR_DAY,
            "outcome": self.rank("freeze_outcome", outcome, "outcome") if outcome else -1,
        }

    def leave(self, entry: Entry) -> Entry:
        """Leave, in months and in working days; dates give both."""
        start, end = day(entry.get("from")), day(entry.get("to"))
        months, working = entry.get("months"), entry.get("working_days")
        if start and end:
            first, last = date.fromordinal(start), date.fromordinal(end)
            months = (end - start + 1) / 30.4375 if months is None else months
            working = working_days_between(first, last) if working is None else working
        grade = entry.get("grade")
        return {
            "kind": self.rank("leave", entry.get("kind"), "leave"),
            "months": float(months or 0),
            "working_days": float(working if working is not None else 22 * float(months or 0)),
            "grade": self._open_rank("grade", grade, "grade", -1) if grade else -1,
            "complied": _tri(entry.get("complied")),
            "start": start,
            "end": end,
        }


def checked_code(code: str) -> str:
    """The code itself; ``FactsError`` when the catalogue has no such code."""
    if code not in CODE_NUMBER:
        raise FactsError(f"mã danh hiệu, hình thức khen thưởng “{code}” không có trong danh mục")
    return code


def _spent(used_for: list[str] | None) -> int:
    spent = 0
    for code in used_for or []:
        spent |= SPENT_TITLE if award_names()[checked_code(code)].kind == "title" else SPENT_FORM
    return spent


def _tri(value: Any) -> int:
    """-1 when not said, else 1 or 0."""
    return -1 if value is None else int(bool(value))


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, int) else -1
