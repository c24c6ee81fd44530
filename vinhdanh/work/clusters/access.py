"""How a reader obtains a cluster, a year, a table: members, verifying departments and the organiser see them."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge

from .actions.points import Desk
from .models import (
    CheckGroup,
    Cluster,
    Contact,
    Evidence,
    Member,
    Objection,
    ProgrammeItem,
    ScoreTable,
    Season,
    Target,
    Verifier,
)

SEE = "clusters.see"


def seen_clusters(charge: Charge) -> QuerySet[Cluster]:
    """Clusters that the reader's units organise, belong to, or verify for."""
    scopes = charge.scopes(SEE)
    everything = Cluster.objects.select_related("unit__party")
    if scopes is None:
        return everything
    mine = Q(pk__in=[])
    for path in scopes:
        mine |= Q(unit__path__startswith=path)
        mine |= Q(pk__in=Member.objects.filter(unit__path__startswith=path).values("cluster"))
        verified = Season.objects.filter(table__verifiers__unit__path__startswith=path)
        mine |= Q(pk__in=verified.values("cluster"))
    return everything.filter(mine)


def seen_tables(charge: Charge) -> QuerySet[ScoreTable]:
    """Tables of the reader's units, and those by which clusters they see are scored."""
    used = Season.objects.filter(cluster__in=seen_clusters(charge)).values("table")
    return ScoreTable.objects.filter(charge.scope_filter(SEE, "unit__path") | Q(pk__in=used)).select_related(
        "unit__party"
    )


def a_cluster(request: HttpRequest, pk: int) -> Cluster:
    found = seen_clusters(charge(request)).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có cụm, khối thi đua này, hoặc đơn vị của Ông/Bà không tham gia.")
    return found


def a_season(request: HttpRequest, pk: int) -> Season:
    joined = Season.objects.select_related(
        "cluster__unit__party", "table", "head__unit", "deputy__unit", "host__unit", "round", "pact", "conference"
    )
    found = joined.filter(pk=pk, cluster__in=seen_clusters(charge(request))).first()
    if found is None:
        raise Http404("Không có năm thi đua này, hoặc đơn vị của Ông/Bà không tham gia cụm, khối.")
    return found


def a_table(request: HttpRequest, pk: int) -> ScoreTable:
    found = seen_tables(charge(request)).select_related("follows").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có bảng tiêu chí này.")
    return found


def a_member(season: Season, pk: int) -> Member:
    found = season.cluster.members.select_related("unit__party", "cluster__unit").filter(pk=pk).first()
    if found is None:
        raise Http404("Đơn vị này không phải thành viên của cụm, khối.")
    return found


def a_membership(request: HttpRequest, pk: int) -> Member:
    found = Member.objects.select_related("cluster__unit__party", "unit").filter(pk=pk).first()
    if found is None or not seen_clusters(charge(request)).filter(pk=found.cluster_id).exists():
        raise Http404("Không có đơn vị thành viên này.")
    return found


def a_contact(request: HttpRequest, pk: int) -> Contact:
    found = Contact.objects.select_related("cluster__unit__party").filter(pk=pk).first()
    if found is None or not seen_clusters(charge(request)).filter(pk=found.cluster_id).exists():
        raise Http404("Không có đầu mối này.")
    return found


def a_desk(season: Season, verifier: str | None) -> Desk:
    """The desk of one department of the year's table; without a key that of the standing body."""
    if not verifier:
        return Desk(season)
    found = _row(Verifier.objects.select_related("unit", "table__unit").filter(table=season.table_id), verifier)
    return Desk(season, found)


def a_verifier(request: HttpRequest, pk: int) -> Verifier:
    found = Verifier.objects.select_related("unit", "table__unit").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có đơn vị thẩm định này.")
    found.table = a_table(request, found.table_id)
    return found


def an_item(season: Season, pk: str) -> ProgrammeItem:
    return _row(season.programme.all(), pk)


def a_target(season: Season, pk: str) -> Target:
    return _row(season.targets.all(), pk)


def a_group(season: Season, pk: str) -> CheckGroup:
    return _row(season.check_groups.all(), pk)


def an_objection(season: Season, pk: str) -> Objection:
    found = _row(season.objections.select_related("member__unit"), pk)
    found.season = season
    return found


def an_evidence(season: Season, member: Member, criterion: str) -> Evidence:
    """The file that proves one own score of the year."""
    found = (
        Evidence.objects.filter(sheet__season=season, sheet__member=member, criterion=criterion)
        .exclude(file=None)
        .select_related("file")
        .order_by("-pk")
        .first()
    )
    if found is None:
        raise Http404("Không có tệp minh chứng này.")
    return found


def _row(rows: QuerySet, pk: str):
    """The row of a key that came in a form; 404 for anything else."""
    found = rows.filter(pk=int(pk)).first() if str(pk).isascii() and str(pk).isdigit() else None
    if found is None:
        raise Http404("Không có mục này; hãy tải lại trang.")
    return found
