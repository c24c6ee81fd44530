"""Clusters (of territories) and blocks (of agencies): who set them up, who belongs, since when."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from vinhdanh.ground.registry.models import Unit


class Cluster(models.Model):
    class Kind(models.TextChoices):
        CLUSTER = "cum", "Cụm thi đua"
        BLOCK = "khoi", "Khối thi đua"

    class Level(models.TextChoices):
        """Whose council organises it, in the words of law's facts (``cluster.organised_by``)."""

        NATION = "trung_uong", "Hội đồng Thi đua – Khen thưởng Trung ương"
        MINISTRY = "bo", "Bộ, ban, ngành, đoàn thể trung ương"
        PROVINCE = "tinh", "Tỉnh"
        COMMUNE = "xa", "Xã, phường, đặc khu"
        BASE = "co_so", "Cơ quan, đơn vị"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="clusters")
    """The unit whose council organises it; of a cluster organised above us, the unit of ours that keeps its books."""
    kind = models.CharField(max_length=4, choices=Kind.choices, default=Kind.CLUSTER)
    organised_by = models.CharField(max_length=12, choices=Level.choices, default=Level.PROVINCE)
    name = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(null=True)
    basis = models.CharField(max_length=200, blank=True)
    """Number and date of the decision that set it up."""
    regulation = models.CharField(max_length=200, blank=True)
    """Number and date of its regulation (quy chế hoạt động)."""
    since = models.DateField()
    until = models.DateField(null=True)
    """First day it no longer exists; open while null."""

    class Meta:
        verbose_name = "cụm, khối thi đua"
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "since"], name="one_cluster_a_name"),
            models.CheckConstraint(name="cluster_until_after_since", condition=Q(until=None) | Q(until__gt=F("since"))),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self) -> str:
        return self.unit.path

    @property
    def head_title(self) -> str:
        return "Cụm trưởng" if self.kind == self.Kind.CLUSTER else "Khối trưởng"

    def stands_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Regrouping(models.Model):
    """On a day clusters were grouped anew: this one's members went (also) into that one."""

    old = models.ForeignKey(Cluster, models.PROTECT, related_name="successors")
    new = models.ForeignKey(Cluster, models.PROTECT, related_name="predecessors")
    on = models.DateField()
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="one_regrouping"),
            models.CheckConstraint(name="regrouped_into_another", condition=~Q(old=F("new"))),
        ]

    def __str__(self):
        return f"{self.old} → {self.new}"


class Member(models.Model):
    """A unit in a cluster, from a day to a day. Other provinces and central bodies are not in our registry: a name."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="memberships")
    name = models.CharField(max_length=250)
    ordinal = models.PositiveSmallIntegerField(default=0)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        verbose_name = "đơn vị thành viên"
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "unit", "since"], name="one_membership"),
            models.CheckConstraint(name="member_until_after_since", condition=Q(until=None) | Q(until__gt=F("since"))),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self) -> str:
        """A member of ours acts for itself; for one outside, whoever keeps the cluster's books."""
        return self.unit.path if self.unit else self.cluster.unit.path


class Contact(models.Model):
    """Whom to write to: in the member units, and guests from the centre."""

    class Kind(models.TextChoices):
        CONTACT = "contact", "Đầu mối của đơn vị"
        GUEST = "guest", "Khách mời, cơ quan theo dõi ở Trung ương"

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.CONTACT)
    name = models.CharField(max_length=150)
    position = models.CharField(max_length=250, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    """Office telephone or mail."""

    class Meta:
        verbose_name = "đầu mối liên hệ"
        ordering = ["kind", "pk"]

    def __str__(self):
        return self.name

    @property
    def scope_path(self) -> str:
        return self.cluster.scope_path
