"""What every room needs and none owns: the audit trail, stored files, jobs, number books, the folded search table."""

from django.db import models


class AuditRow(models.Model):
    """One change of state: who did what to which thing, when, and what was written. Append-only."""

    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]
        ordering = ["-id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.subject_kind} {self.subject_id}"


class StoredFile(models.Model):
    """A file kept under its SHA-256: the same bytes are stored once, and a changed byte is seen."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()

    def __str__(self):
        return self.name


class Job(models.Model):
    """Long work with progress. ``key`` says which work it is, so the same work is never queued twice at once."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không xong"

    key = models.CharField(max_length=120, unique=True)
    label = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    beat_at = models.DateTimeField()

    def __str__(self):
        return f"{self.label}: {self.done}/{self.total}"


class NumberBook(models.Model):
    """The next number of one issuer's documents of one symbol in one year (ADR 0003). Numbers are never reused."""

    issuer_kind = models.CharField(max_length=40)
    issuer_id = models.BigIntegerField()
    symbol = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer_kind", "issuer_id", "symbol", "year"], name="one_book_a_year")
        ]

    def __str__(self):
        return f"{self.symbol} {self.year}: {self.last}"


class SearchEntry(models.Model):
    """What a look-up finds: one row a thing, folded. ``name`` is what it is called, ``place`` where it belongs."""

    kind = models.CharField(max_length=20)
    ref = models.BigIntegerField()
    name = models.CharField(max_length=250)
    place = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="one_search_entry")]
        indexes = [models.Index(fields=["kind", "name"])]

    def __str__(self):
        return f"{self.kind} {self.ref}: {self.name}"


class SearchWord(models.Model):
    """The words that entries hold: a misspelt word is looked for among these."""

    word = models.CharField(max_length=40, primary_key=True)

    def __str__(self):
        return self.word
