"""Which law is in force here: the national statutes always, and the overlays that an administrator adopted."""

from django.db import models


class Adoption(models.Model):
    """An overlay of ``law/overlays`` that holds in this installation, from a day until a day."""

    overlay = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["overlay", "since"], name="one_adoption")]

    def __str__(self):
        return self.overlay
