"""What of a person may be public: what they agreed to, what they had restricted, and what they asked about their data.

A restriction hides; it does not touch the ledger, whose entries stay as they were written.
"""

from datetime import date

from django.db import models
from django.db.models import Q

from vinhdanh.ground.registry.models import Party

from .workflow import OPEN_STATES, RequestState


class Consent(models.Model):
    """Somebody agreed to one purpose. Silence is no consent: without a row that is not withdrawn there is none."""

    class Purpose(models.TextChoices):
        PAGE = "page", "Có trang riêng trên cổng thông tin"

    party = models.ForeignKey(Party, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.PAGE)
    given_on = models.DateField()
    cite = models.CharField(max_length=250)
    """The paper that proves it: "Phiếu đồng ý ngày 12/11/2026"."""
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "sự đồng ý"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["party", "purpose"], name="consents_in_force", condition=Q(withdrawn_at=None))]

    def __str__(self):
        return f"{self.party}: {self.get_purpose_display()}"


class DataRequest(models.Model):
    """A request as a citizen sent it. Everything that says who they are is sealed until it is erased."""

    class Kind(models.TextChoices):
        VIEW = "view", "Xem dữ liệu cơ quan đang lưu về tôi"
        RECTIFY = "rectify", "Sửa dữ liệu sai"
        RESTRICT = "restrict", "Hạn chế: không hiện khi tra cứu"
        OBJECT = "object", "Phản đối việc công khai"
        ERASE = "erase", "Gỡ tên khỏi mọi trang công khai"
        WITHDRAW = "withdraw", "Rút sự đồng ý đã cho"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    said_sealed = models.BinaryField(null=True)
    """Name, year of birth, contact, what it is about: as typed, sealed."""
    code_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    due_on = models.DateField()
    """The last day of the law's term."""
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.RECEIVED)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="data_requests")
    """Whose data it is about, once an officer has seen who asks."""
    verified_how = models.CharField(max_length=250, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="requests_by_due_day")]
        constraints = [
            models.CheckConstraint(
                name="request_of_somebody_known",
                condition=~Q(state__in=[RequestState.VERIFIED, RequestState.FULFILLED]) | Q(party__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_request_has_answer", condition=Q(state__in=OPEN_STATES) | ~Q(answer="")
            ),
        ]

    def __str__(self):
        return f"Yêu cầu {self.pk}"

    @property
    def scope_path(self) -> str:
        return "/"

    def is_late(self, today: date) -> bool:
        return self.state in OPEN_STATES and today > self.due_on


class Restriction(models.Model):
    """Some public views do not show this person, from a moment on, until it is lifted."""

    class Level(models.TextChoices):
        LOOKUP = "lookup", "Không hiện khi tra cứu, không có trang riêng"
        EVERYWHERE = "all", "Gỡ tên khỏi mọi trang công khai"

    party = models.ForeignKey(Party, models.PROTECT, related_name="restrictions")
    level = models.CharField(max_length=10, choices=Level.choices)
    cite = models.CharField(max_length=250)
    since = models.DateTimeField()
    by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "hạn chế công khai"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["party", "level"], name="restrictions_in_force", condition=Q(lifted_at=None))]

    def __str__(self):
        return f"{self.party}: {self.get_level_display()}"
