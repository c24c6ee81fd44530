"""The page of the organisation, drawn from the registry, and what officers let the public know of themselves."""

from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.registry.models import Unit

from ..blocks import Body
from .pages import EditorialPage


class OrganisationPage(EditorialPage):
    """Text by the editors; chart, councils and officers come from the registry as of the day asked for."""

    body = StreamField(Body(), verbose_name="Lời giới thiệu", blank=True)

    parent_page_types = ["editorial.HomePage"]
    subpage_types = ["editorial.TextPage"]
    max_count = 1
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = "tổ chức bộ máy, cán bộ"


class ContactCard(models.Model):
    """How the public reaches an officer. Written by the officer alone: without a card nothing of them is shown."""

    user = models.OneToOneField(User, models.CASCADE, related_name="contact_card")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.CharField("Chức vụ", max_length=150)
    duties = models.CharField("Lĩnh vực phụ trách", max_length=300, blank=True)
    phone = models.CharField("Điện thoại công vụ", max_length=30, blank=True)
    email = models.EmailField("Thư điện tử công vụ", blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    """First day it is no longer shown."""

    class Meta:
        verbose_name = "thông tin liên hệ công khai"
        constraints = [
            models.CheckConstraint(name="card_until_after_since", condition=Q(until=None) | Q(until__gte=F("since")))
        ]

    def __str__(self):
        return f"{self.user.get_full_name()}, {self.position}"
