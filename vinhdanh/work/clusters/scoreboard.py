"""A year's points as NumPy columns: who scored whom, what counts, what is still split. A handful of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from django.db.models import F, Q, QuerySet

from vinhdanh.ground.office.errors import Refused

from . import scoring
from .models import Member, Season, Sheet
from .scoring import How, Layout, Table, Totals
from .scoring.ranking import Ranks
from .scoring.totals import Flags, Numbers

SPLIT = 0.005
"""Evaluators who lie further apart than this do not agree."""


@dataclass(frozen=True)
class Evaluator:
    """A department, the standing body, or a check group, in the order in which they first scored."""

    key: str
    kind: str
    name: str


@dataclass
class Board:
    """All points of one period of a season. Arrays: members are rows, criteria columns; NaN is not scored."""

    season: Season
    table: Table
    members: list[Member]
    own: Numbers
    evaluators: list[Evaluator]
    given: Numbers
    """Evaluators × members × criteria."""
    settled: Numbers
    votes: Numbers | None
    handed_in: Flags

    @cached_property
    def layout(self) -> Layout:
        return Layout.of(self.table)

    @cached_property
    def heard(self) -> Numbers:
        """The mean of the evaluators, replaced where the parties settled on a number."""
        return np.where(np.isnan(self.settled), scoring.combine(self.given), self.settled)

    @cached_property
    def points(self) -> Numbers:
        """What counts now: what was verified, before that what the unit gave itself."""
        return np.where(np.isnan(self.heard), self.own, self.heard)

    @cached_property
    def provisional(self) -> Flags:
        """Cells that rest on the unit's own word alone."""
        return np.isnan(self.heard) & ~np.isnan(self.own)

    @cached_property
    def totals(self) -> Totals:
        return scoring.add_up(self.layout, self.points)

    @cached_property
    def gone(self) -> Flags:
        """Members that left or were dissolved within the year: shown, not ranked."""
        return np.array([left_on(member, self.season.year) is not None for member in self.members], bool)

    @cached_property
    def out(self) -> Flags:
        return self.gone | self.totals.barred

    @cached_property
    def ranks(self) -> Ranks:
        return self.ranked(self.layout, self.totals)

    def ranked(self, layout: Layout, totals: Totals) -> Ranks:
        """Ranks of other totals of the same members, by this table's tie rules."""
        ties = scoring.keys_of(self.table.ties, layout, totals, self.votes)
        return scoring.rank(totals.total, ties, out=self.gone | totals.barred)

    def split_cells(self) -> list[tuple[Member, str, tuple[float, ...]]]:
        """Cells where evaluators disagree and nothing was settled: (member, criterion, what they gave).

        Several departments named for a criterion scored by hand are meant to differ: their mean counts.
        """
        apart = (scoring.spread_of(self.given) > SPLIT) & np.isnan(self.settled)
        found = []
        for row, column in np.argwhere(apart):
            heard = [place for place in range(len(self.evaluators)) if not np.isnan(self.given[place, row, column])]
            kinds = {self.evaluators[place].kind for place in heard}
            if len(kinds) > 1 or self.table.criteria[column].how is not How.MANUAL:
                said = tuple(float(self.given[place, row, column]) for place in heard)
                found.append((self.members[row], self.table.criteria[column].code, said))
        return found


def board_of(season: Season, period: str = Sheet.Period.YEAR) -> Board:
    """The board of one period. Refused while the season has no score table."""
    if season.table is None:
        raise Refused("Năm thi đua này chưa chọn bảng tiêu chí; hãy chọn ở trang của năm.", code="no_table")
    table = season.table.table
    members = list(members_of(season))
    codes = [one.code for one in table.criteria]
    rows = {member.pk: place for place, member in enumerate(members)}
    shape = (len(members), len(codes))
    own, settled = np.full(shape, np.nan), np.full(shape, np.nan)
    evaluators: dict[str, Evaluator] = {}
    layers: dict[str, Numbers] = {}
    handed_in = np.zeros(len(members), bool)
    for sheet in _sheets(season, period):
        if (row := rows.get(sheet.member_id)) is None:
            continue
        line = [sheet.points.get(code, np.nan) for code in codes]
        if sheet.kind == Sheet.Kind.OWN:
            own[row], handed_in[row] = line, sheet.handed_in_at is not None
        elif sheet.kind == Sheet.Kind.SETTLED:
            settled[row] = line
        else:
            if sheet.evaluator not in layers:
                layers[sheet.evaluator] = np.full(shape, np.nan)
                name = sheet.verifier_name or sheet.group_name or "Cơ quan thường trực"
                evaluators[sheet.evaluator] = Evaluator(sheet.evaluator, sheet.kind, name)
            layers[sheet.evaluator][row] = line
    given = np.stack(list(layers.values())) if layers else np.full((1, *shape), np.nan)
    return Board(
        season, table, members, own, list(evaluators.values()), given, settled, _votes(season, rows), handed_in
    )


def _sheets(season: Season, period: str) -> Iterable[Sheet]:
    fields = ("member_id", "kind", "evaluator", "points", "handed_in_at")
    return (
        season.sheets.filter(period=period)
        .order_by("pk")
        .annotate(verifier_name=F("verifier__name"), group_name=F("check_group__name"))
        .values_list(*fields, "verifier_name", "group_name", named=True)
    )


def _votes(season: Season, rows: dict[int, int]) -> Numbers | None:
    counted = dict(season.votes.values_list("member", "agree"))
    return np.array([counted.get(member, 0) for member in rows], float) if counted else None


def members_of(season: Season) -> QuerySet[Member]:
    """Who was a member on any day of the year, in the cluster's order."""
    first = date(season.year, 1, 1)
    seated = season.cluster.members.filter(Q(until=None) | Q(until__gt=first), since__lte=season.last_day)
    return seated.select_related("unit__party")


def left_on(member: Member, year: int) -> date | None:
    """The day in ``year`` (or before) from which it is no longer a member, or no longer exists."""
    days = [day for day in (member.until, member.unit.until if member.unit else None) if day]
    return min((day for day in days if day <= date(year, 12, 31)), default=None)
