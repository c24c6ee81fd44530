"""The public look-up: what is published of the golden book, grouped by whom it honours.

Only what the law publishes is shown: name, workplace or commune, award, year, decision, status. Namesakes are told
apart by their workplace, else by the years they were honoured; no birth date, no identity number, no list without a
query.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from vinhdanh import law
from vinhdanh.books.ledger import lookup as index
from vinhdanh.books.ledger import queries as ledger
from vinhdanh.books.ledger.models import Grant
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.registry.models import Succession
from vinhdanh.ground.registry.queries import successions_named
from vinhdanh.work.decisions import naming
from vinhdanh.work.rights import queries as rights

from .bars import Bars, bars_of

LONGEST_QUERY = 100
MOST_PARTIES = 20
MOST_FILTERED = 200
"""Of how many matching parties a filter chooses."""
MOST_GRANTS = 300


@dataclass(frozen=True)
class Honoured:
    """One person, unit or household and what they were given, newest first; ``page`` is theirs if they agreed."""

    name: str
    workplace: str
    grants: list[Grant]
    page: int | None = None
    apart: str = ""
    """What tells them from a namesake of the same workplace."""


@dataclass(frozen=True)
class Narrowed:
    """What the reader narrows the result by; years inclusive."""

    award: str = ""
    commune: str = ""
    since: int | None = None
    until: int | None = None

    @property
    def active(self) -> bool:
        return bool(self.award or self.commune or self.since or self.until)


@dataclass(frozen=True)
class Found:
    query: str
    parties: list[Honoured]
    grants: int
    more: bool
    """There is more than is shown: the reader is asked to add a word."""
    bars: Bars | None = None
    renamed: list[Succession] = field(default_factory=list)
    """What the unit of that name was before, or is now."""
    awards: list[tuple[str, int]] = field(default_factory=list)
    """How many of each award are shown, the most first."""


def clean(query: str) -> str:
    return " ".join(query[:LONGEST_QUERY].replace("\x00", " ").split())


def narrowed(sent: Mapping[str, str]) -> Narrowed:
    """From a query string; what is not an award, a place or a year is passed over."""
    award = sent.get("hinh-thuc", "")
    return Narrowed(
        award=award if award in law.award_names() else "",
        commune=clean(sent.get("xa", "")),
        since=whole_year(sent.get("tu", "")),
        until=whole_year(sent.get("den", "")),
    )


def whole_year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def look_up(query: str, by: Narrowed = Narrowed()) -> Found | None:
    """What matches every word of ``query``, without diacritics; None when there is nothing to look for.

    A commune is found by its present name and by those it had before.
    """
    query = clean(query)
    if not any(c.isalnum() for c in query):
        return None
    most = MOST_FILTERED if by.active else MOST_PARTIES
    parties = index.find(f"{query} {by.commune}".strip(), limit=most + 1)
    number = "" if by.commune else query
    rows = _within(ledger.honoured(parties[:most], decision_number=number), by).select_related("authority", "party")
    rows = rows.exclude(party__in=rights.restricted())
    kept = list(rows[: MOST_GRANTS + 1])
    groups: dict[int, list[Grant]] = {party: [] for party in parties[:most]}
    for row in kept[:MOST_GRANTS]:
        groups.setdefault(row.party_id, []).append(row)
    whole = [group for group in groups.values() if group]
    shown = whole[:MOST_PARTIES] if by.active else whole
    grants = [grant for group in shown for grant in group]
    more = len(parties) > most or len(kept) > MOST_GRANTS or len(shown) < len(whole)
    renamed = successions_named(by.commune or query)
    return Found(query, _told_apart(shown), len(grants), more, _by_year(grants), renamed, _by_award(grants))


def _within(grants: QuerySet[Grant], by: Narrowed) -> QuerySet[Grant]:
    wanted = {"award": by.award, "year__gte": by.since, "year__lte": by.until}
    return grants.filter(**{name: value for name, value in wanted.items() if value})


def _told_apart(groups: Collection[list[Grant]]) -> list[Honoured]:
    """Namesakes of one workplace differ by the years they were honoured, else by their place in the list."""
    agreed = rights.agreed([group[0].party_id for group in groups])
    shown = [_honoured(group, own_page=group[0].party_id in agreed) for group in groups]
    same = Counter((fold(one.name), one.workplace) for one in shown)
    if same and max(same.values()) == 1:
        return shown
    found, spoken = [], Counter()
    for one in shown:
        key = (fold(one.name), one.workplace)
        if same[key] == 1:
            found.append(one)
            continue
        first, last = min(grant.year for grant in one.grants), max(grant.year for grant in one.grants)
        spoken[key] += 1
        years = f"năm {first}" if first == last else f"từ năm {first} đến năm {last}"
        found.append(replace(one, apart=f"người thứ {spoken[key]} cùng tên, được khen {years}"))
    return found


def _honoured(group: list[Grant], *, own_page: bool) -> Honoured:
    newest = group[0]
    return Honoured(newest.name, newest.unit_name, group, newest.party_id if own_page else None)


def _by_year(grants: list[Grant]) -> Bars | None:
    return bars_of(Counter(grant.year for grant in grants))


def _by_award(grants: list[Grant]) -> list[tuple[str, int]]:
    return Counter(award_name(grant) for grant in grants).most_common()


def agreed(party: int) -> Honoured | None:
    """Somebody's own page: only of those who agreed to it, are not restricted and have something published."""
    if party not in rights.agreed([party]):
        return None
    published = ledger.honoured([party]).exclude(party__in=rights.restricted())
    group = list(published.select_related("authority", "party"))
    return _honoured(group, own_page=True) if group else None


def award_choices() -> list[tuple[str, str]]:
    """Every award of the catalogue, as a choice."""
    return [(code, award.name) for code, award in law.award_names().items()]


def award_name(grant: Grant) -> str:
    """The award as its paper names it: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"."""
    if grant.authority:
        return naming.printed(grant.award, grant.authority)
    names = law.award_names()
    return names[grant.award].name if grant.award in names else grant.award
