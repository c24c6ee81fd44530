"""Old lists on their way into the books, what each wrote there, and what was judged again because of it."""

from django.db import models
from django.db.models import Q

from vinhdanh.books.record.models import Proof
from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.work.nominations.models import Nomination, ReadRow, Round

from .workflow import BatchState


class Batch(models.Model):
    """One list of an earlier year: decided awards, or results of the year. It comes in whole and goes out whole."""

    class Kind(models.TextChoices):
        DECISIONS = "decisions", "Quyết định khen thưởng"
        RESULTS = "results", "Kết quả xếp loại hằng năm"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="batches")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    proof = models.CharField(max_length=10, choices=Proof.choices)
    year = models.PositiveSmallIntegerField(null=True)
    """Whose achievement is honoured; school years by the year they end. Null while neither list nor officer says."""
    occasion = models.CharField(max_length=20, default="cong_trang")
    decision_number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    """The decision of every row that names none in columns of its own."""
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.READ)
    reading = models.JSONField(default=dict)
    """How it was read, as with the lists of ``nominations``."""
    brought_at = models.DateTimeField(null=True)
    """The moment that stands in every row of the record that it wrote."""
    report = models.JSONField(default=dict)
    """What came of bringing it in: {"written", "proved", "there", "people", "differences"}; of undoing: {"stay"}."""
    undo_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "tệp số hoá"
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "file"], name="same_old_list_once", condition=~Q(state=BatchState.UNDONE)
            )
        ]

    def __str__(self):
        return self.file.name

    @property
    def scope_path(self) -> str:
        return self.unit.path


class BatchRow(ReadRow):
    """One row of a batch, and what became of it."""

    class Fate(models.TextChoices):
        WRITTEN = "written", "Đã ghi vào sổ"
        PROVED = "proved", "Nâng mức chứng minh"
        THERE = "there", "Đã có từ trước"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    fate = models.CharField(max_length=10, choices=Fate.choices, blank=True)
    entry = models.PositiveBigIntegerField(null=True)
    """The ledger entry that it wrote, better proved, or found there."""
    newcomer = models.PositiveBigIntegerField(null=True)
    """The key of the party that the batch wrote into the registry for it; merged since, ``party`` is somebody else."""

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["batch", "ordinal"], name="one_batch_ordinal")]

    @property
    def scope_path(self) -> str:
        return self.batch.unit.path


class Trace(models.Model):
    """A row that a batch changed or added outside the ledger's chain, with what stood there before (null: nothing)."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="traces")
    table = models.CharField(max_length=30)
    """A table of the record, or "grant": the paper on which a grant stood."""
    key = models.PositiveBigIntegerField()
    before = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "table", "key"], name="one_trace_a_row")]

    def __str__(self):
        return f"{self.table} {self.key}"


class Rerun(models.Model):
    """A round, or what some of its parties ask, judged again in one run because the books changed."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reruns")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="reruns")
    cause = models.CharField(max_length=200)
    """Read by everyone who sees the round: never why somebody is on hold."""
    ordered_by = models.CharField(max_length=200)
    ordered_at = models.DateTimeField()
    parties = models.JSONField(default=list)
    """Whose nominations, in order; ``done`` says how many of them were judged."""
    done = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "lần xét lại"
        ordering = ["-ordered_at", "-pk"]

    def __str__(self):
        return f"{self.round}: {self.cause}"

    @property
    def finished(self) -> bool:
        return self.done >= len(self.parties)


class Change(models.Model):
    """A nomination whose verdict a rerun changed. Outcomes as everyone reads them: met, not_met, unknown, hold."""

    rerun = models.ForeignKey(Rerun, models.CASCADE, related_name="changes")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    before = models.CharField(max_length=8)
    after = models.CharField(max_length=8)
    expected_before = models.BooleanField(default=False)
    expected_after = models.BooleanField(default=False)
    """Whether the verdict rested on results that were only expected."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rerun", "nomination"], name="one_change_a_rerun")]

    def __str__(self):
        return f"{self.nomination_id}: {self.before} → {self.after}"


class Roster(models.Model):
    """A list of violators that another body sent, held against everybody asked for in a round. Confidential.

    Only what met a nominee is kept of it (``Hit``); neither the file nor its other lines.
    """

    class Source(models.TextChoices):
        POLICE = "cong_an", "Công an"
        TAX = "thue", "Cơ quan thuế"
        INSURANCE = "bhxh", "Bảo hiểm xã hội"
        INSPECTORATE = "thanh_tra", "Thanh tra"
        HEALTH = "y_te", "Y tế, an toàn thực phẩm"
        ENVIRONMENT = "moi_truong", "Tài nguyên, môi trường"
        OTHER = "khac", "Cơ quan khác"

    round = models.ForeignKey(Round, models.PROTECT, related_name="rosters")
    source = models.CharField(max_length=12, choices=Source.choices)
    reference = models.CharField(max_length=200)
    """The letter it came with: "Công văn số 12/CAT-PV01 ngày 03/12/2025"."""
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    lines = models.PositiveIntegerField()
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = "lần đối chiếu"
        ordering = ["-sent_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["round", "source", "sha256"], name="same_roster_once")]

    def __str__(self):
        return f"{self.get_source_display()}: {self.filename}"


class Hit(models.Model):
    """A line of a roster that may mean somebody asked for in the round."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="hits")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    told = models.CharField(max_length=400)
    """Whom the line names: name, birth, place, as written."""
    why = models.CharField(max_length=300)
    sure = models.BooleanField()
    """By identity number, or by name and birth; else an officer must look closely."""
    dismissed = models.BooleanField(default=False)
    """An officer said that it is somebody else."""

    class Meta:
        ordering = ["-sure", "number"]
        constraints = [models.UniqueConstraint(fields=["roster", "party", "sheet", "number"], name="one_hit_a_line")]

    def __str__(self):
        return f"{self.sheet}!{self.number}"
