"""What leaves this room on paper: the letter of submission with its list, and a unit's list with the results in it."""

from datetime import date

from django.utils import timezone

from vinhdanh.books.lawbook.queries import notice_on, statutes_in_force
from vinhdanh.crafts.papers import Frame, Proposal, ProposalGroup, Signature
from vinhdanh.crafts.papers import Submission as Letter
from vinhdanh.crafts.sheets import UnreadableListError, annotate, read_list, template_workbook
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.sorting import name_sort_key, sort_key
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority, Party, Signatory, Unit
from vinhdanh.ground.registry.queries import authorities_above, signatories_on
from vinhdanh.ground.ui.components.verdicts import wording
from vinhdanh.law import award_names
from vinhdanh.law.refs import parse_ref

from . import queries
from .actions.submissions import letter_symbol
from .heaps import HEAPS, in_heaps
from .imports import ALREADY
from .models import Nomination, Round, Row, Submission, Upload
from .tables import shown_outcome
from .workflow import NominationState, SubmissionState

NOUNS = {Party.Kind.PERSON: "cá nhân", Party.Kind.UNIT: "tập thể", Party.Kind.HOUSEHOLD: "hộ gia đình"}
_GONE = (NominationState.WITHDRAWN,)


def letter_of(submission: Submission) -> Letter:
    """The letter: as it was sent, or (a draft) as it would be sent now."""
    drawn_up = submission.state in (SubmissionState.DRAFT, SubmissionState.RETURNED)
    going = queries.goes_with(submission) if drawn_up else submission.nominations.exclude(state__in=_GONE)
    nominations = list(going.select_related("party__person"))
    day = timezone.localdate(submission.submitted_at) if submission.submitted_at else None
    groups = _groups(nominations)
    return Letter(
        frame=_frame(submission, day, draft=drawn_up),
        addressees=(submission.authority.title,),
        grounds=_grounds(nominations),
        body=_body(submission, nominations),
        groups=groups,
        recipients=("Như trên", "Lưu: VT"),
        signature=_signature(submission.unit, day or clock.today()),
    )


def _frame(submission: Submission, day: date | None, *, draft: bool) -> Frame:
    unit = submission.unit
    above = authorities_above(unit)
    own = next((authority for authority in above if authority.unit_id == unit.pk), None)
    parent = unit.party.home
    return Frame(
        issuer=own.issuer if own else unit.name.upper(),
        superior=own.issuer_superior if own else (parent.name.upper() if parent else ""),
        symbol=letter_symbol(unit),
        place=above[0].place if above else "",
        subject=f"Về việc đề nghị khen thưởng {when(submission.round)}",
        number=submission.number.split("/", 1)[0],
        day=day,
        draft=draft,
        marks=_marks(submission) if draft else (),
    )


def _marks(submission: Submission) -> tuple[str, ...]:
    expected = queries.goes_with(submission).filter(rests_on_expected=True).count()
    return (f"{expected} hồ sơ xét theo kết quả năm dự kiến.",) if expected else ()


def when(round: Round) -> str:
    """ "năm 2025", "năm học 2024–2025"."""
    school = round.calendar == Round.Calendar.SCHOOL
    return f"năm học {round.year - 1}–{round.year}" if school else f"năm {round.year}"


def _grounds(nominations: list[Nomination]) -> tuple[str, ...]:
    """The instruments by which the nominations were judged, the higher first."""
    refs = {step["ref"] for each in nominations for step in each.verdict.get("trace", ()) if step.get("ref")}
    instruments = {parse_ref(ref).instrument for ref in refs}
    ranks = ("/QH", "/NĐ-CP", "/TT-", "/QĐ-")
    ordered = sorted(
        instruments, key=lambda name: next((n for n, mark in enumerate(ranks) if mark in name), len(ranks))
    )
    return tuple(f"Căn cứ {parse_ref(name).spoken()}" for name in ordered)


def _body(submission: Submission, nominations: list[Nomination]) -> tuple[str, ...]:
    asked = [f"- {award_names()[award].name}: {_count(members)};" for award, members in _by_award(nominations).items()]
    return (
        f"{submission.unit.name} đã tổ chức bình xét, công khai kết quả và kính đề nghị {submission.authority.title} "
        f"xem xét, khen thưởng {when(submission.round)} cho {len(nominations)} trường hợp, gồm:",
        *asked,
        f"{submission.unit.name} chịu trách nhiệm về tính chính xác của hồ sơ, thành tích và việc chấp hành chủ trương "
        "của Đảng, chính sách, pháp luật của Nhà nước của các trường hợp được đề nghị.",
        *_on_the_law(submission.round),
        "Kính trình xem xét, quyết định.",
    )


def _on_the_law(round: Round) -> tuple[str, ...]:
    """What has to be said where the law of the round's day is not settled."""
    notice = notice_on(round.on)
    return (f"Lưu ý: {notice}",) if notice else ()


def _count(members: list[Nomination]) -> str:
    """ "10 cá nhân, 02 tập thể"."""
    counted = {kind: sum(each.party.kind == kind for each in members) for kind in NOUNS}
    return ", ".join(f"{count:02d} {NOUNS[kind]}" for kind, count in counted.items() if count)


def _by_award(nominations: list[Nomination]) -> dict[str, list[Nomination]]:
    order = list(award_names())
    found: dict[str, list[Nomination]] = {}
    for nomination in sorted(nominations, key=lambda each: order.index(each.award)):
        found.setdefault(nomination.award, []).append(nomination)
    return found


def _groups(nominations: list[Nomination]) -> tuple[ProposalGroup, ...]:
    ordinal = 0
    groups = []
    for award, members in _by_award(nominations).items():
        rows = []
        for nomination in sorted(members, key=_printed_place):
            ordinal += 1
            rows.append(_proposal(ordinal, nomination))
        groups.append(ProposalGroup(award_names()[award].name, tuple(rows)))
    return tuple(groups)


def _printed_place(nomination: Nomination) -> tuple:
    name = nomination.party.name
    key = name_sort_key(name) if nomination.party.kind == Party.Kind.PERSON else (sort_key(name),)
    return sort_key(nomination.workplace), key


def _proposal(ordinal: int, nomination: Nomination) -> Proposal:
    person = getattr(nomination.party, "person", None)
    born = (short_date(person.born_on) if person.born_on else str(person.born_year or "")) if person else ""
    return Proposal(
        ordinal=ordinal,
        name=nomination.party.name,
        born=born,
        position=nomination.position,
        unit=nomination.workplace,
        summary=nomination.achievement,
    )


def _signature(unit: Unit, on: date) -> Signature:
    """The head of the unit, in the name of the body where it is a collective one."""
    own = Authority.objects.filter(unit=unit).order_by("pk").first()
    head = signatories_on(own, on).filter(capacity=Signatory.Capacity.HEAD).first() if own else None
    if own is None or head is None:
        return Signature(position="THỦ TRƯỞNG ĐƠN VỊ", name="")
    return Signature(position=head.position.upper(), name=head.name, capacity=own.on_behalf)


def blank_list(round: Round, units: list[Unit]) -> bytes:
    """A blank workbook for the round: the awards of its day's law and the sender's ``units`` to choose from."""
    return template_workbook(
        year=round.year,
        awards=[award.code for award in statutes_in_force(round.on).awards()],
        issuer=units[0].name if units else "",
        units=[unit.name for unit in units],
        school_year=round.calendar == Round.Calendar.SCHOOL,
    )


def annotated(upload: Upload) -> bytes:
    """The list as it was sent, with each row's result and what is to be mended beside it, as a workbook."""
    content = files.read(upload.file)
    try:
        read = read_list(content, upload.file.name, today=clock.today(), headings=upload.reading.get("headings"))
    except UnreadableListError as wrong:
        raise Refused(wrong.message, code=wrong.code) from wrong
    said = {}
    for row in in_heaps(upload.rows.select_related("nomination"), upload.round):
        award = row.data.get("was", {}).get("award", row.award)
        said[row.sheet, row.number, award or None] = _result_of(row)
    return annotate(content, read, said, notice=notice_on(upload.round.on))


def _result_of(row: Row) -> str:
    if row.heap == "taken":
        outcome = wording(shown_outcome(row.nomination)).whole
        return outcome if row.nomination.on_hold else row.nomination.verdict.get("sentence", outcome)
    if row.heap == "unsure":
        return "Cần chọn người: " + "; ".join(candidate["why"] for candidate in row.candidates) + "."
    already = [problem["message"] for problem in row.problems if problem["code"] == ALREADY]
    return already[0] if already else next(heap.label for heap in HEAPS if heap.name == row.heap)
