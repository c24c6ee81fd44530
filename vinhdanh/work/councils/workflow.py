"""The states of a meeting, and what must hold before each step."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow
from vinhdanh.work.nominations.workflow import NominationState


class MeetingState(models.TextChoices):
    CONVENED = "convened", "Đã triệu tập"
    HELD = "held", "Đã họp, đang ghi kết quả"
    CLOSED = "closed", "Đã chốt biên bản"
    CALLED_OFF = "called_off", "Đã huỷ triệu tập"


def enough_came(meeting) -> str | None:
    """A meeting that considers awards needs the presence that was reckoned when it was convened."""
    if meeting.present is None:
        return "Chưa ghi số thành viên dự họp; hãy ghi trước khi chốt biên bản."
    if meeting.voices < meeting.quorum:
        return (
            f"Mới có {meeting.voices}/{meeting.members} thành viên dự họp hoặc cho ý kiến bằng văn bản, cần ít nhất "
            f"{meeting.quorum}; hãy lấy thêm ý kiến bằng văn bản của thành viên vắng mặt."
        )
    return None


def all_counted(meeting) -> str | None:
    """Every group has its number, and nobody got more agreeing votes than there were voices."""
    for group in meeting.groups.all():
        if group.agree is None:
            return "Còn nhóm đề nghị chưa ghi số phiếu đồng ý; hãy ghi đủ rồi chốt biên bản."
        if group.agree > meeting.cast:
            return f"Có nhóm được ghi {group.agree} phiếu đồng ý trong khi {_cast(meeting)}; hãy ghi lại số phiếu."
    if worst := meeting.items.filter(agree__gt=meeting.cast).select_related("nomination__party").first():
        return (
            f"{worst.nomination.party} được ghi {worst.agree} phiếu đồng ý trong khi {_cast(meeting)}; "
            "hãy ghi lại số phiếu."
        )
    return None


def _cast(meeting) -> str:
    if meeting.cast == meeting.voices:
        return f"chỉ có {meeting.voices} thành viên dự họp hoặc cho ý kiến bằng văn bản"
    return f"chỉ có {meeting.cast} phiếu hợp lệ và ý kiến bằng văn bản"


def ballots_add_up(meeting) -> str | None:
    """The count, where ballots were counted, belongs to those who were there."""
    count = getattr(meeting, "count", None)
    if count and count.issued > meeting.present:
        return (
            f"Kiểm phiếu ghi {count.issued} phiếu phát ra trong khi chỉ có {meeting.present} thành viên có mặt; "
            "hãy ghi lại việc kiểm phiếu."
        )
    return None


def party_has_spoken(meeting) -> str | None:
    if meeting.path == meeting.Path.FULL_PARTY and not meeting.party_opinion:
        return (
            "Các đề nghị này cần ý kiến bằng văn bản của Ban Thường vụ Tỉnh ủy; hãy ghi số, ngày của văn bản "
            "rồi chốt biên bản."
        )
    return None


def nothing_decided(meeting) -> str | None:
    """Minutes that a decision rests on stay as they are."""
    if meeting.items.filter(nomination__state=NominationState.DECIDED).exists():
        return "Đã có quyết định ban hành từ kết quả cuộc họp này nên không mở lại biên bản được nữa."
    return None


M = MeetingState

MEETING = Workflow(
    "meeting",
    Transition(M.CONVENED, "hold", M.HELD, "councils.record"),
    Transition(M.CONVENED, "call_off", M.CALLED_OFF, "councils.convene"),
    Transition(
        M.HELD,
        "close",
        M.CLOSED,
        "councils.record",
        guards=(enough_came, ballots_add_up, all_counted, party_has_spoken),
        basis="98/2023/NĐ-CP Đ30.7",
    ),
    Transition(M.CLOSED, "reopen", M.HELD, "councils.record", guards=(nothing_decided,)),
    labels=dict(M.choices),
)
