"""Places: drawn up, recognised and told to the record, nominated."""

from datetime import datetime

from vinhdanh.books.record import actions as record
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations import actions as nominations
from vinhdanh.work.nominations.models import Nomination

from ..models import Cluster, Place, Season
from ..ranking import places_of, standings
from ..scoreboard import board_of
from ..states import SeasonState
from ..workflow import SEASON

_LEVELS = tuple(Cluster.Level.values)


def draw_up(season: Season) -> None:
    """Write the places anew from the points; nominations that exist keep their place. Within the caller's action."""
    kept = dict(season.places.exclude(nomination=None).values_list("member", "nomination"))
    places = places_of(season, standings(board_of(season)))
    for place in places:
        place.nomination_id = kept.get(place.member_id)
    season.places.all().delete()
    Place.objects.bulk_create(places)
    audit.note(places={place.member_id: place.rank for place in places})


@action("clusters.confirm")
def rank_again(season: Season, *, by: Actor, at: datetime) -> Season:
    """Draw up the recommendations again because somebody rests, or no longer does. The record follows."""
    if season.state not in (SeasonState.RANKED, SeasonState.CONFIRMED):
        raise Refused("Chưa có bảng xếp hạng để xét lại.", code="wrong_state")
    draw_up(season)
    if season.state == SeasonState.CONFIRMED:
        _tell_record(season, by=by, at=at)
    return season


@action("clusters.confirm")
def confirm(season: Season, *, by: Actor, at: datetime, undo: bool = False) -> Season:
    """Recognise the ranking: from now on the judge knows who leads. ``undo`` opens it again and takes that back."""
    SEASON.move(season, "back" if undo else "confirm")
    _tell_record(season, by=by, at=at)
    return season


def _tell_record(season: Season, *, by: Actor, at: datetime) -> None:
    """The record says of every member of ours the best place it has among the year's recognised rankings."""
    for place in season.places.exclude(member__unit=None).select_related("member__unit__party"):
        party = place.member.unit.party
        best = best_place(place.member.unit_id, season.year)
        record.take_back_cluster_place(party, by=by, at=at, year=season.year)
        if best is not None:
            record.write_cluster_place(
                party, by=by, at=at, year=season.year, rank=best.effective or best.rank,
                organised_by=best.season.cluster.organised_by, cite=cite_of(best.season),
            )  # fmt: skip


def best_place(unit: int, year: int) -> Place | None:
    """The unit's best rank of the year, of equal ones that of the highest organiser."""
    ranked = Place.objects.filter(
        member__unit=unit, season__year=year, season__state=SeasonState.CONFIRMED, rank__gt=0
    ).select_related("season__cluster")
    best = sorted(ranked, key=lambda p: (p.effective or p.rank, _LEVELS.index(p.season.cluster.organised_by)))
    return best[0] if best else None


def cite_of(season: Season) -> str:
    conference = getattr(season, "conference", None)
    held = f", hội nghị ngày {conference.on:%d/%m/%Y}" if conference else ""
    return f"Bảng xếp hạng {season.cluster} năm {season.year}{held}"


@action("clusters.confirm")
def nominate(season: Season, *, by: Actor, at: datetime) -> list[Nomination]:
    """Nominate all who are recommended, each by its own unit, in the season's round; answers the new nominations."""
    if season.state != SeasonState.CONFIRMED:
        raise Refused("Hãy công nhận bảng xếp hạng trước khi lập hồ sơ đề nghị.", code="wrong_state")
    if season.round is None:
        raise Refused("Hãy chọn đợt xét ở phần Quy định của năm, rồi lập hồ sơ đề nghị.", code="no_round")
    made = []
    waiting = season.places.exclude(recommended="").filter(nomination=None).exclude(member__unit=None)
    for place in waiting.select_related("member__unit__party"):
        unit = place.member.unit
        told = f"Xếp thứ {place.effective} {season}, {place.total:f} điểm".replace(".", ",")
        nomination = nominations.put_forward(
            unit, by=by, at=at, round=season.round, party=unit.party, award=place.recommended, achievement=told
        )
        Place.objects.filter(pk=place.pk).update(nomination=nomination)
        made.append(nomination)
    if not made:
        raise Refused("Mọi đơn vị được đề nghị đã có hồ sơ trong đợt xét.", code="nothing_new")
    audit.note(nominations=[each.pk for each in made])
    return made
