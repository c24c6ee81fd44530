"""How often a page was read on a day: a number and nothing else. No cookie, no address, nobody is known again."""

from django.db import models


class Visit(models.Model):
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="one_count_a_day")]

    def __str__(self):
        return f"{self.page_id}, {self.day}: {self.count}"
