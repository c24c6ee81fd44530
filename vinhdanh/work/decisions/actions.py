"""What is done to decisions: drafted, edited, issued, corrected, cancelled. Issuing itself stands in ``issuing``."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from vinhdanh.books.ledger import verify as ledger_verify
from vinhdanh.crafts.papers.blocks import PaperError
from vinhdanh.crafts.papers.pdf import check_signed_pdf
from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.office import audit, clock, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.queries import signatories_on
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.councils.workflow import MeetingState

from . import composing, drafting, faults, issuing, prizes
from .models import Amendment, Decision, Item
from .workflow import DECISION

COMPOSED = {"subject": "", "grounds": [], "proposal": "", "articles": [], "recipients": []}
"""Words that are composed until written otherwise, each with what is stored meanwhile."""
WRITTEN = {"wordings", "fund", "reason", "signatory", "day"}


@action("decisions.draft")
def draft(meeting: Meeting, *, by: Actor, at: datetime, awards: Collection[str] = ()) -> Decision:
    """Draft a decision from everything of a closed meeting that passed and does not wait; ``awards`` narrows it.

    Side effects: the decision with its items, prizes reckoned for today; nothing is promised to anybody yet.
    """
    if Meeting.objects.select_for_update().get(pk=meeting.pk).state != MeetingState.CLOSED:
        raise Refused("Cuộc họp chưa chốt biên bản nên chưa soạn được quyết định.")
    authority = meeting.council.authority
    ready = [
        nomination
        for nomination in drafting.passed_and_free(meeting, clock.today()).ready
        if not awards or nomination.award in awards
    ]
    if not ready:
        raise Refused("Không còn trường hợp nào đủ điều kiện đưa vào quyết định; xem lý do từng trường hợp đang chờ.")
    head = signatories_on(authority, clock.today()).first()
    decision = Decision.objects.create(
        authority=authority, round=meeting.round, meeting=meeting, symbol=authority.symbol, drafted_at=at,
        signatory=head,
    )  # fmt: skip
    items = drafting.items_for(decision, ready)
    prizes.allot(decision, items, on=clock.today())
    Item.objects.bulk_create(items, batch_size=500)
    audit.note(items=len(items))
    return decision


@action("decisions.draft")
def edit(decision: Decision, *, by: Actor, at: datetime, **changes: Any) -> Decision:
    """Change the draft's words, signer or day. A new day reckons the prizes anew: the base salary is that of the day.

    A text equal to the composed one is not stored: it goes on being composed.
    """
    _insist_draft(decision)
    if unknown := changes.keys() - COMPOSED.keys() - WRITTEN:
        raise TypeError(f"a decision has no {', '.join(sorted(unknown))}")
    for name in changes.keys() - COMPOSED.keys():
        setattr(decision, name, changes[name])
    if "day" in changes:
        _reckon(decision)
    composed = composing.contents_of(decision).composed
    for name in changes.keys() & COMPOSED.keys():
        same = changes[name] == getattr(composed, name)
        setattr(decision, name, COMPOSED[name] if same else changes[name])
    decision.save(update_fields=list(changes))
    audit.note(changed=sorted(changes))
    return decision


@action("decisions.draft")
def reword(item: Item, *, by: Actor, at: datetime, position: str, unit_name: str, achievement: str = "") -> None:
    """Change what is printed of one row besides the name: post and unit in the list, its own achievement on the
    diploma (empty: as the decision words it for all)."""
    _insist_draft(item.decision)
    item.position, item.unit_name, item.achievement = position, unit_name, achievement
    item.save(update_fields=["position", "unit_name", "achievement"])


@action("decisions.draft")
def lower_prize(item: Item, *, by: Actor, at: datetime, amount: int, reason: str) -> None:
    """Pay one row of a draft less than the law gives, for a reason; never more."""
    _insist_draft(item.decision)
    most = prizes.by_law(item, on=composing.day_of(item.decision))
    if not most:
        raise Refused(
            "Trường hợp này không có mức tiền thưởng trong các văn bản đã nạp, hoặc đã nhận mức của danh hiệu cao hơn, "
            "nên không ghi mức khác được."
        )
    if amount >= most:
        raise Refused(
            f"Mức theo quy định là {format_number(most)} đồng; không chi cao hơn. Hãy ghi số tiền thấp hơn mức ấy.",
            code="over_the_ceiling",
        )
    if not reason.strip():
        raise Refused("Hãy ghi lý do chi thấp hơn mức quy định.")
    item.prize_typed_vnd, item.prize_reason = amount, reason.strip()
    item.save(update_fields=["prize_typed_vnd", "prize_reason"])
    _reckon(item.decision)
    audit.note(amount=amount, by_law=most, reason=reason)


@action("decisions.draft")
def prize_by_law(item: Item, *, by: Actor, at: datetime) -> None:
    """Pay one row of a draft what the law gives again."""
    _insist_draft(item.decision)
    item.prize_typed_vnd, item.prize_reason = None, ""
    item.save(update_fields=["prize_typed_vnd", "prize_reason"])
    _reckon(item.decision)


@action("decisions.draft")
def leave_out(item: Item, *, by: Actor, at: datetime, reason: str) -> None:
    """Take a row out of a draft: its nomination stays passed and can go into another decision."""
    _insist_draft(item.decision)
    if not reason.strip():
        raise Refused("Hãy ghi lý do đưa ra khỏi dự thảo.")
    audit.note(nomination=item.nomination_id, reason=reason)
    decision, ordinal = item.decision, item.ordinal
    Item.objects.filter(pk=item.pk).delete()
    drafting.close_gap(decision, ordinal)
    _reckon(decision)


@action("decisions.draft")
def leave_out_waiting(decision: Decision, *, by: Actor, at: datetime) -> int:
    """Take everything out of a draft that may not be decided now; answers how many rows left."""
    _insist_draft(decision)
    items = {item.nomination_id: item for item in decision.items.select_related("nomination")}
    waiting = drafting.why_waiting((item.nomination for item in items.values()), composing.day_of(decision))
    for ordinal in sorted((items[key].ordinal for key in waiting), reverse=True):
        decision.items.filter(ordinal=ordinal).delete()
        drafting.close_gap(decision, ordinal)
    _reckon(decision)
    audit.note(nominations=sorted(waiting))
    return len(waiting)


@action("decisions.draft")
def discard(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Throw a draft away; what it held is free again. An issued decision is never deleted."""
    _insist_draft(decision)
    audit.note(discarded=decision.pk, subject=str(decision))
    Item.objects.filter(decision=decision).delete()
    Amendment.objects.filter(decision=decision).delete()
    Decision.objects.filter(pk=decision.pk).delete()


@action("decisions.issue")
def issue(decision: Decision, *, by: Actor, at: datetime, day: date, number: int | None = None) -> Decision:
    """Issue a draft: once, all or nothing.

    In one transaction: the decision is locked and leaves the draft state, takes its number (or the one the document
    system gave), freezes its words; every award gets its number in the gold book, its certificate's address and its
    ledger entry; nominations become decided; the ledger's head is written on the decision. After the commit: the head
    goes to its second place and the papers are made in the background. Raises Refused when another officer was first,
    the number is used, or somebody on the list may not be decided on ``day``.
    """
    faults.point("before")
    issuing.lock(decision)
    issuing.give_number(decision, day=day, number=number)
    DECISION.move(decision, "issue")
    issuing.write(decision, by=by, at=at)
    audit.note(number=decision.reference, day=day.isoformat())
    faults.point("inside")
    transaction.on_commit(lambda: after_issue(decision.pk))
    return decision


def after_issue(decision_id: int) -> None:
    """What follows the commit. Losing it costs nothing: the second head is kept at each start, papers on demand."""
    from .tasks import order_papers

    faults.point("after_commit")
    ledger_verify.keep_second_head()
    order_papers(decision_id)


@action("decisions.issue")
def upload_signed(decision: Decision, *, by: Actor, at: datetime, content: bytes, filename: str) -> None:
    """Keep the decision's PDF as signed and stamped elsewhere; from then on it is the one that is given out."""
    try:
        check_signed_pdf(content)
    except PaperError as wrong:
        raise Refused(str(wrong), code="bad_pdf") from wrong
    stored = files.keep(content, name=filename, media_type="application/pdf", at=at)
    DECISION.move(decision, "upload_signed")
    Decision.objects.filter(pk=decision.pk).update(signed_file=stored)
    audit.note(file=filename, sha256=stored.sha256)


@action("decisions.correct")
def draft_correction(decision: Decision, *, by: Actor, at: datetime, names: Mapping[int, str], reason: str) -> Decision:
    """Draft a decision that corrects names (by item id) of an issued one."""
    return _draft_amendment(decision, Decision.Kind.CORRECT, at=at, names=names, reason=reason)


@action("decisions.correct")
def draft_cancellation(decision: Decision, *, by: Actor, at: datetime, items: Collection[int], reason: str) -> Decision:
    """Draft a decision that cancels awards (by item id) of an issued one (Law 06/2022/QH15 Đ93.2)."""
    return _draft_amendment(decision, Decision.Kind.CANCEL, at=at, names=dict.fromkeys(items, ""), reason=reason)


def _draft_amendment(decision: Decision, kind: str, *, at: datetime, names: Mapping[int, str], reason: str) -> Decision:
    if decision.drafted or decision.kind != Decision.Kind.GRANT:
        raise Refused("Chỉ đính chính, hủy bỏ được quyết định khen thưởng đã ban hành.")
    if not reason.strip():
        raise Refused("Hãy ghi căn cứ, lý do.")
    items = {item.pk: item for item in decision.items.filter(pk__in=names)}
    if len(items) != len(names) or not items:
        raise Refused("Hãy chọn ít nhất một trường hợp có trong quyết định.")
    printed = issuing.names_now(items.values())
    amendment = Decision.objects.create(
        kind=kind, authority=decision.authority, round=decision.round, corrects=decision, symbol=decision.symbol,
        drafted_at=at, signatory=signatories_on(decision.authority, clock.today()).first(), reason=reason.strip(),
    )  # fmt: skip
    rows = []
    for ordinal, item in enumerate(sorted(items.values(), key=lambda item: item.ordinal), 1):
        corrected = " ".join(names[item.pk].split())
        if corrected == printed[item.pk]:
            raise Refused(f"Tên đính chính của “{corrected}” giống hệt tên đã in; hãy ghi tên đúng.")
        rows.append(
            Amendment(decision=amendment, item=item, ordinal=ordinal, printed=printed[item.pk], corrected=corrected)
        )
    Amendment.objects.bulk_create(rows)
    audit.note(of=decision.reference, items=[item.pk for item in items.values()])
    return amendment


def _insist_draft(decision: Decision) -> None:
    """Lock the decision's row and refuse unless it is still a draft."""
    locked = Decision.objects.select_for_update().get(pk=decision.pk)
    if not locked.drafted:
        raise Refused("Quyết định đã ban hành nên không sửa được nữa; sai sót được đính chính bằng quyết định khác.")


def _reckon(decision: Decision) -> None:
    """Reckon the draft's prizes anew."""
    if decision.kind != Decision.Kind.GRANT:
        return
    items = list(decision.items.select_related("nomination").order_by("ordinal"))
    prizes.allot(decision, items, on=composing.day_of(decision))
    Item.objects.bulk_update(items, prizes.WRITTEN, batch_size=500)
