"""A list of nominees put before the people: what it rests on, how long it is open, and what the people said of it.

The list holds no copy of anybody's particulars: it names nominations. So when the time is over and the public page no
longer reads them, nothing personal is left behind in this room but what citizens wrote themselves.
"""

from datetime import date

from django.db import models
from django.db.models import Q

from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.nominations.models import Nomination, Round

from .workflow import CommentState, Disposition, DocketState


class Docket(models.Model):
    """A public comment (lấy ý kiến nhân dân) on a list. ``opens`` and ``closes`` are set when it is published."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="dockets")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="dockets")
    """Who will review the list; the standing body publishes it for them."""
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=500)
    """On what the publication rests, as the page and the report say it."""
    working_days = models.PositiveSmallIntegerField()
    contact = models.CharField(max_length=500)
    """Where comments on paper, by telephone or mail are received."""
    state = models.CharField(max_length=10, choices=DocketState.choices, default=DocketState.DRAFT)
    opens = models.DateField(null=True)
    closes = models.DateField(null=True)
    """The last day on which comments are taken."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "đợt lấy ý kiến nhân dân"
        ordering = ["-opens", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="docket_in_order", condition=Q(opens=None, closes=None) | Q(closes__gte=models.F("opens"))
            ),
            models.CheckConstraint(
                name="published_docket_has_days",
                condition=~Q(state__in=[DocketState.PUBLISHED, DocketState.DONE]) | Q(closes__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_path(self) -> str:
        return self.authority.unit.path

    def is_open(self, today: date) -> bool:
        """Whether comments are taken: the clock alone closes a docket."""
        return self.state == DocketState.PUBLISHED and self.opens <= today <= self.closes

    def is_over(self, today: date) -> bool:
        return self.state == DocketState.DONE or (self.state == DocketState.PUBLISHED and today > self.closes)


class Listed(models.Model):
    """A nomination on the list."""

    docket = models.ForeignKey(Docket, models.CASCADE, related_name="listed")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="listed")
    ordinal = models.PositiveIntegerField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["docket", "nomination"], name="listed_once")]

    def __str__(self):
        return f"{self.docket}: {self.ordinal}"


class Comment(models.Model):
    """What somebody said. Who they are is sealed, and erased when the docket is done; nothing is shown unmoderated."""

    class Stance(models.TextChoices):
        FOR = "for", "Đồng tình"
        ADD = "add", "Góp ý, bổ sung thông tin"
        AGAINST = "against", "Không đồng tình, phản ánh"

    docket = models.ForeignKey(Docket, models.PROTECT, related_name="comments")
    listed = models.ForeignKey(Listed, models.PROTECT, null=True, related_name="comments")
    """On whom; null: on the whole list."""
    stance = models.CharField(max_length=10, choices=Stance.choices)
    text = models.TextField(max_length=4000)
    sender_sealed = models.BinaryField(null=True)
    """Name and contact, if given."""
    code_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=CommentState.choices, default=CommentState.WAITING)
    hidden_because = models.CharField(max_length=300, blank=True)
    disposition = models.CharField(max_length=10, choices=Disposition.choices, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    """What the sender reads under their code."""
    disposed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "ý kiến của người dân"
        ordering = ["pk"]
        indexes = [models.Index(fields=["docket", "disposition"], name="comments_to_dispose")]
        constraints = [
            models.CheckConstraint(
                name="hidden_comment_has_reason", condition=~Q(state=CommentState.HIDDEN) | ~Q(hidden_because="")
            ),
            models.CheckConstraint(name="disposition_has_answer", condition=Q(disposition="") | ~Q(answer="")),
        ]

    def __str__(self):
        return f"Ý kiến {self.pk}"

    @property
    def scope_path(self) -> str:
        return self.docket.scope_path
