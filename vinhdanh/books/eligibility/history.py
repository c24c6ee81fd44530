"""One party's years on one page: results, titles, other awards, initiatives, and on what each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.queries import standing_of
from vinhdanh.books.record import models as record
from vinhdanh.books.record.forms import FORMS
from vinhdanh.books.record.queries import facts_of, holds_open_on, holds_with_reason
from vinhdanh.books.record.words import line, span
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.ui.parts import YearMark
from vinhdanh.law import award_names
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.vocabulary import vocabulary

YEARS_SHOWN = 10
_Result = record.YearResult.Result
RESULT_WORDS = {_Result.EXCELLENT: "XS", _Result.GOOD: "Tốt", _Result.DONE: "HT", _Result.NOT_DONE: "KHT"}


@dataclass(frozen=True)
class AwardLine:
    """An award of the golden book, or an earlier one as declared: then ``table`` and ``pk`` name its row of the record.

    ``status`` is empty while it is valid.
    """

    year: int
    name: str
    cite: str
    decided_on: date | None
    authority: str
    proof: str
    status: str = ""
    table: str = ""
    pk: int | None = None


def short_name(code: str) -> str:
    """What fits under a year in the picture: "CSTĐCS", "LĐTT"."""
    spelled = (alias for alias in award_names()[code].aliases if fold(alias).upper() == code and alias != code)
    return next(spelled, code)


def history(party: Party, *, charge: Charge, today: date) -> dict[str, Any]:
    """The page's context. Reasons of holds are in it for those alone who may see them."""
    facts = facts_of(party)
    grants = list(standing_of(party))
    results = sorted(facts[record.YearResult], key=lambda row: -row.year)
    inspect = charge.holds("record.see_holds")
    declare = charge.holds("record.declare")
    return {
        "party": party,
        "on_hold": party.pk in holds_open_on([party.pk], today),
        "holds": [_hold(row) for row in holds_with_reason(party, charge=charge)] if inspect else [],
        "may_hold": charge.holds("record.hold"),
        "marks": year_marks(facts, grants, today.year),
        "results": results,
        "awards": award_lines(grants, facts[record.EarlierAward], facts[record.YearTitles]),
        "initiatives": sorted(facts[record.Initiative], key=lambda row: (-(row.year or 0), row.pk)),
        "disciplines": [line(row) for row in facts[record.Discipline]],
        "services": [line(row) for table in (record.Service, record.Post, record.Leave) for row in facts[table]],
        "unit_years": sorted(facts[record.UnitYear], key=lambda row: -row.year),
        "attestations": [line(row) for row in facts[record.Attestation]],
        "may_strike": declare,
        "forms": [(what, form.title) for what, form in FORMS.items() if declare and party.kind in form.subjects],
    }


def year_marks(facts: dict, grants: Iterable[Grant], last: int) -> list[YearMark]:
    """The last ten years for the picture."""
    results = {row.year: row for row in facts[record.YearResult]}
    titles: dict[int, set[str]] = {}
    forms: dict[int, set[str]] = {}
    for award, year in _awards(facts, grants):
        (titles if award_names()[award].kind == "title" else forms).setdefault(year, set()).add(short_name(award))
    ideas: dict[int, list[str]] = {}
    for row in facts[record.Initiative]:
        ideas.setdefault(row.year, []).append(row.name or "chưa ghi tên")
    first = last - YEARS_SHOWN + 1
    return [_mark(year, results.get(year), titles, forms, ideas) for year in range(first, last + 1)]


def _awards(facts: dict, grants: Iterable[Grant]) -> Iterable[tuple[str, int]]:
    yield from ((grant.award, grant.year) for grant in grants if grant.status == Grant.Status.VALID)
    yield from ((row.award, row.year) for row in facts[record.EarlierAward])
    yield from ((code, row.year) for row in facts[record.YearTitles] for code in row.titles)


def _mark(year: int, result: Any, titles: dict, forms: dict, ideas: dict) -> YearMark:
    return YearMark(
        year,
        result=RESULT_WORDS[result.result] if result else "",
        result_name=result.get_result_display().lower() if result else "",
        excellent=bool(result and result.result == _Result.EXCELLENT),
        expected=bool(result and result.standing == record.YearResult.Standing.EXPECTED),
        titles=tuple(sorted(titles.get(year, ()), key=lambda name: (name != "CSTĐCS", name))),
        forms=tuple(sorted(forms.get(year, ()))),
        initiatives=tuple(ideas.get(year, ())),
    )


def award_lines(grants: Iterable[Grant], earlier: Iterable[Any], listed: Iterable[Any]) -> list[AwardLine]:
    """Every award on record, newest first; a declared one that the golden book has is told once."""
    names = award_names()
    lines = [
        AwardLine(
            grant.year,
            names[grant.award].name,
            grant.decision_number,
            grant.decided_on,
            grant.authority_title,
            grant.get_proof_display(),
            "" if grant.status == Grant.Status.VALID else grant.get_status_display(),
        )
        for grant in grants
    ]
    have = {(line.year, line.name) for line in lines}
    told = [(row.year, row.award, row) for row in earlier]
    told += [(row.year, code, row) for row in listed for code in row.titles if code in YEARLY_TITLES]
    for year, code, row in told:
        if (year, names[code].name) not in have:
            decided = getattr(row, "decided_on", None)
            told_line = line(row)
            lines.append(
                AwardLine(
                    year, names[code].name, row.cite, decided, "", told_line.proof, "", told_line.table, told_line.pk
                )
            )
    return sorted(lines, key=lambda line: (-line.year, line.name))


def _hold(row: record.Hold) -> dict[str, str]:
    """With its reason: only for a page whose reader may see it."""
    kind = vocabulary().scales["freeze"].labels.get(row.kind, row.kind)
    paper = ", ".join(part for part in (row.cite, row.note) if part)
    return {"what": kind.capitalize(), "when": span(row.since, row.until), "cite": paper}
