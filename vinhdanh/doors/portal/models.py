"""What is added up over the whole golden book and kept, because no reader should wait for it. Nothing rests on it."""

from django.db import models


class Sums(models.Model):
    """The sums of one state of the golden book, as of one day; there is one row, replaced as a whole."""

    entries = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    """The ledger's head then."""
    on = models.DateField()
    made_at = models.DateTimeField()
    content = models.JSONField()

    def __str__(self):
        return f"{self.entries} {self.on}"
