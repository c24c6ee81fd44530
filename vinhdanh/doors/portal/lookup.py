"""The public look-up: what is published of the golden book, grouped by whom it honours.

Only what the law publishes is shown: name, workplace or commune, award, year, decision, status. Namesakes are told
apart by their workplace; no birth date, no identity number, no list without a query.
"""

from dataclasses import dataclass

from vinhdanh import law
from vinhdanh.books.ledger import lookup as index
from vinhdanh.books.ledger import queries as ledger
from vinhdanh.books.ledger.models import Grant
from vinhdanh.work.decisions import naming

LONGEST_QUERY = 100
MOST_PARTIES = 20
MOST_GRANTS = 300


@dataclass(frozen=True)
class Honoured:
    """One person, unit or household and what they were given, newest first."""

    name: str
    workplace: str
    grants: list[Grant]


@dataclass(frozen=True)
class Found:
    query: str
    parties: list[Honoured]
    grants: int
    more: bool
    """There is more than is shown: the reader is asked to add a word."""


def clean(query: str) -> str:
    return " ".join(query[:LONGEST_QUERY].replace("\x00", " ").split())


def look_up(query: str) -> Found | None:
    """What matches every word of ``query``, without diacritics; None when there is nothing to look for."""
    query = clean(query)
    if not any(c.isalnum() for c in query):
        return None
    parties = index.find(query, limit=MOST_PARTIES + 1)
    groups: dict[int, list[Grant]] = {party: [] for party in parties[:MOST_PARTIES]}
    rows = list(ledger.honoured(parties[:MOST_PARTIES], decision_number=query)[: MOST_GRANTS + 1])
    for row in rows[:MOST_GRANTS]:
        groups.setdefault(row.party_id, []).append(row)
    shown = [Honoured(group[0].name, group[0].unit_name, group) for group in groups.values() if group]
    more = len(parties) > MOST_PARTIES or len(rows) > MOST_GRANTS
    return Found(query, shown, min(len(rows), MOST_GRANTS), more)


def award_name(grant: Grant) -> str:
    """The award as its paper names it: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"."""
    if grant.authority:
        return naming.printed(grant.award, grant.authority)
    names = law.award_names()
    return names[grant.award].name if grant.award in names else grant.award


@dataclass(frozen=True)
class Figures:
    grants: int
    parties: int
    last_year: int | None


def figures() -> Figures:
    """What the home page says of the golden book: aggregates only."""
    return Figures(*ledger.totals())
