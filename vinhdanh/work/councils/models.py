"""Councils, their meetings, and what was voted on each nomination."""

from django.db import models
from django.db.models import F, Q

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.registry.models import Authority, Party
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
    """First day no longer a member; open while null."""

    class Meta:
        verbose_name = "thành viên hội đồng"
        constraints = [
            models.CheckConstraint(name="seat_until_after_since", condition=Q(until=None) | Q(until__gte=F("since")))
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self) -> str:
        return self.council.authority.unit.path


class Meeting(models.Model):
    """One meeting. ``members`` is the base of every share: all members on that day, not those who came."""

    class Path(models.TextChoices):
        """Through whom an award goes before its authority decides; later ones are stricter."""

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
    quorum = models.PositiveSmallIntegerField()
    """Members who must come or write for the meeting to count, by the law of its day."""
    quorum_ref = models.CharField(max_length=80, blank=True)
    present = models.PositiveSmallIntegerField(null=True)
    written = models.PositiveSmallIntegerField(default=0)
    """Absent members who gave their opinion in writing."""
    chaired_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    minuted_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    began = models.TimeField(null=True)
    ended = models.TimeField(null=True)
    party_opinion = models.CharField(max_length=200, blank=True)
    """Number and date of the Party standing board's written opinion, where the path needs it."""
    minutes_number = models.PositiveIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

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

    @property
    def voices(self) -> int:
        """Members who could agree: those present and those who wrote."""
        return (self.present or 0) + self.written

    @property
    def cast(self) -> int:
        """The votes that count: valid ballots and written opinions; every voice while nobody has counted."""
        count = getattr(self, "count", None)
        return count.valid + self.written if count else self.voices


class Count(models.Model):
    """The counting of a meeting's secret ballots: by whom, when, how many papers."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="count")
    committee = models.JSONField(default=list)
    """Who counted, the head first: [{"name", "role"}]."""
    at = models.TimeField()
    issued = models.PositiveSmallIntegerField()
    returned = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "kiểm phiếu"
        constraints = [
            models.CheckConstraint(
                name="ballots_add_up", condition=Q(returned__lte=F("issued"), invalid__lte=F("returned"))
            )
        ]

    def __str__(self):
        return f"{self.meeting}: {self.valid}/{self.issued}"

    @property
    def valid(self) -> int:
        return self.returned - self.invalid


class Attendance(models.Model):
    """Whether a member came, wrote instead, or did neither."""

    class Kind(models.TextChoices):
        PRESENT = "present", "Có mặt"
        WRITTEN = "written", "Vắng, có ý kiến bằng văn bản"
        ABSENT = "absent", "Vắng"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendance")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=200, blank=True)
    """Why they were absent."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="one_attendance")]

    def __str__(self):
        return f"{self.member}: {self.get_kind_display()}"


class Group(models.Model):
    """All nominations of one award and one kind of party on an agenda, and the result that holds for them all.

    "17/17 for all, except …": ``agree`` counts for every item of the group that has no number of its own.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="groups")
    award = models.CharField(max_length=20)
    subject = models.CharField(max_length=10, choices=Party.Kind.choices)
    ordinal = models.PositiveSmallIntegerField()
    agree = models.PositiveSmallIntegerField(null=True)
    need = models.PositiveSmallIntegerField()
    """Agreeing votes needed, of all members, by the law of the meeting's day or, where it is silent, by majority."""
    need_ref = models.CharField(max_length=80, blank=True)
    """The article that asks for so many; empty where the law names no share and a majority of all members decides."""

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["meeting", "award", "subject"], name="one_group_an_award")]

    def __str__(self):
        return f"{self.meeting}: {self.award} {self.subject}"

    @property
    def scope_path(self) -> str:
        return self.meeting.scope_path


class Item(models.Model):
    """One nomination on the agenda. ``agree`` null: as its group."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    group = models.ForeignKey(Group, models.PROTECT, related_name="items")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="items")
    ordinal = models.PositiveIntegerField()
    agree = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(null=True)
    """Written when the minutes are closed."""

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["meeting", "nomination"], name="once_on_an_agenda")]

    def __str__(self):
        return f"{self.nomination}: {self.agree}"

    @property
    def scope_path(self) -> str:
        return self.meeting.scope_path
