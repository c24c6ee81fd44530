"""Decisions: the paper that grants, its numbers, its diplomas and its money."""

from django.db import models
from django.db.models import Q

from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Authority, Signatory
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.nominations.models import Nomination, Round

from .workflow import DecisionState


class Decision(models.Model):
    class Kind(models.TextChoices):
        GRANT = "grant", "Khen thưởng"
        CORRECT = "correct", "Đính chính"
        CANCEL = "cancel", "Hủy bỏ"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.GRANT)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="decisions")
    round = models.ForeignKey(Round, models.PROTECT, related_name="decisions", null=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions", null=True)
    corrects = models.ForeignKey("self", models.PROTECT, related_name="corrections", null=True)
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.DRAFT)
    subject = models.CharField(max_length=500)
    """Về việc …, as printed below QUYẾT ĐỊNH."""
    grounds = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    signatory = models.ForeignKey(Signatory, models.PROTECT, null=True)
    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=40)
    day = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    ledger_count = models.PositiveBigIntegerField(null=True)
    ledger_digest = models.CharField(max_length=64, blank=True)
    """The ledger's head after this decision, as printed on it: the third place that shows a cut tail."""
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "quyết định"
        constraints = [
            models.CheckConstraint(
                name="issued_has_number_and_day",
                condition=Q(state=DecisionState.DRAFT) | (Q(number__isnull=False) & Q(day__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.number or '…'}/{self.symbol}"

    @property
    def scope_path(self) -> str:
        return self.authority.unit.path


class Item(models.Model):
    """One party honoured by a decision. The number in the gold book is its ordinal in the decision."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="items")
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="decided")
    ordinal = models.PositiveIntegerField()
    gold_book_number = models.CharField(max_length=20, blank=True)
    prize_vnd = models.PositiveBigIntegerField(default=0)
    prize_ref = models.CharField(max_length=120, blank=True)
    prize_due = models.BooleanField(default=True)
    """False when another title of the same period carries the money (152/2025/NĐ-CP Đ49)."""
    token = models.CharField(max_length=32, unique=True, null=True)
    entry = models.PositiveBigIntegerField(null=True, unique=True)
    """The ledger entry's number."""

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["decision", "ordinal"], name="one_decision_ordinal")]

    def __str__(self):
        return f"{self.decision} {self.ordinal}"


class Paper(models.Model):
    """A file derived from a decision: made again whenever it is missing, never the truth itself."""

    class Kind(models.TextChoices):
        DECISION_PDF = "decision_pdf", "Quyết định (PDF)"
        DECISION_DOCX = "decision_docx", "Quyết định (Word)"
        DIPLOMAS = "diplomas", "Bằng, giấy khen (PDF)"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "kind"], name="one_paper_a_kind")]

    def __str__(self):
        return f"{self.decision} {self.kind}"
