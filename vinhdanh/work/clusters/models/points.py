"""Points as they were given: one sheet an evaluator and member, who changed what and why, objections."""

from django.db import models
from django.db.models import Q

from vinhdanh.ground.office.models import StoredFile

from ..states import ObjectionState
from .clusters import Member
from .seasons import CheckGroup, Season
from .tables import Verifier


class Sheet(models.Model):
    """What one evaluator gave one member in one period; the points of all its criteria stand in one row.

    Read whole for a table of 150 members × 60 criteria × 12 evaluators, so it is a document and not a row a point;
    ``PointChange`` tells each point's story.
    """

    class Period(models.TextChoices):
        FIRST = "q1", "Quý I"
        MID = "mid", "6 tháng"
        THIRD = "q3", "9 tháng"
        YEAR = "year", "Cả năm"

    class Kind(models.TextChoices):
        OWN = "own", "Tự chấm"
        VERIFIED = "verified", "Thẩm định"
        CHECKED = "checked", "Chấm chéo"
        SETTLED = "settled", "Thống nhất"
        """Said last, where evaluators disagree or an objection was accepted."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="sheets")
    member = models.ForeignKey(Member, models.PROTECT, related_name="sheets")
    period = models.CharField(max_length=4, choices=Period.choices, default=Period.YEAR)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    evaluator = models.CharField(max_length=20)
    """Key of whoever gave the points: "own", "settled", "board", "v12" (a verifier), "g3" (a check group)."""
    verifier = models.ForeignKey(Verifier, models.PROTECT, null=True, related_name="sheets")
    """Which department; null with kind "verified": the standing body."""
    check_group = models.ForeignKey(CheckGroup, models.PROTECT, null=True, related_name="sheets")
    points = models.JSONField(default=dict)
    """{criterion code: points}."""
    given = models.JSONField(default=dict)
    """{criterion code: what was reached}, where points were computed from it."""
    handed_in_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = "phiếu chấm điểm"
        constraints = [
            models.UniqueConstraint(fields=["season", "member", "period", "evaluator"], name="one_sheet_an_evaluator"),
            models.CheckConstraint(
                name="evaluator_fits_kind",
                condition=Q(kind="verified", check_group=None)
                | Q(kind="checked", verifier=None, check_group__isnull=False)
                | Q(kind__in=("own", "settled"), verifier=None, check_group=None),
            ),
        ]
        indexes = [models.Index(fields=["season", "period", "kind"])]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.member}"

    @property
    def scope_path(self) -> str:
        return self.member.scope_path


class Evidence(models.Model):
    """What proves an own score."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="evidence")
    criterion = models.CharField(max_length=20)
    text = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "minh chứng"
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="one_evidence_a_line")]

    def __str__(self):
        return self.text

    @property
    def scope_path(self) -> str:
        return self.sheet.scope_path


class PointChange(models.Model):
    """Who changed which point, when, why. Written once, with the change."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="changes")
    criterion = models.CharField(max_length=20)
    before = models.FloatField(null=True)
    after = models.FloatField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "lần thay đổi điểm"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.criterion}: {self.before} → {self.after}"


class Objection(models.Model):
    """A member asks to look at a point again; answered within so many working days."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="objections")
    member = models.ForeignKey(Member, models.PROTECT, related_name="objections")
    criterion = models.CharField(max_length=20)
    asked = models.FloatField()
    """The points it asks for."""
    text = models.CharField(max_length=1000)
    state = models.CharField(max_length=8, choices=ObjectionState.choices, default=ObjectionState.OPEN)
    at = models.DateTimeField()
    due = models.DateField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "kiến nghị về điểm"
        ordering = ["state", "due"]
        constraints = [
            models.UniqueConstraint(
                fields=["season", "member", "criterion"], name="one_open_objection", condition=Q(state="open")
            )
        ]

    def __str__(self):
        return f"{self.member}, tiêu chí {self.criterion}"

    @property
    def scope_path(self) -> str:
        return self.season.scope_path
