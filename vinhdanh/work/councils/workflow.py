"""The states of a meeting."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow


class MeetingState(models.TextChoices):
    CONVENED = "convened", "Đã triệu tập"
    HELD = "held", "Đã họp, đang ghi kết quả"
    CLOSED = "closed", "Đã chốt biên bản"


M = MeetingState

MEETING = Workflow(
    "meeting",
    Transition(M.CONVENED, "hold", M.HELD, "councils.record"),
    Transition(M.HELD, "close", M.CLOSED, "councils.record", basis="98/2023/NĐ-CP Đ30.7"),
    labels=dict(M.choices),
)
