"""Decisions: the paper that grants, its numbers, its diplomas and its money.

While a decision is a draft its texts are composed afresh from its list (``drafting``), and only what an officer
wrote otherwise is stored. Issuing freezes every word, so that its papers can be made again, the same, at any time.
"""

from django.db import models
from django.db.models import F, Q

from vinhdanh.crafts.papers.own_templates.tags import Kind as PaperKind
from vinhdanh.crafts.papers.places import Blank, Shift
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Authority, Party, Signatory
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.nominations.models import Nomination, Round

from .workflow import DecisionState


class OwnTemplate(models.Model):
    """A version of an authority's own Word template for one kind of document; older ones stay, to go back to."""

    KINDS = [(kind.value, kind.label) for kind in PaperKind]

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="own_templates")
    kind = models.CharField(max_length=40, choices=KINDS)
    version = models.PositiveSmallIntegerField()
    in_use = models.BooleanField(default=True)
    """At most one version is; where none is, the house's own template is used."""
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    """As the officer's file was called."""
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "mẫu văn bản"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "kind", "version"], name="one_template_version"),
            models.UniqueConstraint(fields=["authority", "kind"], name="one_template_in_use", condition=Q(in_use=True)),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, bản {self.version}"


class DiplomaBlank(models.Model):
    """Printed paper for diplomas that an authority has in stock, and where our text stands on it (millimetres)."""

    class Form(models.TextChoices):
        A4 = "A4", "A4 ngang (297 × 210 mm)"
        A3 = "A3", "A3 ngang (420 × 297 mm)"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="blanks")
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=2, choices=Form.choices, default=Form.A4)
    right = models.FloatField(default=0)
    down = models.FloatField(default=0)
    """The whole text moved, for a printer that feeds its paper askew."""
    shifts = models.JSONField(default=dict)
    """For a field of ``LAYOUT`` that does not stand as on our own diploma: {"right", "down", "size", "printed"}."""
    retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = "phôi bằng"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="one_blank_a_name", condition=Q(retired=False))
        ]

    def __str__(self):
        return self.name

    @property
    def blank(self) -> Blank:
        """As ``crafts.papers`` prints on it."""
        return Blank({field: Shift(**said) for field, said in self.shifts.items()}, self.right, self.down)


class Decision(models.Model):
    class Kind(models.TextChoices):
        GRANT = "grant", "Khen thưởng"
        CORRECT = "correct", "Đính chính"
        CANCEL = "cancel", "Hủy bỏ"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.GRANT)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="decisions")
    round = models.ForeignKey(Round, models.PROTECT, related_name="decisions", null=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions", null=True)
    corrects = models.ForeignKey("self", models.PROTECT, related_name="amending", null=True)
    """The earlier decision that this one corrects or (in part or whole) cancels."""
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.DRAFT)
    drafted_at = models.DateTimeField()
    subject = models.CharField(max_length=500, blank=True)
    """Về việc …, as printed below QUYẾT ĐỊNH; in a draft empty unless written otherwise than composed."""
    grounds = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    """Lists of lines; in a draft empty unless written otherwise than composed."""
    wordings = models.JSONField(default=dict)
    """For each "award:subject", what the list and the diploma say of the achievement, where not as composed."""
    fund = models.CharField(max_length=200, blank=True)
    """Where the money comes from: "Quỹ thi đua, khen thưởng tỉnh năm 2025"."""
    proposal = models.CharField(max_length=200, blank=True)
    """Who proposed it by which letter: "Giám đốc Sở Nội vụ tại Tờ trình số 512/TTr-SNV ngày 19 tháng 12 năm 2025"."""
    reason = models.CharField(max_length=500, blank=True)
    """Why it corrects or cancels."""
    signatory = models.ForeignKey(Signatory, models.PROTECT, null=True)
    signature = models.JSONField(default=dict)
    """Frozen at issue: {"capacity", "position", "name"} as printed."""
    template = models.ForeignKey(OwnTemplate, models.PROTECT, null=True, related_name="+")
    """Frozen at issue: the authority's own Word template, so that the paper made again is the same."""
    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(null=True)
    """The year whose number book gave the number: that of ``day``."""
    day = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=200, blank=True)
    ledger_count = models.PositiveBigIntegerField(null=True)
    ledger_digest = models.CharField(max_length=64, blank=True)
    """The ledger's head after this decision, as printed on it: the third place that shows a cut tail."""
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "quyết định"
        constraints = [
            models.CheckConstraint(
                name="issued_has_number_and_day",
                condition=Q(state=DecisionState.DRAFT)
                | (Q(number__isnull=False) & Q(day__isnull=False) & Q(year__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["authority", "symbol", "year", "number"],
                name="a_number_once",
                condition=Q(number__isnull=False),
            ),
            models.CheckConstraint(name="grant_or_amend", condition=Q(kind="grant") | Q(corrects__isnull=False)),
        ]
        indexes = [models.Index(fields=["authority", "state"])]

    def __str__(self):
        return self.reference

    @property
    def reference(self) -> str:
        """Number and symbol as they are cited: ``2718/QĐ-UBND``."""
        return f"{self.number:02d}/{self.symbol}" if self.number else f"…/{self.symbol}"

    @property
    def drafted(self) -> bool:
        return self.state == DecisionState.DRAFT

    @property
    def scope_path(self) -> str:
        return self.authority.unit.path


class Item(models.Model):
    """One party honoured by a decision, as printed. The number in the gold book is its ordinal in the decision."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="items")
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="decided")
    ordinal = models.PositiveIntegerField()
    award = models.CharField(max_length=20)
    subject = models.CharField(max_length=10, choices=Party.Kind.choices)
    honorific = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=250)
    born = models.CharField(max_length=10, blank=True)
    position = models.CharField(max_length=200, blank=True)
    unit_name = models.CharField(max_length=250, blank=True)
    achievement = models.CharField(max_length=500, blank=True)
    """What this one's diploma says of the achievement, where not as the decision words it for all."""
    gold_book_number = models.CharField(max_length=20, blank=True)
    prize_vnd = models.PositiveBigIntegerField(default=0)
    prize_ref = models.CharField(max_length=120, blank=True)
    prize_reckoning = models.CharField(max_length=60, blank=True)
    """How it is reckoned: "1,5 × 2.340.000"."""
    prize_due = models.BooleanField(default=True)
    """False when another title of the same period carries the money (152/2025/NĐ-CP Đ49.5)."""
    prize_typed_vnd = models.PositiveBigIntegerField(null=True)
    """Less than the law's, decided by hand; never paid above what the law gives on the day."""
    prize_reason = models.CharField(max_length=200, blank=True)
    """Why less."""
    token = models.CharField(max_length=32, unique=True, null=True)
    entry = models.PositiveBigIntegerField(null=True, unique=True)
    """The ledger entry's number."""

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "ordinal"], name="one_decision_ordinal"),
            models.CheckConstraint(name="no_money_unless_due", condition=Q(prize_due=True) | Q(prize_vnd=0)),
            models.CheckConstraint(
                name="less_money_has_a_reason", condition=Q(prize_typed_vnd__isnull=True) | ~Q(prize_reason="")
            ),
        ]

    def __str__(self):
        return f"{self.decision} {self.ordinal}"

    @property
    def scope_path(self) -> str:
        return self.decision.scope_path


class Amendment(models.Model):
    """What a correcting or cancelling decision changes of one item of an earlier decision."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="amendments")
    item = models.ForeignKey(Item, models.PROTECT, related_name="amendments")
    ordinal = models.PositiveIntegerField()
    printed = models.CharField(max_length=250)
    """The name as it was printed until now."""
    corrected = models.CharField(max_length=250, blank=True)
    """The name as it shall read; empty when the award is cancelled."""
    token = models.CharField(max_length=32, unique=True, null=True)
    """The address of the diploma printed anew."""
    entry = models.PositiveBigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "item"], name="once_in_an_amendment"),
            models.CheckConstraint(name="a_correction_changes", condition=~Q(corrected=F("printed"))),
        ]

    def __str__(self):
        return f"{self.printed} → {self.corrected or 'hủy bỏ'}"


class Paper(models.Model):
    """A file derived from a decision: made again whenever it is missing, never the truth itself."""

    class Kind(models.TextChoices):
        DECISION_PDF = "decision_pdf", "Quyết định (PDF)"
        DECISION_DOCX = "decision_docx", "Quyết định (Word)"
        DIPLOMAS_A4 = "diplomas_a4", "Bằng, giấy khen khổ A4 (PDF)"
        DIPLOMAS_A3 = "diplomas_a3", "Bằng khổ A3 (PDF)"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "kind"], name="one_paper_a_kind")]

    def __str__(self):
        return f"{self.decision} {self.kind}"
