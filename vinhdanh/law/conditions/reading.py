"""From YAML to conditions. Every key and parameter is checked; there is no expression language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as Anything

from vinhdanh.law.conditions.awards import Held, NoFormSince, Sequence
from vinhdanh.law.conditions.base import All, Any, Cited, Condition
from vinhdanh.law.conditions.career import Career, NoDisciplineInPost, PostRow
from vinhdanh.law.conditions.collective import NoMemberDisciplined, Share
from vinhdanh.law.conditions.gates import (
    AbsentBelow,
    DisciplineOver,
    Established,
    LeaveCounts,
    NoDisciplineInYear,
    NoFreeze,
    Served,
)
from vinhdanh.law.conditions.merits import Initiative, Meets
from vinhdanh.law.conditions.pleaded import Fact, Standing
from vinhdanh.law.conditions.span import Each, Span
from vinhdanh.law.conditions.totals import Total
from vinhdanh.law.conditions.within import AwardTimes, InitiativeTimes, OneOf, ResultTimes, TitleTimes, Within
from vinhdanh.law.conditions.yearly import ExceededTargets, Result, Title
from vinhdanh.law.fields import ProvisionError, meant
from vinhdanh.law.names import award_names
from vinhdanh.law.posts import post_groups, post_number
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.vocabulary import FactClass, vocabulary

Raw = Anything


class ConditionError(ProvisionError):
    """A condition in the statutes is not of the vocabulary; the message says which key and why."""


def parse_condition(raw: Raw) -> Condition:
    """One condition: a mapping with exactly one key of the vocabulary."""
    if isinstance(raw, dict) and "at" in raw:
        if not isinstance(raw["at"], str):
            raise ConditionError(f'at: viết viện dẫn trong ngoặc kép: "{raw["at"]}"', "at")
        return Cited(str(raw["at"]), parse_condition({key: value for key, value in raw.items() if key != "at"}))
    name, value = _single(raw)
    reader = _READERS.get(name)
    if reader is None:
        raise ConditionError(
            f"không có điều kiện “{name}”{meant(name, _READERS)}; các điều kiện có: {', '.join(sorted(_READERS))}", name
        )
    return reader(value)


def parse_all(raw: list[Raw]) -> Condition:
    """A list of conditions that must all hold; ``ConditionError`` when one is not in order."""
    try:
        return _parse_all(raw)
    except ProvisionError:
        raise
    except (TypeError, KeyError, AttributeError, IndexError, ValueError):
        raise ConditionError("điều kiện không đúng dạng: xem bảng điều kiện trong docs/law.md", "all") from None


def _parse_all(raw: list[Raw]) -> Condition:
    parts = tuple(part for item in raw for part in _flat(parse_condition(item)))
    if not parts:
        return All(())
    return parts[0] if len(parts) == 1 else All(parts)


def _flat(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _single(raw: Raw) -> tuple[str, Raw]:
    if isinstance(raw, str):
        return raw, {}
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ConditionError(f"một điều kiện có đúng một khóa, đang là: {raw}")
    return next(iter(raw.items()))


def _params(raw: Raw, name: str, required: set[str], optional: set[str]) -> dict[str, Raw]:
    if not isinstance(raw, dict):
        raise ConditionError(f"“{name}” cần các tham số {', '.join(sorted(required | optional))}")
    strange, missing = set(raw) - required - optional, required - set(raw)
    if strange or missing:
        parts = [
            f"lạ: {', '.join(sorted(strange))}" if strange else "",
            f"thiếu: {', '.join(sorted(missing))}" if missing else "",
        ]
        raise ConditionError(f"“{name}” có tham số {'; '.join(part for part in parts if part)}", name)
    return raw


def _codes(raw: Raw) -> tuple[str, ...]:
    codes = tuple([raw] if isinstance(raw, str) else raw)
    for code in codes:
        if code not in award_names():
            raise ConditionError(f"mã “{code}” không có trong danh mục{meant(str(code), award_names())}", str(code))
    return codes


def _rank(scale: str, word: Raw) -> int:
    try:
        return vocabulary().scales[scale].rank(str(word))
    except KeyError:
        known = vocabulary().scales[scale].ranks
        raise ConditionError(f"“{word}” không có trong thang “{scale}” ({', '.join(known)})", str(word)) from None


def _whole(raw: Raw) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 1:
        raise ConditionError(f"cần số nguyên dương, đang là “{raw}”", str(raw))
    return raw


def _fact(name: str) -> str:
    if name not in vocabulary().facts:
        hint = meant(str(name), vocabulary().facts)
        raise ConditionError(f"dữ kiện “{name}”{hint} không có trong từ vựng (catalogue/facts.yaml)", str(name))
    return name


def _standing(raw: Raw) -> Condition:
    for name in raw:
        if vocabulary().facts[_fact(name)].cls is not FactClass.STANDING:
            raise ConditionError(f"“{name}” không phải phẩm chất xác nhận (standing)", name)
    return All(tuple(Standing(name) for name in raw))


def _facts(raw: Raw, *, claim: bool) -> Condition:
    parts = []
    for name, wanted in raw.items():
        if claim is not (vocabulary().facts[_fact(name)].cls is FactClass.CLAIM):
            raise ConditionError(f"“{name}” {'không phải' if claim else 'là'} căn cứ phải nêu (claim)", name)
        parts.append(_one_fact(name, wanted))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _one_fact(name: str, wanted: Raw) -> Fact:
    def code(value: Raw) -> float:
        try:
            return vocabulary().encode(name, value)
        except ValueError as problem:
            raise ConditionError(str(problem), str(value)) from None

    if isinstance(wanted, dict):
        bounds = _params(wanted, name, set(), {"at_least", "at_most", "not"})
        negative = bounds.get("not")
        if negative is not None:
            listed = negative if isinstance(negative, list) else [negative]
            return Fact(name, values=tuple(code(value) for value in listed), negated=True)
        return Fact(
            name,
            least=code(bounds["at_least"]) if "at_least" in bounds else None,
            most=code(bounds["at_most"]) if "at_most" in bounds else None,
        )
    listed = wanted if isinstance(wanted, list) else [wanted]
    return Fact(name, values=tuple(code(value) for value in listed))


def _span(raw: Raw) -> Condition:
    raw = _params(raw, "span", {"each", "years"}, {"after", "within"})
    each = _params(raw["each"], "each", set(), {"result", "title"})
    grade = _rank("result", each["result"]) if "result" in each else None
    titles = _codes(each.get("title", []))
    return Span(
        Each(grade, titles),
        _whole(raw["years"]),
        _codes(raw.get("after", [])),
        tuple(_within(part) for part in raw.get("within", [])),
    )


def _within(raw: Raw) -> Within:
    if not isinstance(raw, dict):
        raise ConditionError(f"trong “within” mỗi mục là một ánh xạ, đang là: {raw}")
    if "one_of" in raw:
        return OneOf(tuple(tuple(_within(part) for part in option) for option in raw["one_of"]))
    kind = next((key for key in ("result", "title", "award", "initiative") if key in raw), None)
    if kind is None:
        raise ConditionError(f"trong “within” cần result, title, award, initiative hoặc one_of, đang là: {raw}")
    _params(raw, "within", {kind, "times"}, set())
    times = _whole(raw["times"])
    if kind == "result":
        return ResultTimes(_rank("result", raw[kind]), times)
    if kind == "initiative":
        params = _params(raw[kind], "initiative", {"scope"}, {"works", "spend"})
        return InitiativeTimes(_rank("scope", params["scope"]), times, bool(params.get("works")), _spend(params))
    codes = _codes(raw[kind])
    if kind == "title" and all(code in YEARLY_TITLES for code in codes):
        return TitleTimes(codes, times)
    return AwardTimes(codes, times)


def _spend(params: Raw) -> str | None:
    spend = params.get("spend")
    if spend not in (None, "title", "form"):
        raise ConditionError(f"“spend” là title hoặc form, đang là “{spend}”")
    return spend if spend is None else str(spend)


def _initiative(raw: Raw) -> Condition:
    raw = _params(raw, "initiative", {"scope", "when"}, {"works", "spend", "times"})
    if raw["when"] not in ("year", "ever"):
        raise ConditionError(f"“when” là year hoặc ever, đang là “{raw['when']}”")
    return Initiative(
        _rank("scope", raw["scope"]), raw["when"], bool(raw.get("works")), _spend(raw), _whole(raw.get("times", 1))
    )


def _sequence(raw: Raw) -> Condition:
    raw = _params(raw, "sequence", {"of", "times", "cycle_title", "cycle_years"}, set())
    return Sequence(
        _codes(raw["of"])[0], _whole(raw["times"]), _codes(raw["cycle_title"])[0], _whole(raw["cycle_years"])
    )


def _share(raw: Raw) -> Condition:
    raw = _params(raw, "share", {"part", "whole", "percent"}, {"more_than"})
    return Share(_fact(raw["part"]), _fact(raw["whole"]), int(raw["percent"]), bool(raw.get("more_than")))


def _total(raw: Raw) -> Condition:
    raw = _params(raw, "total", {"of", "at_least"}, {"extra", "less_discipline"})
    names = tuple(_fact(name) for name in raw["of"])
    return Total(names, float(raw["at_least"]), float(raw.get("extra", 1)), bool(raw.get("less_discipline")))


def _career(raw: Raw) -> Condition:
    raw = _params(raw, "career", {"rows"}, set())
    rows = []
    for row in raw["rows"]:
        _params(row, "career.rows", set(), {"group", "posts", "at_least", "below"})
        rows.append(PostRow(_posts(row), row.get("at_least"), row.get("below")))
    return Career(tuple(rows))


def _posts(row: dict[str, Raw]) -> tuple[int, ...]:
    """The posts of a row: a whole group of the table of posts, or some by name."""
    if "group" in row:
        group = post_groups().get(row["group"])
        if group is None:
            raise ConditionError(f"nhóm chức vụ “{row['group']}” không có trong catalogue/posts.yaml")
        return group
    numbers = []
    for post in row.get("posts") or ():
        number = post_number(post)
        if number is None:
            raise ConditionError(f"chức vụ “{post}” không có trong catalogue/posts.yaml")
        numbers.append(number)
    if not numbers:
        raise ConditionError("mỗi dòng của “career” cần group hoặc posts")
    return tuple(numbers)


def _leave_counts(raw: Raw) -> Condition:
    raw = _params(raw, "leave_counts", {"kind"}, {"shorter_than_months", "from_months", "grade", "settled"})
    return LeaveCounts(
        _rank("leave", raw["kind"]),
        raw.get("shorter_than_months"),
        raw.get("from_months"),
        _rank("grade", raw["grade"]) if "grade" in raw else None,
        bool(raw.get("settled", True)),
    )


def _no_state_form(raw: Raw) -> Condition:
    raw = _params(raw, "no_form_within", {"months", "awards"}, {"aside"})
    aside = tuple(_rank("occasion", word) for word in raw.get("aside", []))
    return NoFormSince(_whole(raw["months"]), _codes(raw["awards"]), aside)


_READERS: dict[str, Callable[[Raw], Condition]] = {
    "all": _parse_all,
    "any": lambda raw: Any(tuple(parse_condition(part) for part in raw)),
    "result": lambda raw: Result(_rank("result", raw)),
    "title": lambda raw: Title(_codes(raw)),
    "exceeded_targets": lambda raw: ExceededTargets(),
    "span": _span,
    "held": lambda raw: Held(_codes(raw)),
    "sequence": _sequence,
    "no_form_within": _no_state_form,
    "standing": _standing,
    "claim": lambda raw: _facts(raw, claim=True),
    "is": lambda raw: _facts(raw, claim=False),
    "total": _total,
    "share": _share,
    "no_member_disciplined": lambda raw: NoMemberDisciplined(_rank("discipline", raw)),
    "initiative": _initiative,
    "meets": lambda raw: Meets(_codes(raw)[0]),
    "no_freeze": lambda raw: NoFreeze(),
    "discipline_over": lambda raw: DisciplineOver(),
    "no_discipline_in_year": lambda raw: NoDisciplineInYear(_rank("discipline", raw)),
    "served_months": lambda raw: Served(_whole(raw)),
    "established_months": lambda raw: Established(_whole(raw)),
    "absent_working_days_below": lambda raw: AbsentBelow(_whole(raw)),
    "leave_counts": _leave_counts,
    "career": _career,
    "no_discipline_in_post": lambda raw: NoDisciplineInPost(),
}
