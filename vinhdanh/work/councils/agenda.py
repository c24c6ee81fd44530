"""The agenda: what waits for a council, grouped by award and kind of party, and written into a meeting in bulk."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count

from vinhdanh.crafts.viet.sorting import name_sort_key, sort_key
from vinhdanh.ground.registry.models import Authority, Party
from vinhdanh.law import award_names
from vinhdanh.work.nominations import queries as nominations
from vinhdanh.work.nominations.models import Nomination, Round

from . import rules
from .models import Group, Item, Meeting

SUBJECT_ORDER = (Party.Kind.UNIT, Party.Kind.HOUSEHOLD, Party.Kind.PERSON)


class Kind(NamedTuple):
    """What an agenda is grouped by: an award and the kind of party it is asked for."""

    award: str
    subject: str

    @property
    def label(self) -> str:
        return f"{award_names()[self.award].name}, {Party.Kind(self.subject).label.lower()}"

    @property
    def place(self) -> tuple[int, bool, int]:
        """Where the group stands on paper: collectives first, titles before forms, the higher award first.

        The catalogue names the awards of a kind from the lowest up.
        """
        names = award_names()
        return SUBJECT_ORDER.index(self.subject), names[self.award].kind != "title", -list(names).index(self.award)


@dataclass(frozen=True)
class Waiting:
    """How many of one kind wait in a round, through whom they go, and how many of them rest for now."""

    kind: Kind
    way: rules.Way
    ready: int
    resting: int


def waiting_by_kind(authority: Authority, round: Round) -> list[Waiting]:
    """What waits for the councils of ``authority`` in ``round``; one query."""
    counted: dict[Kind, list[int]] = {}
    rows = (
        nominations.awaiting_council(authority)
        .filter(round=round)
        .order_by()
        .values_list("award", "party__kind", "on_hold")
        .annotate(Count("pk"))
    )
    for award, subject, on_hold, count in rows:
        counted.setdefault(Kind(award, subject), [0, 0])[bool(on_hold)] += count
    return [
        Waiting(kind, rules.way_of(kind.award, kind.subject, authority=authority, on=round.on), *counts)
        for kind, counts in sorted(counted.items(), key=lambda pair: pair[0].place)
    ]


def ready(authority: Authority, round: Round, kinds: Collection[Kind]) -> list[Nomination]:
    """The nominations of these kinds that may go before a council now, in the order of a printed list."""
    found = (
        nominations.awaiting_council(authority)
        .filter(round=round, on_hold=False, award__in={kind.award for kind in kinds})
        .select_related("party", "unit__party")
    )
    chosen = [nomination for nomination in found if kind_of(nomination) in kinds]
    return sorted(chosen, key=printed_place)


def kind_of(nomination: Nomination) -> Kind:
    return Kind(nomination.award, nomination.party.kind)


def printed_place(nomination: Nomination) -> tuple:
    """By group, then by workplace, then by name in the Vietnamese order: the order of every list we print."""
    name = nomination.party.name
    key = name_sort_key(name) if nomination.party.kind == Party.Kind.PERSON else (sort_key(name),)
    return kind_of(nomination).place, sort_key(nomination.workplace or nomination.unit.name), key


def write(meeting: Meeting, waiting: list[Nomination]) -> None:
    """Groups and items of a meeting, for nominations in printed order."""
    groups: dict[Kind, Group] = {}
    for nomination in waiting:
        kind = kind_of(nomination)
        if kind not in groups:
            need = rules.votes_needed(kind.award, meeting.council.authority, members=meeting.members, on=meeting.on)
            groups[kind] = Group(
                meeting=meeting, award=kind.award, subject=kind.subject, ordinal=len(groups) + 1,
                need=need.votes, need_ref=need.ref,
            )  # fmt: skip
    Group.objects.bulk_create(groups.values())
    Item.objects.bulk_create(
        (
            Item(meeting=meeting, group=groups[kind_of(nomination)], nomination=nomination, ordinal=ordinal)
            for ordinal, nomination in enumerate(waiting, 1)
        ),
        batch_size=500,
    )
