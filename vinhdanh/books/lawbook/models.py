"""Which law is in force here: national statutes always, overlays that were adopted, reported laws switched on."""

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


class ReportedLaw(models.Model):
    """A reported law of ``law/patches`` that is switched on; one that has no row is off."""

    patch = models.CharField(max_length=40, unique=True)

    class Meta:
        verbose_name = "luật được nêu"

    def __str__(self):
        return self.patch


class Confirmation(models.Model):
    """Somebody has read the official text of a reported provision and found it as reported.

    ``digest`` is of the provision as it was confirmed: one that a later release words otherwise is unread again.
    """

    patch = models.CharField(max_length=40)
    provision = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    day = models.DateField()
    text_read = models.CharField("văn bản đã đọc", max_length=300)

    class Meta:
        verbose_name = "xác nhận quy định"
        constraints = [models.UniqueConstraint(fields=["patch", "provision"], name="one_confirmation")]

    def __str__(self):
        return self.provision
