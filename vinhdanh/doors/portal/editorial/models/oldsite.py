"""A dump of an old site that was brought in, and what became of each of its articles."""

from django.db import models

from vinhdanh.ground.office.models import StoredFile


class OldSiteImport(models.Model):
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    section = models.ForeignKey("editorial.NewsSection", models.CASCADE, related_name="+")
    source = models.CharField(max_length=200)
    """Whose news it is: the line "Tin từ …" of every article."""
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    lines = models.JSONField(default=list)
    """A row an item: file, title, outcome, note."""
    summary = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "lần nhập trang cũ"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.file} ({self.at:%d/%m/%Y})"

    @property
    def job_key(self) -> str:
        return f"editorial.old-site:{self.pk}"
