"""A meeting taken for one change: locked, and in the state that the change needs."""

from vinhdanh.ground.office.errors import Refused

from ..models import Meeting
from ..workflow import MeetingState


def insist_open(meeting: Meeting) -> str:
    """Lock the meeting's row and answer its state; refuse when its minutes are closed."""
    state = Meeting.objects.select_for_update().values_list("state", flat=True).get(pk=meeting.pk)
    if state in (MeetingState.CLOSED, MeetingState.CALLED_OFF):
        raise Refused("Cuộc họp này đã kết thúc; kết quả không sửa được nữa.", code="wrong_state")
    return state


def insist_held(meeting: Meeting) -> None:
    insist_open(meeting)
    meeting.refresh_from_db()
    if meeting.state != MeetingState.HELD:
        raise Refused("Hãy ghi số thành viên dự họp trước khi ghi kết quả bỏ phiếu.", code="wrong_state")
