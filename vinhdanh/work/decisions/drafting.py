"""From a closed meeting to the list of a decision: who goes in, who waits and why, in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from vinhdanh.books.record.queries import holds_open_on
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.registry.models import Party, Person
from vinhdanh.work.councils.agenda import kind_of, printed_place
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.councils.queries import nominations_of
from vinhdanh.work.nominations.models import Nomination
from vinhdanh.work.nominations.workflow import NominationState

from .models import Decision, Item

HONORIFICS = {Person.Gender.MALE: "Ông", Person.Gender.FEMALE: "Bà"}

FAR = 1_000_000

ON_HOLD = "Tạm dừng, chờ ý kiến"
EXPECTED = "Kết quả năm mới là dự kiến; chờ quyết định công nhận chính thức"
NO_LONGER = "Theo dữ liệu hiện nay chưa đủ điều kiện; hãy xem lại hồ sơ, hoặc chọn kèm lý do"
REOPENED = "Hội đồng đang xem lại kết quả, hoặc không còn thông qua"
PROVISIONAL = "Dựa trên danh hiệu mới được thông qua, chưa có quyết định; chờ quyết định đó"


@dataclass(frozen=True)
class Held:
    """A nomination that passed and cannot be decided yet, with a reason anyone may read."""

    nomination: Nomination
    reason: str


@dataclass(frozen=True)
class Passed:
    """What a meeting passed and no decision holds yet: what can go into one, and what waits."""

    ready: list[Nomination]
    waiting: list[Held]


def passed_and_free(meeting: Meeting, on: date) -> Passed:
    """Three queries, however many nominations."""
    found = (
        nominations_of(meeting, passed=True)
        .filter(state=NominationState.PASSED, decided=None)
        .select_related("party__person", "party__unit", "unit__party", "round")
    )
    nominations = sorted(found, key=printed_place)
    reasons = why_waiting(nominations, on)
    return Passed(
        [nomination for nomination in nominations if nomination.pk not in reasons],
        [Held(nomination, reasons[nomination.pk]) for nomination in nominations if nomination.pk in reasons],
    )


def why_waiting(nominations: Iterable[Nomination], on: date) -> dict[int, str]:
    """For each nomination that may not be decided on ``on``, the reason; a hold never says why."""
    nominations = list(nominations)
    held = holds_open_on({nomination.party_id for nomination in nominations}, on)
    reasons = {}
    for nomination in nominations:
        if nomination.on_hold or nomination.party_id in held:
            reasons[nomination.pk] = ON_HOLD
        elif nomination.state != NominationState.PASSED:
            reasons[nomination.pk] = REOPENED
        elif nomination.rests_on_expected:
            reasons[nomination.pk] = EXPECTED
        elif nomination.rests_on_provisional:
            reasons[nomination.pk] = PROVISIONAL
        elif nomination.outcome != Nomination.Outcome.MET and not nomination.chosen:
            reasons[nomination.pk] = NO_LONGER
    return reasons


def items_for(decision: Decision, nominations: Iterable[Nomination]) -> list[Item]:
    """Unsaved items in printed order, each with the words that the list will carry."""
    return [_item(decision, ordinal, nomination) for ordinal, nomination in enumerate(nominations, 1)]


def _item(decision: Decision, ordinal: int, nomination: Nomination) -> Item:
    party = nomination.party
    person = party.person if party.kind == Party.Kind.PERSON else None
    workplace = nomination.workplace or nomination.unit.name
    return Item(
        decision=decision,
        nomination=nomination,
        ordinal=ordinal,
        award=kind_of(nomination).award,
        subject=party.kind,
        honorific=HONORIFICS.get(person.gender, "") if person else "",
        name=party.name,
        born=_born(person) if person else "",
        position=(nomination.position or person.position) if person else "",
        unit_name=workplace if workplace != party.name else "",
    )


def _born(person: Person) -> str:
    return short_date(person.born_on) if person.born_on else str(person.born_year or "")


def close_gap(decision: Decision, after: int) -> None:
    """Every row below a row that left moves up by one; far away first, so that no number meets its old holder."""
    below = decision.items.filter(ordinal__gt=after)
    below.update(ordinal=F("ordinal") + FAR)
    decision.items.filter(ordinal__gt=FAR).update(ordinal=F("ordinal") - FAR - 1)
