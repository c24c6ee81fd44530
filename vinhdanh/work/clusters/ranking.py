"""From points to places: ranks, who is recommended within the quota, what still hinders that they are recognised."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from vinhdanh.books.record.models import YearResult
from vinhdanh.books.record.queries import resting_on

from . import scoring
from .models import Member, Place, Season
from .scoreboard import Board
from .scoring.totals import Flags


@dataclass(frozen=True)
class Standing:
    """One member's line of the ranking."""

    member: Member
    total: float
    rank: int
    effective: int
    band: str
    recommended: str


def standings(board: Board) -> list[Standing]:
    """Everybody's place as of now, the best first, those not ranked last."""
    season = board.season
    resting = resting_among(board.members, season)
    moves_up = season.on_hold == Season.OnHold.NEXT
    options = {"resting": resting, "moves_up": moves_up}
    awards = {int(row): season.flag for row in scoring.leaders(board.ranks, season.flags, **options)}
    seconds = scoring.leaders(board.ranks, season.certificates, first=season.flags + 1, **options)
    awards |= {int(row): season.certificate for row in seconds}
    seats = scoring.seats(board.ranks, resting=resting, moves_up=moves_up)
    lines = [
        Standing(
            member, float(board.totals.total[row]), int(board.ranks[row]), int(seats[row]),
            board.table.band(float(board.totals.total[row])), awards.get(row, ""),
        )
        for row, member in enumerate(board.members)
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.rank == 0, line.rank, -line.total, line.member.ordinal))


def resting_among(members: list[Member], season: Season) -> Flags:
    """Who is on hold; that, never why."""
    parties = [member.unit_id for member in members]
    held = set(resting_on(season.last_day).filter(party__in=[p for p in parties if p]).values_list("party", flat=True))
    return np.array([party in held for party in parties], bool)


def places_of(season: Season, lines: list[Standing]) -> list[Place]:
    """The lines as rows, not saved."""
    return [
        Place(
            season=season, member=line.member, total=Decimal(str(round(line.total, 2))), rank=line.rank,
            effective=line.effective, band=line.band, recommended=line.recommended,
        )
        for line in lines
    ]  # fmt: skip


def without_official_result(season: Season) -> list[str]:
    """Names of the recommended whose result of the year no decision has made official; others outside are not asked."""
    recommended = [
        place for place in season.places.select_related("member") if place.recommended and place.member.unit_id
    ]
    official = set(
        YearResult.objects.filter(
            party__in=[place.member.unit_id for place in recommended],
            year=season.year,
            standing=YearResult.Standing.OFFICIAL,
        ).values_list("party", flat=True)
    )
    return [place.member.name for place in recommended if place.member.unit_id not in official]


def moved_since(season: Season, board: Board) -> bool:
    """Whether holds that came or went since would change who is recommended."""
    kept = {place.member_id: place.recommended for place in season.places.all()}
    return bool(kept) and any(kept.get(line.member.pk, "") != line.recommended for line in standings(board))
