"""A list over the books: rows matched to the registry are judged by record and ledger, with what the list declares."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from vinhdanh.books.eligibility.doors import authorities_for
from vinhdanh.books.eligibility.judging import Ask, judge_asks
from vinhdanh.books.eligibility.judging import Judged as Advice
from vinhdanh.books.eligibility.known import Provisional
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.queries import grants_of
from vinhdanh.crafts.sheets import ListRow, Problem, ReadList
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.office import vault
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.law import award_names
from vinhdanh.work.nominations.imports import pack_facts
from vinhdanh.work.nominations.matching import Found, Named, match
from vinhdanh.work.nominations.models import Row
from vinhdanh.work.nominations.unit_names import UnitDirectory

from .declared import Judged, by_level


def over_books(read: ReadList, alone: list[Judged], root: Unit, *, on: date, year: int) -> list[Judged]:
    """The answers for ``read``: ``alone`` where a row's person is new or unsure, else by record and ledger."""
    answers, meant = list(alone), {}
    found = match([_named(row) for row in read.rows], _sender(read, root))
    for place, (row, who) in enumerate(zip(read.rows, found, strict=True)):
        if who.match == Row.Match.UNSURE:
            answers[place] = replace(alone[place], problems=(_unsure(row, who),))
        elif who.party is not None:
            meant[place] = who.party
    parties = Party.objects.select_related("unit", "home").in_bulk(meant.values())
    asked = {place: parties[key] for place, key in meant.items()}
    deciders = authorities_for([(p, read.rows[at].award) for at, p in asked.items() if read.rows[at].award], on=on)
    have = _already(meant.values(), year)
    for place, judged in _judge(read, asked, on=on, year=year).items():
        row, party = read.rows[place], asked[place]
        decider = deciders[party.pk, row.award]
        problems = (_granted(row, have[party.pk, row.award]),) if (party.pk, row.award) in have else ()
        authority = decider.decides if decider else alone[place].authority
        answers[place] = Judged(authority, judged.outcome, judged.trace, problems)
    return answers


def _judge(read: ReadList, asked: dict[int, Party], *, on: date, year: int) -> dict[int, Advice]:
    """Award by award, from the lowest level up; what is let through is provisional ground above."""
    names, ground, answers = award_names(), [], {}
    for award, places in by_level(read):
        here = [place for place in places if place in asked]
        asks = [Ask(asked[place].pk, award, pack_facts(read.rows[place].facts)) for place in here]
        for place, judged in zip(here, judge_asks(asks, on=on, year=year, provisional=ground), strict=True):
            answers[place] = judged
            if names[award].kind == "title" and judged.outcome == "met":
                spent = tuple(judged.consumes.get("initiatives", ()))
                ground.append(Provisional(judged.party_id, award, year, spent))
    return answers


def _sender(read: ReadList, root: Unit) -> Unit:
    """The unit in the letterhead, where the registry knows it: names are looked for below it."""
    hits = UnitDirectory(root).named(read.issuer) if read.issuer else []
    return Unit.objects.get(pk=hits[0]) if len(hits) == 1 else root


def _named(row: ListRow) -> Named:
    hashed = vault.search_hash(row.identity) if row.identity else ""
    return Named(row.subject, row.name or "", row.born, row.unit or "", hashed)


def _already(parties: Iterable[int], year: int) -> dict[tuple[int, str], Grant]:
    return {(grant.party_id, grant.award): grant for grant in grants_of(list(parties)).filter(year=year)}


def _granted(row: ListRow, grant: Grant) -> Problem:
    when = f"Quyết định số {grant.decision_number} ngày {short_date(grant.decided_on)}"
    return Problem("already_awarded", row.cells.get("award", ""), f"Đã được tặng năm {grant.year} tại {when}.")


def _unsure(row: ListRow, who: Found) -> Problem:
    message = f"“{row.name}” có thể là {len(who.candidates)} người trong danh bạ; hãy ghi thêm số định danh cá nhân."
    return Problem("ambiguous_person", row.cells.get("name", ""), message)
