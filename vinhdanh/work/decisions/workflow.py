"""The states of a decision, and what must hold before it is issued."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    SIGNED = "signed", "Đã có bản ký số, đóng dấu"


def has_content(decision) -> str | None:
    listed = decision.items if decision.kind == decision.Kind.GRANT else decision.amendments
    if not listed.exists():
        return "Danh sách kèm theo đang trống; hãy đưa ít nhất một trường hợp vào dự thảo."
    return None


def has_signatory(decision) -> str | None:
    return None if decision.signatory_id else "Chưa chọn người ký; hãy chọn ở phần nội dung quyết định."


D = DecisionState

DECISION = Workflow(
    "decision",
    Transition(
        D.DRAFT, "issue", D.ISSUED, "decisions.issue", guards=(has_content, has_signatory), basis="06/2022/QH15 Đ77–Đ82"
    ),
    Transition(D.ISSUED, "upload_signed", D.SIGNED, "decisions.issue"),
    Transition(D.SIGNED, "upload_signed", D.SIGNED, "decisions.issue"),
    labels=dict(D.choices),
)
