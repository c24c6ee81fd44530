"""Pictures, each with the words that stand for it, and files with the text that was read out of them."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index


class Picture(AbstractImage):
    """A photograph or drawing. ``description`` is its alternative text and is asked for at the upload."""

    credit = models.CharField("Tác giả, nguồn ảnh", max_length=150, blank=True)

    admin_form_fields = ("title", "file", "description", "credit", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name, verbose_name_plural = "ảnh", "ảnh"


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]


class Attachment(AbstractDocument):
    """A file that pages offer. ``text`` is what the search reads; empty for a scan without a text layer."""

    text = models.TextField(blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields
    search_fields = [*AbstractDocument.search_fields, index.SearchField("text")]

    class Meta(AbstractDocument.Meta):
        verbose_name, verbose_name_plural = "tệp", "tệp"
