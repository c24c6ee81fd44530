"""The inside of issuing: everything that one transaction writes. Called by ``actions.issue`` alone."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.books.ledger import chain
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.queries import head
from vinhdanh.crafts.papers.own_templates import Kind
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.office import clock, numbers
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations.actions import move_many
from vinhdanh.work.nominations.judging import rejudge
from vinhdanh.work.nominations.models import Nomination

from . import composing, drafting, naming, own_templates, prizes, signing
from .models import Amendment, Decision, Item
from .workflow import DecisionState

WRITTEN = [
    "issued_at", "issued_by", "subject", "grounds", "proposal", "articles", "recipients", "wordings",
    "fund", "signature", "template", "ledger_count", "ledger_digest",
]  # fmt: skip


def lock(decision: Decision) -> None:
    """Take the decision for this transaction, with its latest words. Refused when another officer was first."""
    locked = Decision.objects.select_for_update().get(pk=decision.pk)
    if not locked.drafted:
        raise Refused(
            f"{locked.issued_by} đã ban hành quyết định này với số {locked.reference} ngày {short_date(locked.day)}; "
            "không ban hành lần nữa. Hãy tải lại trang.",
            code="wrong_state",
        )
    decision.refresh_from_db()


def give_number(decision: Decision, *, day: date, number: int | None) -> None:
    """Date the decision and number it: the number book's next, or the one the document system gave."""
    _insist_day(decision, day)
    decision.day, decision.year = day, day.year
    book = {"issuer": decision.authority, "symbol": decision.symbol, "year": day.year}
    if number is None:
        decision.number = numbers.take(**book)
    else:
        _insist_unused(decision, number)
        numbers.advance_to(**book, number=number)
        decision.number = number
    decision.save(update_fields=["day", "year", "number"])


def _insist_unused(decision: Decision, number: int) -> None:
    used = Decision.objects.filter(
        authority=decision.authority, symbol=decision.symbol, year=decision.year, number=number
    ).first()
    if used:
        raise Refused(
            f"Số {used.reference} năm {used.year} đã dùng cho quyết định ngày {short_date(used.day)}; "
            "hãy kiểm tra lại số.",
            code="used_number",
        )


def write(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Everything that one issue writes, in the caller's transaction and under the decision's lock."""
    match decision.kind:
        case Decision.Kind.GRANT:
            _grant(decision, by=by, at=at)
        case Decision.Kind.CORRECT:
            _correct(decision, by=by, at=at)
        case Decision.Kind.CANCEL:
            _cancel(decision, by=by, at=at)
    _judge_who_stands_on_it(decision, at)
    decision.ledger_count, decision.ledger_digest = head()
    decision.issued_at, decision.issued_by = at, by.name
    decision.save(update_fields=WRITTEN)


def _insist_day(decision: Decision, day: date) -> None:
    if day > clock.today():
        raise Refused(f"Ngày ban hành {short_date(day)} chưa đến; hãy ghi ngày ký thật.")
    earliest = decision.meeting.on if decision.meeting else decision.corrects and decision.corrects.day
    if earliest and day < earliest:
        what = "họp Hội đồng" if decision.meeting else "của quyết định gốc"
        raise Refused(f"Ngày ban hành không thể trước ngày {what} {short_date(earliest)}; hãy ghi lại ngày.")


def _freeze_words(decision: Decision) -> composing.Contents:
    """Compose a last time, on the day and with the prizes of issue, and keep every word."""
    contents = composing.contents_of(_as_draft(decision))
    decision.subject, decision.grounds = contents.texts.subject, contents.texts.grounds
    decision.articles, decision.recipients = contents.texts.articles, contents.texts.recipients
    decision.proposal = contents.texts.proposal
    decision.wordings = {group.key: group.wording for group in contents.groups}
    decision.fund = composing.fund_of(decision) if contents.total_vnd else ""
    decision.signature = signing.lines(decision.signatory, decision.day)
    if decision.kind == Decision.Kind.GRANT:
        decision.template = own_templates.in_use(decision.authority, Kind.DECISION)
    return contents


def _as_draft(decision: Decision) -> Decision:
    """The same decision seen as a draft, so that its words are composed and not read."""
    seen = Decision.objects.select_related("authority", "round", "meeting__council", "corrects__authority").get(
        pk=decision.pk
    )
    seen.state = DecisionState.DRAFT
    return seen


def _grant(decision: Decision, *, by: Actor, at: datetime) -> None:
    items = list(decision.items.select_related("nomination__party").order_by("ordinal"))
    if waiting := drafting.why_waiting((item.nomination for item in items), decision.day):
        raise Refused(
            f"{len(waiting)} trường hợp trong danh sách chưa quyết định được ("
            + "; ".join(sorted(set(waiting.values())))
            + "). Hãy đưa các trường hợp này ra khỏi dự thảo rồi ban hành."
        )
    prizes.allot(decision, items, on=decision.day)
    for item in items:
        if naming.has_diploma(item.award):
            item.gold_book_number, item.token = str(item.ordinal), chain.new_token()
    grants = ledger.grant(decision.authority, by=by, at=at, grants=[_new_grant(decision, item) for item in items])
    for item, row in zip(items, grants, strict=True):
        item.entry = row.pk
    Item.objects.bulk_update(items, [*prizes.WRITTEN, "gold_book_number", "token", "entry"], batch_size=500)
    _freeze_words(decision)
    move_many(Nomination.objects.filter(pk__in=decision.items.order_by().values("nomination")), "decide", by=by, at=at)


def _new_grant(decision: Decision, item: Item) -> ledger.NewGrant:
    nomination = item.nomination
    consumes = nomination.verdict.get("consumes") or {}
    period = consumes.get("period")
    return ledger.NewGrant(
        party=nomination.party,
        award=item.award,
        name=item.name,
        unit_name=item.unit_name,
        year=decision.round.year,
        decided_on=decision.day,
        decision_number=decision.reference,
        authority_title=decision.authority.title,
        authority=decision.authority,
        occasion=nomination.asked.get("route") or Grant._meta.get_field("occasion").default,
        period=(int(period[0]), int(period[1])) if period else None,
        gold_book_number=item.gold_book_number,
        token=item.token,
        consumes=consumes,
        verdict=nomination.verdict_digest,
    )


def _judge_who_stands_on_it(decision: Decision, at: datetime) -> None:
    """Judge again what the same parties ask otherwise in the round, and what stood on titles not yet decided."""
    if decision.kind == Decision.Kind.CORRECT or decision.round is None:
        return
    items = (
        decision.items if decision.kind == Decision.Kind.GRANT else Item.objects.filter(amendments__decision=decision)
    )
    parties = set(items.order_by().values_list("nomination__party", flat=True))
    parties |= set(decision.round.nominations.filter(rests_on_provisional=True).values_list("party", flat=True))
    rejudge(decision.round, parties, at=at)


def _correct(decision: Decision, *, by: Actor, at: datetime) -> None:
    _freeze_words(decision)
    for amendment, grant in _amended(decision):
        amendment.token = chain.new_token() if grant.token else None
        entry = ledger.correct(
            grant, by=by, at=at, name=amendment.corrected, reason=decision.reason,
            decision_number=decision.reference, token=amendment.token,
        )  # fmt: skip
        amendment.entry = entry.seq
        amendment.save(update_fields=["token", "entry"])


def _cancel(decision: Decision, *, by: Actor, at: datetime) -> None:
    _freeze_words(decision)
    for amendment, grant in _amended(decision):
        entry = ledger.cancel(grant, by=by, at=at, reason=decision.reason, decision_number=decision.reference)
        amendment.entry = entry.seq
        amendment.save(update_fields=["entry"])


def _amended(decision: Decision) -> list[tuple[Amendment, Grant]]:
    amendments = list(decision.amendments.select_related("item").order_by("ordinal"))
    grants = Grant.objects.select_for_update().in_bulk([amendment.item.entry for amendment in amendments])
    return [(amendment, grants[amendment.item.entry]) for amendment in amendments]


def names_now(items: Iterable[Item]) -> dict[int, str]:
    """The name each item reads today: as printed, or as the last issued correction has it."""
    items = list(items)
    latest = (
        Amendment.objects.filter(item__in=items, entry__isnull=False)
        .exclude(corrected="")
        .values("item")
        .annotate(last=Max("entry"))
        .values("last")
    )
    corrected = dict(Amendment.objects.filter(entry__in=latest).values_list("item", "corrected"))
    return {item.pk: corrected.get(item.pk, item.name) for item in items}
