"""The page of a nomination."""

from typing import Any

from django.http import HttpRequest

from vinhdanh.books.eligibility.history import year_marks
from vinhdanh.books.ledger.queries import standing_of
from vinhdanh.books.record.queries import facts_of
from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.registry.queries import line_of
from vinhdanh.ground.ui.components.words import vn_date, vn_reference, vn_time

from ..judging import JUDGED_STATES
from ..models import Nomination
from ..questions import AnswerForm, questions_of
from ..tables import award_name, shown_outcome
from ..workflow import NominationState as N
from .around import around


def nomination_page(
    request: HttpRequest, nomination: Nomination, *, answered: AnswerForm | None = None
) -> dict[str, Any]:
    """One nomination: the verdict in a sentence, its conditions, the questions, ten years, what may be done.

    Of somebody on hold the page says only that it rests.
    """
    reader, party = charge(request), nomination.party
    may_edit = reader.may("nominations.edit", nomination.unit.path) and nomination.state in JUDGED_STATES
    page = {
        "nomination": nomination,
        "award": award_name(nomination.award),
        "title": party.name,
        "line": " · ".join(
            part for part in (nomination.position, nomination.workplace or nomination.unit.name) if part
        ),
        "outcome": shown_outcome(nomination),
        "facts": _nomination_facts(nomination),
        "may": _may_about(nomination, reader),
        "others": party.nominations.filter(round=nomination.round).exclude(pk=nomination.pk).exclude(state=N.WITHDRAWN),
        "may_see_history": reader.holds("record.see") and _in_reach(reader, party),
    }
    if nomination.on_hold:
        return page
    told, others = _grounds(nomination)
    return page | {
        "sentence": nomination.verdict.get("sentence", ""),
        "trace": told,
        "other_grounds": others,
        "to_confirm": nomination.verdict.get("to_confirm", ()),
        "differences": nomination.verdict.get("differences", ()),
        "around": around(nomination),
        "questions": questions_of(nomination, answered=answered) if may_edit or nomination.outcome == "unknown" else (),
        "may_answer": may_edit,
        "marks": year_marks(facts_of(party), list(standing_of(party)), nomination.round.year)
        if party.kind == Party.Kind.PERSON
        else (),
    }


def _grounds(nomination: Nomination) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The steps that decide, and the alternatives that do not: while one way is open, a closed one decides nothing.

    A way whose conditions are spelled out below it is headed by its article alone.
    """
    steps = [_headed(step) for step in nomination.verdict.get("trace", ())]
    if nomination.outcome == Nomination.Outcome.NOT_MET:
        return steps, []
    told = [step for step in steps if step["outcome"] != Nomination.Outcome.NOT_MET]
    return told, [step for step in steps if step["outcome"] == Nomination.Outcome.NOT_MET]


def _headed(step: dict[str, Any]) -> dict[str, Any]:
    if step.get("children") and step.get("ref"):
        return step | {"text": f"Theo {vn_reference(step['ref'])}"}
    return step


def _in_reach(reader: Charge, party: Party) -> bool:
    unit = line_of(party)
    return unit is not None and reader.may("record.see", unit.path)


def _nomination_facts(nomination: Nomination) -> list[tuple[str, object]]:
    submission, person = nomination.submission, getattr(nomination.party, "person", None)
    born = (vn_date(person.born_on) if person.born_on else person.born_year) if person else None
    listed = nomination.row and f"{nomination.row.upload.file.name}, dòng {nomination.row.number}"
    return [
        ("Đợt xét", nomination.round.name),
        ("Đơn vị trình", nomination.unit.name),
        ("Người quyết định", nomination.authority.title if nomination.authority else "chưa có trong danh bạ"),
        ("Tờ trình", submission.number or "đang lập" if submission else None),
        ("Trạng thái", nomination.get_state_display()),
        ("Ngày sinh, năm sinh", born),
        ("Danh sách", listed),
        ("Xét theo luật ngày", vn_date(nomination.round.on)),
        ("Xét lúc", vn_time(nomination.judged_at) if nomination.judged_at else None),
    ]


def _may_about(nomination: Nomination, reader: Charge) -> dict[str, bool]:
    """Which buttons this reader has; the actions ask again."""
    edits = reader.may("nominations.edit", nomination.unit.path)
    sender = reader.may("nominations.override", nomination.unit.path)
    decider = nomination.authority is not None and reader.may("nominations.override", nomination.authority.unit.path)
    state, chosen = nomination.state, nomination.chosen
    unknown = nomination.outcome == Nomination.Outcome.UNKNOWN and not nomination.on_hold
    return {
        "withdraw": edits and state in (N.DRAFT, N.RETURNED),
        "restore": edits and state == N.WITHDRAWN,
        "judge_again": edits and state in JUDGED_STATES,
        "leave_out": chosen is None
        and ((sender and state in (N.DRAFT, N.RETURNED)) or (decider and state == N.RECEIVED)),
        "choose": chosen is None and decider and unknown and state in (N.DRAFT, N.RETURNED, N.RECEIVED),
        "undo_choice": chosen is not None
        and (sender or decider)
        and state in (N.DRAFT, N.RETURNED, N.RECEIVED, N.FAILED),
    }
