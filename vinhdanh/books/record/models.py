"""What each party did: everything the judge may know, besides awards, is written here by its owner.

Every row carries its citation and its grade of proof. Names and values are the codes of ``law``'s facts.
"""

from django.db import models
from django.db.models import F, Q

from vinhdanh.ground.registry.models import Party


class Proof(models.TextChoices):
    DECLARED = "khai", "Theo kê khai"
    COPY = "ban_chup", "Bản chụp"
    DECISION = "quyet_dinh", "Quyết định"

    @property
    def rank(self) -> int:
        """How much it proves: a decision more than its copy, a copy more than a word."""
        return list(Proof).index(self)


class Fact(models.Model):
    """Common to all rows: whose it is, on what paper it stands, how well that is proved."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="%(class)s_rows")
    cite = models.CharField(max_length=200, blank=True)
    proof = models.CharField(max_length=10, choices=Proof.choices, default=Proof.DECLARED)
    written_at = models.DateTimeField()

    class Meta:
        abstract = True


class YearResult(Fact):
    """The mark of a year: expected until a decision makes it official. School years are named by the year they end."""

    class Result(models.TextChoices):
        EXCELLENT = "xuat_sac", "Hoàn thành xuất sắc nhiệm vụ"
        GOOD = "tot", "Hoàn thành tốt nhiệm vụ"
        DONE = "hoan_thanh", "Hoàn thành nhiệm vụ"
        NOT_DONE = "khong", "Không hoàn thành nhiệm vụ"

    class Standing(models.TextChoices):
        EXPECTED = "expected", "Dự kiến"
        OFFICIAL = "official", "Chính thức"

    year = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=12, choices=Result.choices)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.EXPECTED)
    exceeded_targets = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "year"], name="one_result_a_year")]

    def __str__(self):
        return f"{self.party_id} {self.year}: {self.result} ({self.standing})"


class YearTitles(Fact):
    """All titles of one year as a list or the person declares them; the ledger's own grants stand beside it.

    An empty list says that there was none. The judge takes the year's titles as completely known.
    """

    year = models.PositiveSmallIntegerField()
    titles = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "year"], name="one_list_of_titles_a_year")]

    def __str__(self):
        return f"{self.party_id} {self.year}: {', '.join(self.titles)}"


class EarlierAward(Fact):
    """An award that is not (yet) in our ledger, as declared: a certificate of merit of years ago, say."""

    award = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    decided_on = models.DateField(null=True)
    occasion = models.CharField(max_length=20, default="cong_trang")
    period_from = models.PositiveSmallIntegerField(null=True)
    period_to = models.PositiveSmallIntegerField(null=True)
    level = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["party", "year"])]

    def __str__(self):
        return f"{self.party_id} {self.year}: {self.award}"


class Initiative(Fact):
    """An initiative or a science work. What a grant spent of it stands in the ledger, not here."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", "Sáng kiến"
        SCIENCE = "science", "Đề tài, đề án, công trình khoa học"

    class Scope(models.TextChoices):
        BASE = "co_so", "Cấp cơ sở"
        PROVINCE = "tinh", "Bộ, ban, ngành, tỉnh"
        NATION = "toan_quoc", "Toàn quốc"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.INITIATIVE)
    year = models.PositiveSmallIntegerField(null=True)
    """Of its recognition; null when a list names an initiative without saying when."""
    name = models.CharField(max_length=500, blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, blank=True)
    applied = models.BooleanField(null=True)
    accepted = models.BooleanField(null=True)
    recognised_by = models.CharField(max_length=200, blank=True)
    used_for = models.JSONField(default=list)
    """Awards before our ledger that spent it, as declared."""

    class Meta:
        indexes = [models.Index(fields=["party", "year"])]

    def __str__(self):
        return f"{self.party_id} {self.year}: {self.name}"


class Discipline(Fact):
    form = models.CharField(max_length=30)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="discipline_in_order", condition=Q(until=None) | Q(until__gte=F("since")))
        ]

    def __str__(self):
        return f"{self.party_id}: {self.form} {self.since}"


class Hold(Fact):
    """A freeze: inspection, investigation, denunciation, discipline under examination. WHY is confidential.

    Only ``record.queries.holds_with_reason`` reads ``kind``, ``note`` and ``outcome``; everyone else learns that the
    matter rests ("tạm dừng, chờ ý kiến") and nothing more.
    """

    kind = models.CharField(max_length=30)
    since = models.DateField()
    until = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=500, blank=True)

    def __str__(self):
        return f"{self.party_id}: {self.since}"


class Leave(Fact):
    kind = models.CharField(max_length=30)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    months = models.PositiveSmallIntegerField(null=True)
    working_days = models.PositiveSmallIntegerField(null=True)
    grade = models.CharField(max_length=20, blank=True)
    complied = models.BooleanField(null=True)

    def __str__(self):
        return f"{self.party_id}: {self.kind}"


class Service(Fact):
    """A stretch of employment: since when, under which contract, in which agency."""

    type = models.CharField(max_length=30)
    agency = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self):
        return f"{self.party_id}: {self.type} {self.since}"


class Post(Fact):
    post = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self):
        return f"{self.party_id}: {self.post} {self.since}"


class UnitYear(Fact):
    """A unit's own figures of a year, as declared; what its list and the ledger count is compared with them."""

    year = models.PositiveSmallIntegerField()
    headcount = models.PositiveIntegerField(null=True)
    ldtt_count = models.PositiveIntegerField(null=True)
    cstdcs_count = models.PositiveIntegerField(null=True)
    completed_count = models.PositiveIntegerField(null=True)
    members_disciplined = models.JSONField(null=True)
    """[{"form", "from"}] of the year; an empty list says that nobody was."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "year"], name="one_unit_year")]

    def __str__(self):
        return f"{self.party_id} {self.year}: {self.headcount}"


class Attestation(Fact):
    """What people judge and no table holds (``attested`` of law's facts): conduct, a movement's ground, a contribution.

    ``year`` null: standing until another is written.
    """

    name = models.CharField(max_length=60)
    value = models.JSONField()
    year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "name", "year"], name="one_attestation_a_year"),
            models.UniqueConstraint(fields=["party", "name"], name="one_standing_attestation", condition=Q(year=None)),
        ]

    def __str__(self):
        return f"{self.party_id}: {self.name}"
