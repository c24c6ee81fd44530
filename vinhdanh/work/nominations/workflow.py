"""The states of lists, submissions and nominations: one table each, and no other way from state to state."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow


class UploadState(models.TextChoices):
    READ = "read", "Đã đọc"
    ACCEPTED = "accepted", "Đã đưa vào hồ sơ"
    WITHDRAWN = "withdrawn", "Đã rút"


class SubmissionState(models.TextChoices):
    DRAFT = "draft", "Đang lập"
    SUBMITTED = "submitted", "Đã trình"
    RETURNED = "returned", "Trả lại để bổ sung"
    RECEIVED = "received", "Đã tiếp nhận"
    COUNCIL = "council", "Đang họp Hội đồng"
    DECIDED = "decided", "Đã quyết định"


class NominationState(models.TextChoices):
    DRAFT = "draft", "Đang lập"
    SUBMITTED = "submitted", "Đã trình"
    RETURNED = "returned", "Trả lại để bổ sung"
    RECEIVED = "received", "Đã tiếp nhận"
    AGENDA = "agenda", "Chờ Hội đồng"
    PASSED = "passed", "Hội đồng thông qua"
    FAILED = "failed", "Không được lựa chọn"
    DECIDED = "decided", "Đã khen thưởng"
    WITHDRAWN = "withdrawn", "Đã rút"


U, N, S = UploadState, NominationState, SubmissionState


def _own(submission) -> str | None:
    """Only what the unit decides itself may be called back after it was received: nobody else has begun on it."""
    return None if submission.own else "Cấp trên đã tiếp nhận tờ trình này; hãy đề nghị trả lại nếu cần sửa."


def _left_out(nomination) -> str | None:
    """What a council did not pass cannot be undone here; only a choice not to put it forward can."""
    return None if nomination.chosen is False else "Kết quả này do Hội đồng biểu quyết, không hoàn tác ở đây được."


UPLOAD = Workflow(
    "upload",
    Transition(U.READ, "take_in", U.ACCEPTED, "nominations.edit"),
    Transition(U.ACCEPTED, "take_in", U.ACCEPTED, "nominations.edit"),
    Transition(U.READ, "withdraw", U.WITHDRAWN, "nominations.upload"),
    Transition(U.ACCEPTED, "withdraw", U.WITHDRAWN, "nominations.upload"),
    Transition(U.WITHDRAWN, "restore", U.READ, "nominations.upload"),
    labels=dict(U.choices),
)

NOMINATION = Workflow(
    "nomination",
    Transition(N.DRAFT, "submit", N.SUBMITTED, "nominations.submit", basis="06/2022/QH15 Đ84"),
    Transition(N.RETURNED, "submit", N.SUBMITTED, "nominations.submit"),
    Transition(N.SUBMITTED, "recall", N.DRAFT, "nominations.submit"),
    Transition(N.RECEIVED, "recall", N.DRAFT, "nominations.submit"),
    Transition(N.DRAFT, "withdraw", N.WITHDRAWN, "nominations.edit"),
    Transition(N.RETURNED, "withdraw", N.WITHDRAWN, "nominations.edit"),
    Transition(N.WITHDRAWN, "restore", N.DRAFT, "nominations.edit"),
    Transition(N.SUBMITTED, "receive", N.RECEIVED, "nominations.receive"),
    Transition(N.RECEIVED, "undo_receive", N.SUBMITTED, "nominations.receive"),
    Transition(N.SUBMITTED, "return", N.RETURNED, "nominations.receive"),
    Transition(N.RECEIVED, "return", N.RETURNED, "nominations.receive"),
    Transition(N.RETURNED, "undo_return", N.SUBMITTED, "nominations.receive"),
    Transition(N.RECEIVED, "put_on_agenda", N.AGENDA, "councils.convene"),
    Transition(N.RECEIVED, "leave_out", N.FAILED, "nominations.override"),
    Transition(N.FAILED, "undo_leave_out", N.RECEIVED, "nominations.override", guards=(_left_out,)),
    Transition(N.AGENDA, "take_off_agenda", N.RECEIVED, "councils.convene"),
    Transition(N.AGENDA, "pass", N.PASSED, "councils.record"),
    Transition(N.AGENDA, "fail", N.FAILED, "councils.record"),
    Transition(N.PASSED, "reopen", N.AGENDA, "councils.record"),
    Transition(N.FAILED, "reopen", N.AGENDA, "councils.record"),
    Transition(N.PASSED, "decide", N.DECIDED, "decisions.issue"),
    labels=dict(N.choices),
)

SUBMISSION = Workflow(
    "submission",
    Transition(S.DRAFT, "submit", S.SUBMITTED, "nominations.submit", basis="06/2022/QH15 Đ83, Đ84"),
    Transition(S.RETURNED, "submit", S.SUBMITTED, "nominations.submit"),
    Transition(S.SUBMITTED, "recall", S.DRAFT, "nominations.submit"),
    Transition(S.RECEIVED, "recall", S.DRAFT, "nominations.submit", guards=(_own,)),
    Transition(S.SUBMITTED, "receive", S.RECEIVED, "nominations.receive"),
    Transition(S.RECEIVED, "undo_receive", S.SUBMITTED, "nominations.receive"),
    Transition(S.SUBMITTED, "return", S.RETURNED, "nominations.receive"),
    Transition(S.RECEIVED, "return", S.RETURNED, "nominations.receive"),
    Transition(S.RETURNED, "undo_return", S.SUBMITTED, "nominations.receive"),
    Transition(S.RECEIVED, "convene", S.COUNCIL, "councils.convene"),
    Transition(S.COUNCIL, "adjourn", S.RECEIVED, "councils.convene"),
    Transition(S.RECEIVED, "finish", S.DECIDED, "decisions.issue"),
    Transition(S.COUNCIL, "finish", S.DECIDED, "decisions.issue"),
    labels=dict(S.choices),
)
