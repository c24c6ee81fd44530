"""The states of a batch: read, brought in whole, undone whole."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow


class BatchState(models.TextChoices):
    READING = "reading", "Đang đọc"
    READ = "read", "Đã đọc, chưa đưa vào sổ"
    BROUGHT_IN = "brought_in", "Đã đưa vào sổ"
    UNDONE = "undone", "Đã hoàn tác"


S = BatchState

BATCH = Workflow(
    "batch",
    Transition(S.READING, "finish_reading", S.READ, "archive.bring_in"),
    Transition(S.READING, "discard", S.UNDONE, "archive.undo"),
    Transition(S.READ, "discard", S.UNDONE, "archive.undo"),
    Transition(S.READ, "bring_in", S.BROUGHT_IN, "archive.bring_in"),
    Transition(S.BROUGHT_IN, "undo", S.UNDONE, "archive.undo"),
    labels=dict(S.choices),
)
