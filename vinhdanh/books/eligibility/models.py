"""What was found once and takes seconds to find again: who met an award's conditions. Nothing rests on it."""

from django.db import models

from vinhdanh.ground.registry.models import Party


class Discovery(models.Model):
    """Everybody who met the conditions of ``award`` by the law of ``on``, up to ``year``, as of ``made_at``."""

    award = models.CharField(max_length=20)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    statutes = models.CharField(max_length=64)
    """Digest of the statutes that judged."""
    made_at = models.DateTimeField()
    mark = models.BigIntegerField()
    """The last row of the audit trail then: a later one means that facts may have changed."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["award", "on", "year"], name="one_discovery")]

    def __str__(self):
        return f"{self.award} {self.on} {self.year}"


class Discovered(models.Model):
    discovery = models.ForeignKey(Discovery, models.CASCADE, related_name="found")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discovery", "party"], name="discovered_once")]

    def __str__(self):
        return f"{self.discovery_id}: {self.party_id}"


class Comparison(models.Model):
    """What a reported law, taken as confirmed, would change over the books; kept until it is worked out again.

    ``rows``: a list of {award, group, gain, lose, open}: who would meet the conditions, who would no longer, and of
    these whose answer would be open; ``awards``: {code: [how many meet now, how many would]} where anything changes.
    """

    patch = models.CharField(max_length=40, unique=True)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    judged = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    mark = models.BigIntegerField()
    """The last row of the audit trail then."""
    rows = models.JSONField()
    awards = models.JSONField()

    def __str__(self):
        return self.patch
