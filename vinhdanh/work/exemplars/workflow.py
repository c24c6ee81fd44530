"""The way of somebody whom citizens introduce: received, verified, taken up or not, proposed."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow


class FindingState(models.TextChoices):
    RECEIVED = "received", "Đã nhận"
    VERIFYING = "verifying", "Đang xác minh"
    TAKEN_UP = "taken_up", "Được chọn để đề nghị"
    DECLINED = "declined", "Không đề nghị"
    PROPOSED = "proposed", "Đã lập hồ sơ đề nghị"


F = FindingState
HANDLE = "exemplars.handle"
FINAL = (F.DECLINED, F.PROPOSED)

FINDING = Workflow(
    "finding",
    Transition(F.RECEIVED, "send_on", F.RECEIVED, HANDLE),
    Transition(F.VERIFYING, "send_on", F.RECEIVED, HANDLE),
    Transition(F.RECEIVED, "verify", F.VERIFYING, HANDLE),
    Transition(F.VERIFYING, "put_back", F.RECEIVED, HANDLE),
    Transition(F.VERIFYING, "take_up", F.TAKEN_UP, HANDLE, basis="06/2022/QH15 Đ8"),
    Transition(F.RECEIVED, "decline", F.DECLINED, HANDLE),
    Transition(F.VERIFYING, "decline", F.DECLINED, HANDLE),
    Transition(F.TAKEN_UP, "decline", F.DECLINED, HANDLE),
    Transition(F.DECLINED, "reopen", F.VERIFYING, HANDLE),
    Transition(F.TAKEN_UP, "reopen", F.VERIFYING, HANDLE),
    Transition(F.TAKEN_UP, "propose", F.PROPOSED, HANDLE),
    Transition(F.PROPOSED, "unpropose", F.TAKEN_UP, HANDLE),
    labels=dict(F.choices),
)
