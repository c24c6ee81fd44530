"""The states of a decision."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    SIGNED = "signed", "Đã có bản ký số, đóng dấu"


D = DecisionState

DECISION = Workflow(
    "decision",
    Transition(D.DRAFT, "issue", D.ISSUED, "decisions.issue", basis="06/2022/QH15 Đ77–Đ82"),
    Transition(D.ISSUED, "upload_signed", D.SIGNED, "decisions.issue"),
    labels=dict(D.choices),
)
