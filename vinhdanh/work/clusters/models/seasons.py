"""A cluster's year: who leads, programme, pact, check groups, conference, votes, places."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from vinhdanh.work.nominations.models import Nomination, Round

from ..states import SeasonState
from .clusters import Cluster, Member
from .tables import ScoreTable


class Season(models.Model):
    """One year of one cluster."""

    class OnHold(models.TextChoices):
        """What happens with a leading place when whoever holds it rests afterwards."""

        NEXT = "next", "Đơn vị xếp kế tiếp được đề nghị thay"
        NONE = "none", "Để trống, không đề nghị đơn vị khác"

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="seasons")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=SeasonState.choices, default=SeasonState.REGISTERING)
    head = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    deputy = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    host = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    """Who hosts the conference, where it is not the head."""
    table = models.ForeignKey(ScoreTable, models.PROTECT, null=True, related_name="seasons")
    flags = models.PositiveSmallIntegerField(default=1)
    """Quota: so many of the first are recommended for the flag …"""
    certificates = models.PositiveSmallIntegerField(default=1)
    """… and so many of the next for a certificate of merit."""
    flag = models.CharField(max_length=20, default="CTDT")
    certificate = models.CharField(max_length=20, default="BKT")
    on_hold = models.CharField(max_length=4, choices=OnHold.choices, default=OnHold.NEXT)
    own_due = models.DateField(null=True)
    """Own scores are due on this day; a later one is marked late."""
    verify_due = models.DateField(null=True)
    objection_days = models.PositiveSmallIntegerField(default=5)
    """Working days within which an objection is answered."""
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="seasons")
    """Where the recommended are nominated."""

    class Meta:
        verbose_name = "năm thi đua của cụm, khối"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "year"], name="one_season_a_year"),
            models.CheckConstraint(name="head_is_not_deputy", condition=Q(deputy=None) | ~Q(deputy=F("head"))),
        ]

    def __str__(self):
        return f"{self.cluster}, năm {self.year}"

    @property
    def scope_path(self) -> str:
        return self.cluster.scope_path

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31)


class ProgrammeItem(models.Model):
    class State(models.TextChoices):
        PLANNED = "planned", "Chưa làm"
        UNDER_WAY = "under_way", "Đang làm"
        DONE = "done", "Đã xong"
        DROPPED = "dropped", "Không làm"

    season = models.ForeignKey(Season, models.CASCADE, related_name="programme")
    title = models.CharField(max_length=300)
    month = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    """In charge; null: the head."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "việc trong chương trình"
        ordering = ["month", "pk"]
        constraints = [
            models.CheckConstraint(name="a_month_of_the_year", condition=Q(month__gte=1, month__lte=12)),
        ]

    def __str__(self):
        return self.title


class Pact(models.Model):
    """What all members promise each other for the year (giao ước thi đua)."""

    season = models.OneToOneField(Season, models.CASCADE, related_name="pact")
    activities = models.TextField(blank=True)
    """Common activities, one a line."""
    commitments = models.TextField(blank=True)
    """One a line."""
    place = models.CharField(max_length=150, blank=True)
    signed_on = models.DateField(null=True)

    class Meta:
        verbose_name = "giao ước thi đua"

    def __str__(self):
        return f"Giao ước thi đua {self.season}"


class Target(models.Model):
    """One target of the pact: everybody's, or one member's own."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="targets")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    measure = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        ordering = [F("member").asc(nulls_first=True), "pk"]

    def __str__(self):
        return self.text


class CheckGroup(models.Model):
    """Some members check the scores of others (chấm chéo)."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="check_groups")
    name = models.CharField(max_length=120)
    checkers = models.ManyToManyField(Member, related_name="+")
    checked = models.ManyToManyField(Member, related_name="+")

    class Meta:
        verbose_name = "tổ chấm chéo"
        constraints = [models.UniqueConstraint(fields=["season", "name"], name="one_check_group_a_name")]

    def __str__(self):
        return self.name


class Conference(models.Model):
    """The review at the end of the year: who came, how many voted."""

    season = models.OneToOneField(Season, models.CASCADE, related_name="conference")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    voters = models.PositiveSmallIntegerField()
    """Members entitled to vote."""
    present = models.PositiveSmallIntegerField()
    presented = models.TextField(blank=True)
    """What was presented and discussed."""
    next_head = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    next_deputy = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "hội nghị tổng kết"
        constraints = [
            models.CheckConstraint(name="no_more_than_all_voters", condition=Q(present__lte=F("voters"))),
        ]

    def __str__(self):
        return f"Hội nghị tổng kết {self.season}"


class Vote(models.Model):
    """Votes for one member at the conference."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="votes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    agree = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["season", "member"], name="one_count_a_member")]

    def __str__(self):
        return f"{self.member}: {self.agree}"


class Place(models.Model):
    """A member's place in the ranking as it was drawn up; rewritten only by ranking again."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="places")
    member = models.ForeignKey(Member, models.PROTECT, related_name="places")
    total = models.DecimalField(max_digits=9, decimal_places=2)
    rank = models.PositiveSmallIntegerField()
    """By points and tie rules; 0 is not ranked."""
    effective = models.PositiveSmallIntegerField()
    """After those passed over because they rest; 0 is not ranked."""
    band = models.CharField(max_length=60, blank=True)
    recommended = models.CharField(max_length=20, blank=True)
    """Award it is recommended for."""
    nomination = models.ForeignKey(Nomination, models.SET_NULL, null=True, related_name="places")

    class Meta:
        verbose_name = "thứ hạng"
        ordering = ["season", F("rank").asc(), "-total"]
        constraints = [models.UniqueConstraint(fields=["season", "member"], name="one_place_a_member")]

    def __str__(self):
        return f"{self.member}: {self.rank}"

    @property
    def scope_path(self) -> str:
        return self.season.scope_path
