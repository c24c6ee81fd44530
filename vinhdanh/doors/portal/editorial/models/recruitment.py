"""Notices of recruitment: what is sought, until when, with which papers, and how it ended."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from vinhdanh.ground.office import clock

from ..blocks import Body
from .pages import EditorialPage


class RecruitmentSection(EditorialPage):
    parent_page_types = ["editorial.HomePage"]
    subpage_types = ["editorial.RecruitmentNotice"]
    content_panels = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = "chuyên mục tuyển dụng"


class RecruitmentNotice(EditorialPage):
    """``deadline`` is the last day on which papers are taken."""

    day = models.DateField("Ngày thông báo", default=clock.today)
    posts = models.PositiveSmallIntegerField("Số chỉ tiêu", default=1)
    deadline = models.DateField("Hạn nộp hồ sơ")
    place = models.CharField("Nơi nhận hồ sơ", max_length=250)
    body = StreamField(Body(), verbose_name="Điều kiện, hồ sơ, cách thức", blank=True)
    results = StreamField(Body(), verbose_name="Kết quả", blank=True)

    parent_page_types = ["editorial.RecruitmentSection"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("day"), FieldPanel("posts"), FieldPanel("deadline")]),
                FieldPanel("place"),
            ],
            heading="Thông báo",
        ),
        FieldPanel("body"),
        FieldPanel("results"),
    ]

    class Meta:
        verbose_name = "thông báo tuyển dụng"

    @property
    def open(self) -> bool:
        return clock.today() <= self.deadline

    @property
    def searched(self) -> str:
        from ..texts import text_of

        return f"{self.summary} {self.place} {text_of(self.body)} {text_of(self.results)}"
