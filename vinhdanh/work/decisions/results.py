"""What became of a submission's nominations, as its unit may be told, and by which article each was refused.

A result is told when it no longer moves: its decision is issued, whoever decides chose not to put it forward, or the
council's vote has a decision resting on it (or passed nobody, so that none will come). Until then it is being
considered. Of somebody on hold it is told that they rest, and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from vinhdanh.books.record.queries import holds_open_on
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.components.words import vn_reference
from vinhdanh.work.councils.agenda import printed_place
from vinhdanh.work.councils.models import Item as AgendaItem
from vinhdanh.work.nominations.models import Nomination, Submission
from vinhdanh.work.nominations.workflow import NominationState

from .drafting import ON_HOLD
from .issuing import names_now
from .models import Amendment, Decision
from .workflow import DecisionState

CONSIDERED = "Đang xem xét, kết quả được thông báo sau"
NOT_CHOSEN = "Không được lựa chọn"


@dataclass(frozen=True)
class Ground:
    """Why one was refused: the provision's id, empty where the law names none, and a sentence."""

    ref: str
    text: str


@dataclass(frozen=True)
class Result:
    """One nomination with what its unit is told. ``final``: it is settled; ``grounds`` only where it was refused."""

    nomination: Nomination
    name: str
    words: str
    final: bool = True
    grounds: tuple[Ground, ...] = field(default=())

    @property
    def refused(self) -> bool:
        return bool(self.grounds)


def results_of(submission: Submission) -> list[Result]:
    """Every nomination of a submission in printed order. The number of queries does not depend on how many."""
    nominations = list(
        submission.nominations.exclude(state=NominationState.WITHDRAWN).select_related(
            "party", "unit__party", "decided__decision"
        )
    )
    nominations.sort(key=printed_place)
    told = _Told(nominations)
    return [told.result(nomination) for nomination in nominations]


def told_of(submission: Submission) -> tuple[bool, bool]:
    """Whether there are results to tell, and whether refusals are among them; a few small queries."""
    failed = submission.nominations.filter(state=NominationState.FAILED)
    refused = failed.filter(chosen=False).exists() or bool(_final_votes(failed))
    return refused or submission.nominations.filter(state=NominationState.DECIDED).exists(), refused


def _final_votes(failed: Any) -> dict[int, AgendaItem]:
    """The vote on each nomination a council refused, where it no longer moves, by nomination."""
    items = (
        AgendaItem.objects.filter(nomination__in=failed, passed=False)
        .exclude(nomination__chosen=False)
        .select_related("meeting", "group")
        .annotate(votes=Coalesce("agree", F("group__agree")))
        .order_by("meeting__closed_at")
    )
    latest = {item.nomination_id: item for item in items}
    meetings = {item.meeting_id for item in latest.values()}
    issued = Decision.objects.exclude(state=DecisionState.DRAFT).filter(meeting__in=meetings)
    resting = set(issued.values_list("meeting", flat=True))
    passing = set(AgendaItem.objects.filter(meeting__in=meetings, passed=True).values_list("meeting", flat=True))
    return {key: item for key, item in latest.items() if item.meeting_id in resting or item.meeting_id not in passing}


class _Told:
    """What is needed to tell the results of several nominations, read at once."""

    def __init__(self, nominations: list[Nomination]):
        self.held = holds_open_on({nomination.party_id for nomination in nominations}, clock.today())
        failed = [each.pk for each in nominations if each.state == NominationState.FAILED]
        self.votes = _final_votes(failed)
        items = [each.decided for each in nominations if each.state == NominationState.DECIDED]
        self.names = names_now(items)
        cancelled = Amendment.objects.filter(item__in=items, corrected="", entry__isnull=False)
        self.cancelled = {each.item_id: each.decision for each in cancelled.select_related("decision")}

    def result(self, nomination: Nomination) -> Result:
        if nomination.state == NominationState.DECIDED:
            return self._granted(nomination)
        if nomination.pk in self.votes:
            return self._voted(nomination, self.votes[nomination.pk])
        resting = nomination.on_hold or nomination.party_id in self.held
        if nomination.state == NominationState.FAILED and nomination.chosen is False:
            grounds = (Ground("", ON_HOLD),) if resting else tuple(_grounds(nomination))
            return Result(nomination, nomination.party.name, NOT_CHOSEN, grounds=grounds)
        return Result(nomination, nomination.party.name, ON_HOLD if resting else CONSIDERED, final=False)

    def _granted(self, nomination: Nomination) -> Result:
        item = nomination.decided
        if cancelling := self.cancelled.get(item.pk):
            words = f"Đã tặng tại Quyết định số {_cited(item.decision)}; hủy bỏ tại {_cited(cancelling)}"
        else:
            words = f"Tặng tại Quyết định số {_cited(item.decision)}"
        return Result(nomination, f"{item.honorific} {self.names[item.pk]}".strip(), words)

    def _voted(self, nomination: Nomination, item: AgendaItem) -> Result:
        meeting, group = item.meeting, item.group
        count = f"{item.votes or 0}/{meeting.members} phiếu đồng ý"
        lacking = Ground(group.need_ref, f"Hội đồng không thông qua: {count}, cần ít nhất {group.need} phiếu")
        words = f"Hội đồng không thông qua ({count})"
        return Result(nomination, nomination.party.name, words, grounds=(lacking,))


def _cited(decision: Decision) -> str:
    return f"{decision.reference} {long_date(decision.day)}"


def _grounds(nomination: Nomination) -> Iterator[Ground]:
    """The conditions of the frozen verdict that are not met (or, in doubt, not clear), then what was written."""
    yield from dict.fromkeys(lacking(nomination.verdict.get("trace", ()), nomination.outcome))
    if nomination.chosen_reason:
        yield Ground("", nomination.chosen_reason)


def lacking(trace: Iterable[Mapping[str, Any]], outcome: str) -> list[Ground]:
    """The steps at the bottom of a trace that made it ``outcome``; none where everything was met.

    The trace names first what bars the award, then the ways that were tried, then those that were not (they have no
    parts): where one was tried, only what stands up to it is a reason.
    """
    if outcome == Nomination.Outcome.MET:
        return []
    steps = [step for step in trace if step["outcome"] == outcome]
    tried = [place for place, step in enumerate(steps, 1) if step.get("children")]
    return list(_bottom(steps[: tried[-1]] if tried else steps, outcome, ""))


def _bottom(steps: Iterable[Mapping[str, Any]], outcome: str, ref: str) -> Iterator[Ground]:
    for step in steps:
        here = step.get("ref") or ref
        below = [child for child in step.get("children", ()) if child["outcome"] == outcome]
        if below:
            yield from _bottom(below, outcome, here)
        else:
            yield Ground(here, step["text"])


def cited(grounds: Iterable[Ground]) -> list[str]:
    """The articles of the grounds, each once, as people cite them."""
    spoken = [vn_reference(ground.ref) for ground in grounds if ground.ref]
    return list(dict.fromkeys(words[:1].upper() + words[1:] for words in spoken))
