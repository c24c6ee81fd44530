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
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.ui.parts import YearMark
from vinhdanh.law import award_names
from vinhdanh.law.posts import posts
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.vocabulary import vocabulary

YEARS_SHOWN = 10
_Result = record.YearResult.Result
RESULT_WORDS = {_Result.EXCELLENT: "XS", _Result.GOOD: "Tốt", _Result.DONE: "HT", _Result.NOT_DONE: "KHT"}


@dataclass(frozen=True)
class AwardLine:
    """An award of the golden book, or an earlier one as declared. ``status`` is empty while it is valid."""

    year: int
    name: str
    cite: str
    decided_on: date | None
    authority: str
    proof: str
    status: str = ""


@dataclass(frozen=True)
class Line:
    """A recorded fact in words."""

    what: str
    when: str
    cite: str
    proof: str


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
        "disciplines": [_discipline(row) for row in facts[record.Discipline]],
        "services": [
            *map(_service, facts[record.Service]),
            *map(_post, facts[record.Post]),
            *map(_leave, facts[record.Leave]),
        ],
        "unit_years": sorted(facts[record.UnitYear], key=lambda row: -row.year),
        "attestations": [line for row in facts[record.Attestation] if (line := _attestation(row))],
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
            lines.append(AwardLine(year, names[code].name, row.cite, decided, "", row.get_proof_display()))
    return sorted(lines, key=lambda line: (-line.year, line.name))


def _span(since: date | None, until: date | None) -> str:
    start = f"từ {since:%d/%m/%Y}" if since else ""
    return " ".join(part for part in (start, f"đến {until:%d/%m/%Y}" if until else "") if part)


def _hold(row: record.Hold) -> Line:
    """With its reason: only for a page whose reader may see it."""
    what = vocabulary().scales["freeze"].labels.get(row.kind, row.kind)
    paper = ", ".join(part for part in (row.cite, row.note) if part)
    return Line(what.capitalize(), _span(row.since, row.until), paper, row.get_proof_display())


def _discipline(row: record.Discipline) -> Line:
    label = vocabulary().scales["discipline"].labels.get(row.form, row.form)
    return Line(label.capitalize(), _span(row.since, row.until), row.cite, row.get_proof_display())


def _service(row: record.Service) -> Line:
    words = dict(FORMS["cong-tac"].base_fields["type"].choices)
    what = ", ".join(part for part in (str(words.get(row.type, row.type)), row.agency) if part)
    return Line(what, _span(row.since, row.until), row.cite, row.get_proof_display())


def _post(row: record.Post) -> Line:
    name = next((post.name for post in posts() if post.code == row.post), row.post)
    return Line(f"Giữ chức vụ {name}", _span(row.since, row.until), row.cite, row.get_proof_display())


def _leave(row: record.Leave) -> Line:
    label = vocabulary().scales["leave"].labels.get(row.kind, row.kind)
    length = f"{row.months} tháng" if row.months else f"{row.working_days} ngày làm việc" if row.working_days else ""
    when = ", ".join(part for part in (_span(row.since, row.until), length) if part)
    return Line(label.capitalize(), when, row.cite, row.get_proof_display())


def _attestation(row: record.Attestation) -> Line | None:
    kind = vocabulary().facts.get(row.name)
    if kind is None:
        return None
    said = (
        vocabulary().say(row.name, vocabulary().encode(row.name, row.value)) if kind.type != "date" else str(row.value)
    )
    what = f"{kind.label[:1].upper()}{kind.label[1:]}: {said}"
    return Line(what, f"năm {row.year}" if row.year else "", row.cite, row.get_proof_display())
