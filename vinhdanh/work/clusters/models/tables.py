"""Score tables: each version is one document that never changes once it is in force."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from vinhdanh.ground.registry.models import Unit

from .. import scoring
from ..states import TableState


class ScoreTable(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="score_tables")
    """The unit whose council issues it."""
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    basis = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=TableState.choices, default=TableState.DRAFT)
    content = models.JSONField()
    """Plain data of ``scoring.read_table``."""
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = "bảng tiêu chí"
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "year", "version"], name="one_version"),
        ]

    def __str__(self):
        return f"{self.name} (năm {self.year}, bản {self.version})"

    @property
    def scope_path(self) -> str:
        return self.unit.path

    @cached_property
    def table(self) -> scoring.Table:
        return scoring.read_table(self.content)

    @property
    def assumed(self) -> bool:
        return bool(self.content.get("assumed"))


class Verifier(models.Model):
    """A department named in a table, and the unit of ours it is; null while nobody said which."""

    table = models.ForeignKey(ScoreTable, models.CASCADE, related_name="verifiers")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="verifying")

    class Meta:
        verbose_name = "đơn vị thẩm định"
        constraints = [
            models.UniqueConstraint(fields=["table", "name"], name="one_verifier_a_name"),
            models.CheckConstraint(name="verifier_named", condition=~Q(name="")),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self) -> str:
        return self.unit.path if self.unit else self.table.scope_path
