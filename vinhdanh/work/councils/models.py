"""Councils, their meetings, and what was voted on each nomination."""

from django.db import models
from django.db.models import F, Q

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.nominations.models import Nomination, Round

from .workflow import MeetingState


class Council(models.Model):
    """The council that advises an authority: the full council, or its standing committee."""

    class Kind(models.TextChoices):
        FULL = "full", "Hội đồng"
        STANDING = "standing", "Thường trực Hội đồng"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="councils")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FULL)
    name = models.CharField(max_length=200)
    basis = models.CharField(max_length=120, blank=True)
    """Number and date of the decision that set it up."""

    class Meta:
        verbose_name = "hội đồng"
        constraints = [models.UniqueConstraint(fields=["authority", "kind"], name="one_council_a_kind")]

    def __str__(self):
        return self.name


class Member(models.Model):
    class Seat(models.TextChoices):
        CHAIR = "chair", "Chủ tịch"
        DEPUTY = "deputy", "Phó Chủ tịch"
        SECRETARY = "secretary", "Ủy viên, thư ký"
        MEMBER = "member", "Ủy viên"

    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    name = models.CharField(max_length=150)
    position = models.CharField(max_length=200, blank=True)
    seat = models.CharField(max_length=10, choices=Seat.choices, default=Seat.MEMBER)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="seats")
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self):
        return self.name


class Meeting(models.Model):
    """One meeting. ``members`` is the base of every share: all members on that day, not those who came."""

    class Path(models.TextChoices):
        STANDING = "standing", "Thường trực Hội đồng"
        FULL = "full", "Toàn thể Hội đồng"
        FULL_PARTY = "full_party", "Toàn thể Hội đồng, có ý kiến Ban Thường vụ Tỉnh ủy"

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    round = models.ForeignKey(Round, models.PROTECT, related_name="meetings")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=12, choices=Path.choices, default=Path.FULL)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.CONVENED)
    members = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField(null=True)
    written = models.PositiveSmallIntegerField(default=0)
    """Absent members who gave their opinion in writing."""
    party_opinion = models.CharField(max_length=200, blank=True)
    """Number and date of the Party standing board's written opinion, where the path needs it."""
    minutes_number = models.CharField(max_length=60, blank=True)
    minutes = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "cuộc họp"
        constraints = [
            models.CheckConstraint(
                name="no_more_than_all_members", condition=Q(present=None) | Q(members__gte=F("present") + F("written"))
            ),
            models.CheckConstraint(name="a_council_has_members", condition=Q(members__gte=1)),
        ]

    def __str__(self):
        return f"{self.council}, {self.on:%d/%m/%Y}"

    @property
    def scope_path(self) -> str:
        return self.council.authority.unit.path


class Item(models.Model):
    """One nomination on the agenda and its votes: agreeing ones (the written included) of all members."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="items")
    ordinal = models.PositiveIntegerField()
    agree = models.PositiveSmallIntegerField(null=True)
    need = models.PositiveSmallIntegerField(null=True)
    """Votes needed by law on the meeting's day; null where the law names no share (simple majority of members)."""
    need_ref = models.CharField(max_length=80, blank=True)
    passed = models.BooleanField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["meeting", "nomination"], name="once_on_an_agenda")]

    def __str__(self):
        return f"{self.nomination}: {self.agree}"
