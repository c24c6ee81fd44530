"""The list of clusters and the page of one."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest

from vinhdanh.ground.accounts.access import charge, may
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.office import clock

from .. import access, forms
from ..models import Cluster, Season
from ..states import SeasonState


def shown_clusters(reader: Charge) -> QuerySet[Cluster]:
    """Clusters with how many members they have today, and how their latest year stands."""
    today = clock.today()
    seated = Q(members__since__lte=today) & (Q(members__until=None) | Q(members__until__gt=today))
    latest = Season.objects.filter(cluster=OuterRef("pk")).order_by("-year")
    return (
        access.seen_clusters(reader)
        .annotate(
            size=Count("members", filter=seated),
            season=Subquery(latest.values("pk")[:1]),
            year=Subquery(latest.values("year")[:1]),
            state=Subquery(latest.values("state")[:1]),
            head=Subquery(latest.values("head__name")[:1]),
            gone=Exists(Cluster.objects.filter(pk=OuterRef("pk"), until__lte=today)),
        )
        .order_by("gone", "unit__path", "kind", "number", "name")
    )


def cluster_page(request: HttpRequest, cluster: Cluster, **bound: Any) -> dict[str, Any]:
    """One cluster: years, members, contacts, what it came from; the forms of those who may change it."""
    today = clock.today()
    members = list(cluster.members.select_related("unit__party").order_by("ordinal", "pk"))
    may_change = may(request, "clusters.set_up", cluster)
    contacts = list(cluster.contacts.all())
    page = {
        "title": cluster.name,
        "line": " · ".join(
            part for part in (cluster.get_kind_display(), cluster.get_organised_by_display(), cluster.unit.name) if part
        ),
        "cluster": cluster,
        "members": members,
        "now": sum(1 for each in members if each.since <= today and (each.until is None or each.until > today)),
        "contacts": [each for each in contacts if each.kind == "contact"],
        "guests": [each for each in contacts if each.kind == "guest"],
        "seasons": [
            (season, SeasonState(season.state).label)
            for season in cluster.seasons.select_related("head", "deputy").order_by("-year")
        ],
        "came_from": cluster.predecessors.select_related("old"),
        "went_into": cluster.successors.select_related("new"),
        "may_change": may_change,
        "may_see_contacts": charge(request).holds("clusters.take_part"),
    }
    if may_change:
        page |= {
            "member_form": forms.MemberForm(initial={"since": today}, auto_id="member-%s"),
            "contact_form": forms.ContactForm(auto_id="contact-%s"),
            "season_form": forms.SeasonForm(initial={"year": today.year}, auto_id="season-%s"),
        }
    return page | bound
