"""The golden book. Entries are chained and only added; what people read is derived from them (ADR 0001).

``Entry`` holds canonical JSON without personal data: names stand in it as salted commitments. ``Opening`` holds the
salts and the words; erasing an opening erases the person and leaves the chain whole. ``Grant`` is the read model:
derived, rebuilt by ``ledger.actions.rebuild``, and compared with the entries by ``ledger verify``.
"""

from django.db import models
from django.db.models import Q

from vinhdanh.ground.registry.models import Authority, Party


class Entry(models.Model):
    seq = models.PositiveBigIntegerField(primary_key=True)
    format = models.PositiveSmallIntegerField()
    body = models.TextField()
    """Canonical JSON (sorted keys, no white space, UTF-8, NFC), the exact bytes that were hashed."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    refers = models.PositiveBigIntegerField(null=True, db_index=True)
    """The grant's entry that a later one speaks of (correct, cancel, prove, assign, withdraw, restore, erase); also in
    the body."""

    class Meta:
        ordering = ["seq"]
        verbose_name = "bút toán sổ vàng"

    def __str__(self):
        return f"{self.seq} {self.digest[:12]}"


class Opening(models.Model):
    """What a commitment hides: the salt and the value of one personal field of one entry. May be erased."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="openings")
    field = models.CharField(max_length=30)
    salt = models.CharField(max_length=32)
    value = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "field"], name="one_opening_a_field")]

    def __str__(self):
        return f"{self.entry_id} {self.field}"


class Head(models.Model):
    """The chain's end, in one row: writers lock it, so two transactions never take the same number."""

    count = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self):
        return f"{self.count} {self.digest[:12]}"


class Grant(models.Model):
    class Status(models.TextChoices):
        VALID = "valid", "Đang có hiệu lực"
        CANCELLED = "cancelled", "Đã hủy bỏ"
        STRIPPED = "stripped", "Đã bị tước"

    class Proof(models.TextChoices):
        DECLARED = "khai", "Theo kê khai"
        COPY = "ban_chup", "Bản chụp"
        DECISION = "quyet_dinh", "Quyết định"

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="grant")
    party = models.ForeignKey(Party, models.PROTECT, related_name="grants")
    award = models.CharField(max_length=20)
    occasion = models.CharField(max_length=20, default="cong_trang")
    subject = models.CharField(max_length=12)
    name = models.CharField(max_length=250)
    """The name as the diploma has it, corrections included; empty once erased."""
    unit_name = models.CharField(max_length=250, blank=True)
    year = models.PositiveSmallIntegerField()
    """The year (or the last year) whose achievement is honoured; school years by the year they end."""
    period_from = models.PositiveSmallIntegerField(null=True)
    period_to = models.PositiveSmallIntegerField(null=True)
    decided_on = models.DateField()
    decision_number = models.CharField(max_length=80)
    """Whole, as printed: "215/QĐ-SGDĐT"."""
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="grants")
    authority_title = models.CharField(max_length=200)
    gold_book_number = models.CharField(max_length=20, blank=True)
    token = models.CharField(max_length=32, unique=True, null=True)
    """The certificate's address: /x/<token> (ADR 0002). Null where no diploma exists."""
    proof = models.CharField(max_length=10, choices=Proof.choices, default=Proof.DECISION)
    consumes = models.JSONField(default=dict)
    """What the grant spent: {"period": [from, to], "initiatives": [ids]}; stored, never recomputed."""
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.VALID)
    corrected = models.BooleanField(default=False)

    class Meta:
        verbose_name = "khen thưởng"
        indexes = [
            models.Index(fields=["party", "award", "year"]),
            models.Index(fields=["award", "year"]),
            models.Index(fields=["decision_number"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_annual_title",
                fields=["party", "award", "year"],
                condition=Q(occasion="cong_trang", status="valid")
                & Q(award__in=["LDTT", "CSTT", "CSTDCS", "TTLDTT", "TTLDXS"]),
            )
        ]

    def __str__(self):
        return f"{self.award} {self.year} {self.name}"


class Address(models.Model):
    """Every certificate address ever printed and the grant it leads to; a corrected diploma leaves its old one here."""

    token = models.CharField(max_length=32, primary_key=True)
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="addresses")

    def __str__(self):
        return self.token
