"""Indicators of clusters and blocks: activity, timeliness, discrimination, agreement, direct workers, inflation."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Count, F, Q
from django.urls import reverse

from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.ui.parts import MenuItem
from vinhdanh.work.nominations.models import Nomination
from vinhdanh.work.nominations.workflow import NominationState

from .. import access, pictures, scoring
from ..models import Member, Place, ProgrammeItem, Season, Sheet
from ..scoreboard import Board, board_of


@dataclass(frozen=True)
class Quality:
    """One cluster's year. Shares 0 … 1; None where there is nothing to reckon from."""

    pk: int
    season: Season
    name: str
    url: str
    activity: float | None
    """Programme items done."""
    timeliness: float | None
    """Own sheets handed in by their day."""
    discrimination: float | None
    agreement: float | None
    workers: float | None
    """Direct workers among the persons whom members nominated in the year's round."""
    mean: float | None
    """Mean total as a share of the maximum."""


def quality_page(reader: Charge, year: int) -> dict[str, Any]:
    """All clusters that the reader sees in ``year``, and the mean totals over the years."""
    seen = access.seen_clusters(reader)
    years = sorted(set(Season.objects.filter(cluster__in=seen).values_list("year", flat=True)), reverse=True)
    seasons = list(
        Season.objects.filter(cluster__in=seen, year=year).select_related("cluster", "table").order_by("cluster__name")
    )
    done = _done(seasons)
    workers = _workers(seasons)
    rows = [_quality(season, done, workers) for season in seasons]
    over = _means_by_year(seen)
    base = reverse("clusters:quality")
    return {
        "title": "Chất lượng hoạt động của cụm, khối",
        "line": f"Năm {year}: các chỉ số để hội nghị cùng bàn, không phải để xếp hạng cụm, khối",
        "year": year,
        "years": [MenuItem(str(each), f"{base}?nam={each}", each == year) for each in years],
        "rows": rows,
        "bars": bars_of(rows),
        "over": over,
        "inflation": pictures.over_years(over) if len(over) > 1 else None,
    }


INDICATORS = (
    ("activity", "Hoạt động: việc trong chương trình đã xong"),
    ("timeliness", "Đúng hạn: phiếu tự chấm nộp đúng ngày"),
    ("discrimination", "Phân biệt: cặp đơn vị có điểm cách nhau trên 1 %"),
    ("agreement", "Khớp: điểm thẩm định so với điểm tự chấm"),
    ("workers", "Người trực tiếp lao động trong số cá nhân được đề nghị"),
)


def bars_of(rows: list[Quality]) -> list[tuple[str, list[tuple[Quality, float | None]]]]:
    return [(label, [(row, getattr(row, name)) for row in rows]) for name, label in INDICATORS]


def _quality(season: Season, done: dict[int, float], workers: dict[int, float]) -> Quality:
    timeliness = discrimination = agreement = mean = None
    if season.table is not None:
        board = board_of(season)
        timeliness = _timeliness(season, len(board.members))
        scored = board.totals.total[_scored(board)]
        discrimination = scoring.discrimination(scored, board.table.total)
        agreement = scoring.agreement(board.own, board.heard)
        mean = float(scored.mean() / board.table.total) if len(scored) else None
    return Quality(
        season.pk, season, season.cluster.name, reverse("clusters:season", args=[season.pk]), done.get(season.pk),
        timeliness, discrimination, agreement, workers.get(season.pk), mean,
    )  # fmt: skip


def _scored(board: Board) -> np.ndarray:
    """Members of whom anything is scored and who are still there."""
    return ~np.isnan(board.points).all(axis=1) & ~board.gone


def _done(seasons: list[Season]) -> dict[int, float]:
    finished = Count("pk", filter=Q(state=ProgrammeItem.State.DONE))
    counted = (
        ProgrammeItem.objects.filter(season__in=seasons)
        .exclude(state=ProgrammeItem.State.DROPPED)
        .values("season")
        .annotate(all=Count("pk"), finished=finished)
    )
    return {row["season"]: row["finished"] / row["all"] for row in counted}


def _timeliness(season: Season, members: int) -> float | None:
    """Own sheets of the year in by their day, of all members; without a day, those handed in at all."""
    if not members:
        return None
    handed = season.sheets.filter(kind=Sheet.Kind.OWN, period=Sheet.Period.YEAR).exclude(handed_in_at=None)
    if not handed.exists():
        return None
    if season.own_due:
        handed = handed.filter(handed_in_at__date__lte=season.own_due)
    return handed.count() / members


def _workers(seasons: list[Season]) -> dict[int, float]:
    """By season: of the persons nominated by its members' units in its round, the share known as direct workers."""
    rounds = {season.pk: season.round_id for season in seasons if season.round_id}
    if not rounds:
        return {}
    members: dict[int, set[int]] = defaultdict(set)
    clusters = {season.cluster_id: season.pk for season in seasons}
    for cluster, unit in Member.objects.filter(cluster__in=clusters).exclude(unit=None).values_list("cluster", "unit"):
        members[clusters[cluster]].add(unit)
    asked: dict[tuple[int, int], list[bool]] = defaultdict(list)
    found = Nomination.objects.filter(round__in=rounds.values(), party__kind=Party.Kind.PERSON).exclude(
        state=NominationState.WITHDRAWN
    )
    known = found.annotate(direct=F("party__person__direct_worker")).exclude(direct=None)
    for round_, unit, direct in known.values_list("round", "unit", "direct"):
        asked[round_, unit].append(direct)
    shares = {}
    for season, round_ in rounds.items():
        told = [direct for unit in members[season] for direct in asked.get((round_, unit), ())]
        if told:
            shares[season] = sum(told) / len(told)
    return shares


def _means_by_year(seen) -> list[tuple[int, float]]:
    """The mean total of all ranked members by year, as a share of each table's maximum: does it creep upwards?"""
    sums: dict[int, list[float]] = defaultdict(list)
    maxima = {
        season.pk: season.table.table.total
        for season in Season.objects.filter(cluster__in=seen).exclude(table=None).select_related("table")
    }
    for season, year, total in Place.objects.filter(season__in=maxima, rank__gt=0).values_list(
        "season", "season__year", "total"
    ):
        sums[year].append(float(total) / maxima[season])
    return [(year, sum(shares) / len(shares)) for year, shares in sorted(sums.items())]
