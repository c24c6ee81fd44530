"""Letters to a unit: what became of its submission, and by which article nominations were refused."""

from vinhdanh.books.lawbook.queries import notice_on
from vinhdanh.crafts.papers.blocks import Frame
from vinhdanh.crafts.papers.letters import Refusal, RefusalLetter, ResultLetter
from vinhdanh.crafts.papers.letters import Result as Line
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.nominations.models import Submission

from . import naming, signing
from .results import Result, cited, results_of

RECIPIENTS = ("Như trên", "Lưu: VT, TĐKT")


def result_letter(submission: Submission) -> ResultLetter:
    """What became of every nomination of a submission. Refused while nothing of it is settled."""
    results = results_of(submission)
    if not any(result.final for result in results):
        raise Refused("Chưa có kết quả để thông báo: hồ sơ của tờ trình này còn đang được xem xét.", code="no_results")
    refused = sum(result.refused for result in results)
    more = " Lý do từng trường hợp không được lựa chọn được nêu tại văn bản gửi kèm." if refused else ""
    return ResultLetter(
        frame=_frame(submission, "thông báo kết quả xét khen thưởng"),
        addressees=_addressees(submission),
        opening=(f"{_seen(submission)} thông báo kết quả đến nay như sau:",),
        results=tuple(
            Line(result.name, _workplace(result), naming.printed(result.nomination.award, submission.authority),
                 result.words)
            for result in results
        ),
        closing=(f"Đề nghị quý đơn vị thông báo đến các trường hợp có tên trên.{more}",),
        recipients=RECIPIENTS,
        signature=signing.by_order(submission.authority, clock.today()),
    )  # fmt: skip


def refusal_letter(submission: Submission) -> RefusalLetter:
    """Who was refused, by which article and why. Refused while nobody is."""
    refused = [result for result in results_of(submission) if result.refused]
    if not refused:
        raise Refused("Tờ trình này không có trường hợp nào không được lựa chọn.", code="no_results")
    return RefusalLetter(
        frame=_frame(submission, "thông báo các trường hợp không được lựa chọn khen thưởng"),
        addressees=_addressees(submission),
        opening=(f"{_seen(submission)} thông báo các trường hợp không được lựa chọn và lý do như sau:",),
        refusals=tuple(_refusal(result, submission.authority) for result in refused),
        closing=(
            "Đề nghị quý đơn vị thông báo đến các trường hợp có tên trên; nếu có thông tin bổ sung, gửi văn bản kèm "
            "tài liệu chứng minh về cơ quan thường trực thi đua, khen thưởng.",
            *_on_the_law(submission),
        ),
        recipients=RECIPIENTS,
        signature=signing.by_order(submission.authority, clock.today()),
    )


def _on_the_law(submission: Submission) -> tuple[str, ...]:
    """Reasons rest on the law of the round's day: what is not settled about it is said."""
    notice = notice_on(submission.round.on)
    return (f"Lưu ý: {notice}",) if notice else ()


def _refusal(result: Result, authority: Authority) -> Refusal:
    return Refusal(
        name=result.name,
        unit=_workplace(result),
        award=naming.printed(result.nomination.award, authority),
        provision=";\n".join(cited(result.grounds)),
        reason="\n".join(f"{ground.text.rstrip('.')}." for ground in result.grounds),
    )


def _workplace(result: Result) -> str:
    """Where they work, as their list names it; a collective is its own."""
    workplace = result.nomination.workplace or result.nomination.unit.name
    return workplace if workplace != result.nomination.party.name else ""


def _frame(submission: Submission, subject: str) -> Frame:
    """An official letter of the authority; number and day are written by the records office."""
    authority = submission.authority
    return Frame(
        issuer=authority.issuer,
        superior=authority.issuer_superior,
        symbol=f"{naming.office_symbol(authority)}-TĐKT",
        place=authority.place,
        subject=f"{subject} {naming.year_words(submission.round)}",
    )


def _addressees(submission: Submission) -> tuple[str, ...]:
    """The unit that sent it; what a unit decided itself goes to its own parts."""
    return ("Các phòng, đơn vị trực thuộc",) if submission.own else (submission.unit.name,)


def _seen(submission: Submission) -> str:
    authority, round = submission.authority, submission.round
    sent = "" if submission.own else f" tại Tờ trình số {submission.number}"
    return f"Sau khi xem xét đề nghị của {submission.unit.name}{sent} ({round.name}), {authority.title}"
