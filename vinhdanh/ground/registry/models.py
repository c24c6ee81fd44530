"""Who can be honoured and who decides.

A *party* is a person, a unit (a collective) or a household: whatever may be nominated, judged and written into the
ledger. The three keep their own tables and share the party's key.
"""

from django.db import models
from django.db.models import Q


class Party(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person", "Cá nhân"
        UNIT = "unit", "Tập thể"
        HOUSEHOLD = "household", "Hộ gia đình"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=250)
    folded = models.CharField(max_length=250, db_index=True)
    """``viet.fold(name)``: what look-ups and matching compare."""
    home = models.ForeignKey("registry.Unit", models.PROTECT, null=True, related_name="parties")
    """The unit it belongs to now: a person's workplace, a unit's parent, a household's commune."""

    class Meta:
        verbose_name = "đối tượng"
        indexes = [models.Index(fields=["home", "kind"])]

    def __str__(self):
        return self.name


class Unit(models.Model):
    class Kind(models.TextChoices):
        PROVINCE = "tinh", "Tỉnh"
        DEPARTMENT = "so", "Sở, ban, ngành"
        COMMUNE = "xa", "Xã"
        WARD = "phuong", "Phường"
        TOWN = "thi_tran", "Thị trấn"
        DISTRICT = "huyen", "Huyện, thị xã, thành phố thuộc tỉnh"
        DEPARTMENT_OFFICE = "phong_thuoc_so", "Phòng thuộc sở"
        COMMUNE_OFFICE = "phong_thuoc_xa", "Phòng thuộc xã"
        SCHOOL = "truong", "Trường học"
        HOSPITAL = "benh_vien", "Bệnh viện"
        ENTERPRISE = "doanh_nghiep", "Doanh nghiệp"
        COOPERATIVE = "hop_tac_xa", "Hợp tác xã"
        VILLAGE = "thon", "Thôn, tổ dân phố"
        ASSOCIATION = "doan_the", "Mặt trận, đoàn thể"
        OTHER = "khac", "Khác"

    party = models.OneToOneField(Party, models.PROTECT, primary_key=True, related_name="unit")
    code = models.CharField(max_length=40, blank=True)
    """The official code where one exists (administrative units: the decision on codes)."""
    kind = models.CharField(max_length=20, choices=Kind.choices)
    path = models.CharField(max_length=250, unique=True)
    """``/1/27/301/``: the keys from the root to this unit. A subtree is a prefix."""
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    """First day it no longer exists; open while null."""
    address = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "đơn vị"
        constraints = [
            models.CheckConstraint(
                name="unit_until_after_since", condition=Q(until=None) | Q(since=None) | Q(until__gt=models.F("since"))
            ),
            models.UniqueConstraint(
                name="one_unit_a_code", fields=["code", "kind"], condition=~Q(code="") & Q(until=None)
            ),
        ]

    def __str__(self):
        return self.party.name

    @property
    def name(self) -> str:
        return self.party.name


class Succession(models.Model):
    """On a day, a unit went into another (merged, renamed, divided): old names lead to new ones and back."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    on = models.DateField()
    partly = models.BooleanField(default=False)
    """True when the old unit was divided: a person or an address tells which successor."""
    basis = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="one_succession")]

    def __str__(self):
        return f"{self.old} → {self.new}"


class Person(models.Model):
    class Gender(models.TextChoices):
        MALE = "nam", "Nam"
        FEMALE = "nu", "Nữ"

    party = models.OneToOneField(Party, models.PROTECT, primary_key=True, related_name="person")
    born_on = models.DateField(null=True)
    born_year = models.PositiveSmallIntegerField(null=True)
    gender = models.CharField(max_length=3, choices=Gender.choices, blank=True)
    position = models.CharField(max_length=200, blank=True)
    occupation = models.CharField(max_length=40, blank=True)
    """As the law's facts name it (cong_nhan, nong_dan, giao_vien, cong_chuc …)."""
    direct_worker = models.BooleanField(null=True)
    identity_sealed = models.BinaryField(null=True)
    identity_hash = models.CharField(max_length=64, blank=True)
    died_on = models.DateField(null=True)

    class Meta:
        verbose_name = "cá nhân"
        constraints = [
            models.UniqueConstraint(
                name="one_person_an_identity", fields=["identity_hash"], condition=~Q(identity_hash="")
            )
        ]

    def __str__(self):
        return self.party.name


class Household(models.Model):
    party = models.OneToOneField(Party, models.PROTECT, primary_key=True, related_name="household")
    address = models.CharField(max_length=250, blank=True)
    members = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = "hộ gia đình"

    def __str__(self):
        return self.party.name


class Workplace(models.Model):
    """A stretch of work somewhere that is over: written when the party's home changes; ``Party.home`` is the present.

    It belongs to its party and goes with it.
    """

    party = models.ForeignKey(Party, models.CASCADE, related_name="workplaces")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    since = models.DateField(null=True)
    """Null: since before anything was noted."""
    until = models.DateField()
    """First day in the next place."""

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(name="workplace_in_order", condition=Q(since=None) | Q(until__gte=models.F("since")))
        ]

    def __str__(self):
        return f"{self.party}: {self.unit} – {self.until}"


class Likeness(models.Model):
    """Two persons who may be one. Derived (``likeness.look``), except that somebody said they are two."""

    one = models.ForeignKey(Party, models.CASCADE, related_name="+")
    other = models.ForeignKey(Party, models.CASCADE, related_name="+")
    """The later written: its key is greater."""
    weight = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=300)
    told_apart_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_likeness_a_pair"),
            models.CheckConstraint(name="likeness_in_order", condition=Q(other__gt=models.F("one"))),
        ]
        indexes = [models.Index(fields=["told_apart_by", "-weight", "id"], name="likeness_queue")]

    def __str__(self):
        return f"{self.one_id} = {self.other_id}?"

    @property
    def scope_path(self) -> str:
        return self.one.home.path if self.one.home else "/"


class Regrouping(models.Model):
    """Rows of one person went to another: two written as one (merge), or one as two (split). Holds what undoing needs.

    Undone, the row is gone; the audit trail tells the story.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", "Gộp"
        SPLIT = "split", "Tách"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    source = models.BigIntegerField(db_index=True)
    """Whose rows they were; a merged person is no longer in the registry, so this is a key and no link."""
    source_name = models.CharField(max_length=250)
    target = models.ForeignKey(Party, models.PROTECT, related_name="+")
    image = models.JSONField(default=dict)
    """The merged person as they were written: {"party": row, "person": row}."""
    changed = models.JSONField(default=dict)
    """What the one who stays took over: {"party.home_id": [before, after]}."""
    moved = models.JSONField(default=dict)
    """For each mover what it moved and what it took away."""
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.source_name} → {self.target}"

    @property
    def scope_path(self) -> str:
        return self.target.home.path if self.target.home else "/"


class Authority(models.Model):
    """Who decides: the holder of a post in a unit. Councils, decisions and number books point to it."""

    class Decides(models.TextChoices):
        """The codes of ``law``'s doors."""

        PRESIDENT = "chu_tich_nuoc", "Chủ tịch nước"
        PRIME_MINISTER = "thu_tuong", "Thủ tướng Chính phủ"
        MINISTER = "bo_truong", "Bộ trưởng"
        PROVINCE_CHAIR = "chu_tich_tinh", "Chủ tịch Ủy ban nhân dân tỉnh"
        HEAD = "thu_truong", "Thủ trưởng cơ quan, đơn vị"
        COMMUNE_CHAIR = "chu_tich_xa", "Chủ tịch Ủy ban nhân dân xã, phường"
        DISTRICT_CHAIR = "chu_tich_huyen", "Chủ tịch Ủy ban nhân dân huyện"
        ENTERPRISE_DIRECTOR = "giam_doc_doanh_nghiep", "Giám đốc doanh nghiệp, hợp tác xã"
        BOARD_CHAIR = "chu_tich_hdqt", "Chủ tịch hội đồng quản trị, hội đồng thành viên"
        DEFENCE = "bo_quoc_phong", "Bộ Quốc phòng"
        POLICE = "bo_cong_an", "Bộ Công an"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="authorities")
    decides = models.CharField(max_length=30, choices=Decides.choices)
    title = models.CharField(max_length=200)
    """As a decision names it: "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên", "Giám đốc Sở Giáo dục và Đào tạo"."""
    issuer_superior = models.CharField(max_length=200, blank=True)
    """First line of the letterhead, where there is a superior body."""
    issuer = models.CharField(max_length=200)
    """Body named in the letterhead: "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"."""
    symbol = models.CharField(max_length=40)
    """After the number of a decision: "QĐ-UBND", "QĐ-SGDĐT"."""
    place = models.CharField(max_length=100)
    on_behalf = models.CharField(max_length=200, blank=True)
    """"TM. ỦY BAN NHÂN DÂN" for a collective body, else empty."""

    class Meta:
        verbose_name = "người có thẩm quyền"
        constraints = [models.UniqueConstraint(fields=["unit", "decides"], name="one_authority_a_unit")]

    def __str__(self):
        return self.title


class Signatory(models.Model):
    """A person who signs for an authority: the head, a deputy (KT.), or another by order (TL.) or delegation (TUQ.)."""

    class Capacity(models.TextChoices):
        HEAD = "", "Người đứng đầu"
        DEPUTY = "KT.", "Ký thay (KT.)"
        ORDER = "TL.", "Thừa lệnh (TL.)"
        DELEGATED = "TUQ.", "Thừa ủy quyền (TUQ.)"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="signatories")
    capacity = models.CharField(max_length=5, choices=Capacity.choices, blank=True)
    position = models.CharField(max_length=150)
    """The signer's own post, in capitals as printed: "PHÓ CHỦ TỊCH"."""
    name = models.CharField(max_length=150)
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self):
        return f"{self.position} {self.name}"
