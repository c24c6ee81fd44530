"""Prize money: multiple × base salary of the day of the decision, all factors first, then rounded up once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from vinhdanh.law.in_force import Statutes, statutes
from vinhdanh.law.names import award_names
from vinhdanh.law.provisions import Provision


class NoPrize(ValueError):
    """No provision gives a prize for this award, subject and day; the message says so."""


@dataclass(frozen=True)
class PrizePart:
    """One award's prize: ``multiple`` of ``base`` (VND a month), ``amount`` rounded up."""

    code: str
    multiple: Fraction
    base: int
    unrounded: Fraction
    amount: int
    paid: bool
    refs: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class Prize:
    """The prize in VND; ``unrounded_vnd`` is the product before rounding, ``ceiling`` if the law only sets a limit."""

    amount_vnd: int
    unrounded_vnd: int
    ref: str
    refs: tuple[str, ...]
    parts: tuple[PrizePart, ...]
    text: str
    ceiling: bool = False


def prize(
    codes: str | tuple[str, ...],
    *,
    subject: str,
    on: date,
    decided_by: str | None = None,
    overlays: tuple[str, ...] = (),
    law: Statutes | None = None,
) -> Prize:
    """The prize for one award or several granted at one moment to one subject; ``on`` is the day of the decision.

    Titles of the same counting period: the highest only; a title and a form: both. ``NoPrize`` when the law has none.
    """
    wanted = tuple(codes.split("+")) if isinstance(codes, str) else tuple(codes)
    law = law or statutes(on, overlays)
    parts = _paid_once([_part(law, code, subject, decided_by) for code in wanted])
    paid = [part for part in parts if part.paid]
    rules = _combination(law, parts)
    refs = [rule.id for rule in rules] + [ref for part in parts for ref in part.refs]
    ceiling = any(_multiple_rule(law, part.code, decided_by).body.get("ceiling") for part in paid)
    total = sum((part.unrounded for part in paid), Fraction(0))
    return Prize(
        sum(part.amount for part in paid),
        int(total),
        refs[0],
        tuple(dict.fromkeys(refs)),
        tuple(parts),
        _say(parts),
        ceiling,
    )


def base_salary(law: Statutes) -> Provision:
    """The base salary in force; ``NoPrize`` when the statutes hold none for the day."""
    found = next(iter(law.of_kind("base_salary")), None)
    if found is None:
        raise NoPrize(f"chưa có mức lương cơ sở cho ngày {law.on:%d/%m/%Y}")
    return found


def _part(law: Statutes, code: str, subject: str, decided_by: str | None) -> PrizePart:
    name = award_names()[code].name
    rule = _multiple_rule(law, code, decided_by)
    household = subject == "household"
    words = rule.body.get("unit" if subject == "unit" else "person")
    if words is None:
        raise NoPrize(f"“{name}” không có mức tiền thưởng cho đối tượng này")
    multiple, refs = Fraction(words), [rule.id]
    if household:
        factor = _rule(law, "household")
        if factor is None:
            raise NoPrize(f"chưa có mức tiền thưởng cho hộ gia đình đối với “{name}”")
        multiple *= Fraction(factor.body["factor"])
        refs.append(factor.id)
    salary, rounding = base_salary(law), _rule(law, "rounding")
    unrounded = multiple * int(salary.body["amount"])
    step = int(rounding.body["step"]) if rounding else 1
    refs += [rule.id for rule in (rounding, _rule(law, "base")) if rule] + [salary.id]
    return PrizePart(
        code,
        multiple,
        int(salary.body["amount"]),
        unrounded,
        ceil(unrounded / step) * step,
        True,
        tuple(refs),
        rule.confidence,
    )


def _multiple_rule(law: Statutes, code: str, decided_by: str | None) -> Provision:
    found = [p for p in law.of_kind("prize", code) if decided_by in p.body.get("decided_by", (decided_by,))]
    if not found:
        raise NoPrize(f"chưa có mức tiền thưởng của “{award_names()[code].name}” trong các văn bản đã nạp")
    return min(found, key=lambda p: "decided_by" not in p.body)


def _rule(law: Statutes, topic: str) -> Provision | None:
    return next((p for p in law.of_kind("prize_rule") if p.body["topic"] == topic), None)


def _paid_once(parts: list[PrizePart]) -> list[PrizePart]:
    """Of titles with the same counting period only the highest is paid."""
    out = []
    for part in parts:
        award = award_names()[part.code]
        rivals = [
            other
            for other in parts
            if award.kind == "title" == award_names()[other.code].kind
            and award_names()[other.code].counting_years == award.counting_years
        ]
        best = max(rivals, key=lambda other: other.multiple, default=part)
        out.append(
            part
            if best is part
            else PrizePart(
                part.code, part.multiple, part.base, part.unrounded, part.amount, False, part.refs, part.confidence
            )
        )
    return out


def _combination(law: Statutes, parts: list[PrizePart]) -> list[Provision]:
    kinds = [award_names()[part.code].kind for part in parts]
    topics = []
    if kinds.count("title") > 1:
        topics.append("same_period")
    if "title" in kinds and "form" in kinds:
        topics.append("title_and_form")
    return [rule for topic in topics if (rule := _rule(law, topic))]


def _say(parts: list[PrizePart]) -> str:
    """ "1,5 × 2.340.000 = 3.510.000 đồng"."""
    said = []
    for part in parts:
        factor = f"{float(part.multiple):g}".replace(".", ",")
        product = f"{factor} × {_dots(part.base)} = {_dots(int(part.unrounded))}"
        rounded = f", làm tròn lên {_dots(part.amount)}" if part.amount != part.unrounded else ""
        said.append(
            f"{award_names()[part.code].name}: {product}{rounded} đồng"
            + ("" if part.paid else " (không nhận vì đã nhận mức cao hơn)")
        )
    return "; ".join(said)


def _dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
