"""Rounds, the lists that units send, and each nomination's way to the authority that decides it."""

from django.db import models
from django.db.models import Q

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Authority, Party, Unit
from vinhdanh.law import award_names

from .workflow import NominationState, SubmissionState, UploadState


class Round(models.Model):
    """A season of considering awards: ``on`` is the day whose law applies, ``year`` the last year judged."""

    class Calendar(models.TextChoices):
        CALENDAR = "calendar", "Năm công tác"
        SCHOOL = "school", "Năm học"

    name = models.CharField(max_length=200)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    calendar = models.CharField(max_length=10, choices=Calendar.choices, default=Calendar.CALENDAR)
    opens = models.DateField()
    closes = models.DateField()
    closed = models.BooleanField(default=False)
    invited = models.ManyToManyField(Unit, related_name="+", blank=True)
    """Who is asked to send a list; others may send one too."""

    class Meta:
        verbose_name = "đợt xét"
        ordering = ["-year", "-on", "name"]
        constraints = [
            models.CheckConstraint(name="round_in_order", condition=Q(closes__gte=models.F("opens"))),
            models.UniqueConstraint(fields=["name", "year"], name="one_round_a_name"),
        ]

    def __str__(self):
        return self.name


class Upload(models.Model):
    """One list as a unit sent it, and how it was read. The same bytes again in the same round are the same upload."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="uploads")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="uploads")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.READ)
    reading = models.JSONField(default=dict)
    """How it was read: tables with their header rows and columns, the list's date and year, what was left out."""

    class Meta:
        verbose_name = "danh sách gửi lên"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "file"], name="same_list_once", condition=~Q(state=UploadState.WITHDRAWN)
            )
        ]

    def __str__(self):
        return f"{self.unit}: {self.file.name}"


class Heading(models.Model):
    """What a unit's own column heading means, as its officer settled it: the next list of that unit is read so."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    plain = models.CharField(max_length=200)
    """The heading as the reader compares it: folded, without punctuation."""
    title = models.CharField(max_length=200)
    meaning = models.CharField(max_length=20)
    """A key of the reader's meanings."""

    class Meta:
        verbose_name = "tiêu đề cột của đơn vị"
        constraints = [models.UniqueConstraint(fields=["unit", "plain"], name="one_meaning_a_heading")]

    def __str__(self):
        return f"{self.title}: {self.meaning}"


class ReadRow(models.Model):
    """One line of a list as it was read, and who it is in the registry. Base of the rows of every kind of list."""

    class Match(models.TextChoices):
        NONE = "none", "Không ghép được"
        SAME = "same", "Đã có trong danh bạ"
        NEW = "new", "Người mới"
        UNSURE = "unsure", "Cần cán bộ chọn"
        DECIDED = "decided", "Cán bộ đã chọn"

    sheet = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    """The line a person sees in Excel; two awards in one cell are two rows of the same number."""
    ordinal = models.PositiveIntegerField()
    award = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=250, blank=True)
    data = models.JSONField(default=dict)
    """The rest as read: born, unit, position, identity (sealed), declared facts, cells."""
    problems = models.JSONField(default=list)
    match = models.CharField(max_length=10, choices=Match.choices, default=Match.NONE)
    candidates = models.JSONField(default=list)
    """Whom it may be: [{"party": id, "why": sentence}], best first."""
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    dropped = models.BooleanField(default=False)
    """The officer put the line aside (a repeated one, a name too many); it can be taken up again."""

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.sheet}!{self.number} {self.name}"


class Row(ReadRow):
    """One row of an upload, and the nomination it became."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["upload", "ordinal"], name="one_ordinal")]
        indexes = [models.Index(fields=["upload"], condition=Q(match="unsure"), name="rows_unsure")]

    @property
    def scope_path(self) -> str:
        return self.upload.unit.path


class Submission(models.Model):
    """What one unit sends to one authority in one round: to its own head (it decides itself) or upwards.

    One is being drawn up at a time; what could not go with it (it waits for the unit's own decision, it lacks
    something) goes with the next.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=12, choices=SubmissionState.choices, default=SubmissionState.DRAFT)
    number = models.CharField(max_length=60, blank=True)
    """Number and symbol of the letter of submission (tờ trình), given when it is signed."""
    submitted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = "tờ trình"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "authority"],
                name="one_draft_a_way",
                condition=Q(state=SubmissionState.DRAFT),
            )
        ]

    def __str__(self):
        return f"{self.unit} → {self.authority}"

    @property
    def own(self) -> bool:
        """The unit decides these itself."""
        return self.authority.unit_id == self.unit_id

    @property
    def scope_path(self) -> str:
        return self.unit.path


class Nomination(models.Model):
    """One award asked for one party in one round, with the verdict it had and the state it is in."""

    class Outcome(models.TextChoices):
        MET = "met", "Đủ điều kiện"
        NOT_MET = "not_met", "Còn thiếu"
        UNKNOWN = "unknown", "Cần bổ sung thông tin"

    round = models.ForeignKey(Round, models.PROTECT, related_name="nominations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="nominations")
    award = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nominations")
    """The submitting unit."""
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="nominations", null=True)
    """Who decides, by the law's door on the round's day; null while the registry lacks that authority."""
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="nominations", null=True)
    row = models.OneToOneField(Row, models.SET_NULL, null=True, related_name="nomination")
    state = models.CharField(max_length=12, choices=NominationState.choices, default=NominationState.DRAFT)
    return_reason = models.CharField(max_length=1000, blank=True)
    """Why this one came back, when not the whole submission did; kept until it is submitted again."""
    position = models.CharField(max_length=200, blank=True)
    workplace = models.CharField(max_length=250, blank=True)
    """As the list names it, for the annex and the diploma."""
    achievement = models.CharField(max_length=1000, blank=True)
    asked = models.JSONField(default=dict)
    """Facts that the list declares for this nomination alone (claims: a movement, many achievements …)."""
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    on_hold = models.BooleanField(default=False)
    verdict = models.JSONField(default=dict)
    """The frozen verdict: trace, sentence, missing, consumes, ``on``, ``year``; never a confidential reason."""
    verdict_digest = models.CharField(max_length=64, blank=True)
    statutes = models.CharField(max_length=64, blank=True)
    """Digest of the statutes that judged."""
    rests_on_expected = models.BooleanField(default=False)
    rests_on_provisional = models.BooleanField(default=False)
    judged_at = models.DateTimeField(null=True)
    chosen = models.BooleanField(null=True)
    """An override against the verdict: False = met but not chosen, True = chosen though unknown."""
    chosen_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = "đề nghị khen thưởng"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "party", "award"],
                name="asked_once",
                condition=~Q(state=NominationState.WITHDRAWN),
            ),
            models.CheckConstraint(name="override_has_a_reason", condition=Q(chosen=None) | ~Q(chosen_reason="")),
        ]
        indexes = [models.Index(fields=["round", "unit"]), models.Index(fields=["authority", "state"])]

    def __str__(self):
        return f"{self.award} {self.party}"

    @property
    def award_name(self) -> str:
        return award_names()[self.award].name

    @property
    def scope_path(self) -> str:
        return self.unit.path


class Counterpart(models.Model):
    """A thing that a round's file carried between two machines: the name both know it by, and its states so far."""

    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=120)
    object_id = models.BigIntegerField()
    """Its key here."""
    lineage = models.JSONField(default=list)
    """Digests of what it was each time it went or came, the latest last: they tell whose state is older."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "uid"], name="one_counterpart_a_name")]
        indexes = [models.Index(fields=["kind", "object_id"])]

    def __str__(self):
        return f"{self.kind}:{self.uid} = {self.object_id}"
