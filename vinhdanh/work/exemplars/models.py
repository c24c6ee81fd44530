"""People to be found (phát hiện): good people and good deeds that citizens introduce, and their photographs.

The first stage of an exemplar's life: found. Who introduces may stay unknown; what they say of themselves is sealed.
"""

from datetime import date

from django.db import models
from django.db.models import Q

from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.nominations.models import Nomination, Round

from .workflow import FindingState


class Finding(models.Model):
    """Somebody introduced by a citizen, on the desk of the commune where it happened."""

    class Deed(models.TextChoices):
        BRAVE = "brave", "Dũng cảm cứu người, cứu tài sản"
        KIND = "kind", "Việc tốt, việc nghĩa, làm từ thiện"
        HONEST = "honest", "Nhặt được của rơi trả lại, trung thực"
        WORK = "work", "Lao động, sản xuất, kinh doanh giỏi"
        IDEA = "idea", "Sáng kiến, cách làm hay"
        OTHER = "other", "Việc khác"

    name = models.CharField(max_length=200)
    """Who is introduced: a person, a household or a collective, as the citizen names them."""
    deed = models.CharField(max_length=10, choices=Deed.choices)
    story = models.TextField(max_length=4000)
    happened = models.CharField(max_length=100, blank=True)
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="findings")
    place = models.CharField(max_length=200, blank=True)
    sender_sealed = models.BinaryField(null=True)
    """Name and contact of whoever introduces, if given."""
    sender_until = models.DateField()
    """First day on which they are no longer kept, and may no longer be read."""
    code_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.RECEIVED)
    reason = models.CharField(max_length=1000, blank=True)
    """Why it is not proposed; the citizen reads it."""
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="findings")
    """The round in which it is to be proposed, once it is taken up."""
    nomination = models.ForeignKey(Nomination, models.PROTECT, null=True, related_name="findings")

    class Meta:
        verbose_name = "gương được giới thiệu"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["commune", "state"], name="findings_of_a_desk")]
        constraints = [
            models.CheckConstraint(
                name="declined_with_reason", condition=~Q(state=FindingState.DECLINED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="taken_up_into_a_round",
                condition=~Q(state__in=[FindingState.TAKEN_UP, FindingState.PROPOSED]) | Q(round__isnull=False),
            ),
            models.CheckConstraint(
                name="proposed_by_a_nomination",
                condition=~Q(state=FindingState.PROPOSED) | Q(nomination__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self) -> str:
        return self.commune.path

    def sender_readable(self, today: date) -> bool:
        return self.sender_sealed is not None and today < self.sender_until


class Photograph(models.Model):
    """A photograph as it was drawn anew; the original is not kept."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="photographs")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "ảnh"
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["finding", "ordinal"], name="one_photograph_a_place")]

    def __str__(self):
        return f"{self.finding}: ảnh {self.ordinal}"

    @property
    def scope_path(self) -> str:
        return self.finding.scope_path
