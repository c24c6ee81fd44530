"""What this room is tested on: departments of the province, a block of them, a year at any of its steps."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.clusters import actions
from vinhdanh.work.clusters.actions import Lead
from vinhdanh.work.clusters.actions.points import Desk
from vinhdanh.work.clusters.models import Cluster, ScoreTable, Season
from vinhdanh.work.nominations.models import Round

AT = datetime(2025, 12, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HOUSE = Actor.system("kiểm thử")
DO = {"by": HOUSE, "at": AT}
NAMES = ("Tài chính", "Y tế", "Tư pháp", "Xây dựng", "Công Thương", "Nội vụ", "Ngoại vụ", "Khoa học và Công nghệ",
         "Nông nghiệp và Môi trường", "Văn hóa, Thể thao và Du lịch")  # fmt: skip

CONTENT = {
    "name": "Bảng thử", "total": 30, "ties": ["votes", "minus"], "bands": [{"least": 20, "name": "Tốt"}],
    "groups": [
        {
            "code": "I", "text": "Nhiệm vụ", "kind": "points", "max": 20,
            "criteria": [
                {"code": "1", "text": "Kế hoạch năm", "verifiers": ["Sở Tài chính"], "evidence": "Số, ngày kế hoạch",
                 "levels": [{"text": "không có", "points": 0}, {"text": "có", "points": 10}]},
                {"code": "2", "text": "Giải ngân", "max": 10, "how": "share", "verifiers": ["Sở Tài chính"]},
            ],
        },
        {"code": "II", "text": "Thi đua", "kind": "points", "max": 10,
         "criteria": [{"code": "3", "text": "Phong trào", "max": 10, "verifiers": ["Sở Nội vụ"]}]},
        {"code": "T", "text": "Điểm thưởng", "kind": "bonus", "max": 5,
         "criteria": [{"code": "T1", "text": "Mô hình mới", "max": 5, "how": "count", "each": 5}]},
        {"code": "P", "text": "Điểm trừ", "kind": "minus", "max": 40,
         "criteria": [{"code": "P1", "text": "Chậm báo cáo", "max": 40, "how": "count", "each": 20}]},
        {"code": "K", "text": "Không xếp hạng", "kind": "bar", "criteria": [{"code": "K1", "text": "Kỷ luật"}]},
    ],
}  # fmt: skip


def departments(root: Unit, count: int = 4) -> list[Unit]:
    return [registry.add_unit(root, **DO, name=f"Sở {name}", kind=Unit.Kind.DEPARTMENT) for name in NAMES[:count]]


def a_block(root: Unit, units: list[Unit], *, name: str = "Khối thi đua các sở", **more) -> Cluster:
    cluster = actions.set_up(root, **DO, name=name, kind=more.pop("kind", "khoi"), since=date(2020, 1, 1), **more)
    for unit in units:
        actions.add_member(cluster, **DO, since=date(2020, 1, 1), unit=unit)
    return cluster


def a_table(root: Unit, content=None, year: int = 2025) -> ScoreTable:
    made = actions.write_table(root, **DO, content=content or CONTENT, year=year)
    return actions.adopt(made, **DO)


def a_round() -> Round:
    return Round.objects.get_or_create(
        name="Khen thưởng công trạng năm 2025", year=2025,
        defaults={"on": date(2025, 12, 15), "opens": date(2025, 11, 1), "closes": date(2026, 2, 28)},
    )[0]  # fmt: skip


def a_season(root: Unit, count: int = 4, *, content=None, **terms) -> Season:
    """A year just opened: leaders, table and terms are set, the pact is signed."""
    cluster = a_block(root, departments(root, count))
    season = actions.open_season(cluster, **DO, year=2025)
    first, second, *_ = cluster.members.all()
    actions.set_leaders(season, **DO, head=first, deputy=second)
    actions.use_table(season, **DO, table=a_table(root, content))
    actions.set_terms(season, **DO, round=a_round(), **terms)
    actions.write_pact(
        Lead(season), **DO, activities="Giao lưu", commitments="Hoàn thành chỉ tiêu", signed_on=date(2025, 2, 20)
    )
    return season


def moved(season: Season, *verbs: str) -> Season:
    for verb in verbs:
        actions.step(Lead(season), **DO, verb=verb)
    return season


def scored(season: Season, rows: list[dict]) -> Season:
    """To the step of verifying; ``rows``: each member's points by criterion, as departments confirm them."""
    moved(season, "begin", "open_scoring")
    members = list(season.cluster.members.all())
    for member, row in zip(members, rows, strict=False):
        own = {code: {"points": points} for code, points in row.items()}
        proofs = {"1": actions.points.Proof("Kế hoạch số 5")}
        actions.score_own(member, **DO, season=season, given=own, proofs=proofs)
        actions.hand_in(member, **DO, season=season)
    moved(season, "open_verifying")
    verify(season, rows)
    return season


def verify(season: Season, rows: list[dict]) -> None:
    """Every department, and the standing body, confirm ``rows`` in their field."""
    members = list(season.cluster.members.all())
    for verifier in (*season.table.verifiers.all(), None):
        desk = Desk(season, verifier)
        codes = {one.code for one in desk.criteria()}
        cells = {
            (member.pk, code): points
            for member, row in zip(members, rows, strict=False)
            for code, points in row.items()
            if code in codes
        }
        if cells:
            actions.score_field(desk, **DO, cells=cells)


def ranked(season: Season, votes=None) -> Season:
    moved(season, "call_conference")
    members = list(season.cluster.members.all())
    actions.record_conference(
        Lead(season), **DO, on=date(2025, 12, 10), voters=len(members), present=len(members), next_head=members[1]
    )
    if votes:
        actions.record_votes(Lead(season), **DO, votes=dict(zip(members, votes, strict=False)))
    return moved(season, "rank")


def official(season: Season, **more) -> None:
    """Every member of ours has an official excellent result."""
    YearResult.objects.bulk_create(
        YearResult(
            party=member.unit.party, year=2025, result="xuat_sac", standing="official", written_at=AT, cite="QĐ 9",
            exceeded_targets=True, **more,
        )
        for member in season.cluster.members.exclude(unit=None)
    )  # fmt: skip


GOOD = [
    {"1": 10, "2": 9, "3": 9, "T1": 5},
    {"1": 10, "2": 9.5, "3": 8},
    {"1": 10, "2": 7, "3": 8},
    {"1": 0, "2": 5, "3": 5, "P1": 20},
]
"""Totals 33, 27.5, 25, -10."""
