"""The tree of pages: home, sections, articles, and plain texts."""

from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from vinhdanh.ground.office import clock

from ..blocks import Body
from ..forms import EditorialPageForm


class EditorialPage(Page):
    """What all our pages share: one sentence for lists, search engines and those who pass the link on."""

    summary = models.CharField(
        "Tóm tắt", max_length=400, blank=True, help_text="Một, hai câu; hiện trong danh sách và khi chia sẻ."
    )

    base_form_class = EditorialPageForm
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("show_in_menus")], heading="Địa chỉ, mục lục")]
    language = "vi"
    machine_kind = "WebPage"
    """What schema.org calls it."""

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        from ..contexts import context_of

        return {**super().get_context(request, *args, **kwargs), **context_of(self, request)}

    def serve(self, request, *args, **kwargs):
        from ..serving import served

        return served(self, request, super().serve)

    @property
    def searched(self) -> str:
        """The words the search finds it by, beside its title."""
        return self.summary


class HomePage(EditorialPage):
    """The root of the site. The public sees ``portal:home`` at the same address, composed from what lies below."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "editorial.TextPage",
        "editorial.NewsSection",
        "editorial.OrganisationPage",
        "editorial.RecruitmentSection",
        "editorial.DocumentSection",
    ]
    max_count = 1
    content_panels = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = "trang chủ"

    def serve(self, request, *args, **kwargs):
        from ...views import home

        return home(request)

    serve_preview = serve


class TextPage(EditorialPage):
    """A text that stays: what the office is and does, its history, its English pages."""

    class Language(models.TextChoices):
        VIETNAMESE = "vi", gettext_lazy("Tiếng Việt")
        ENGLISH = "en", "English"

    body = StreamField(Body(), verbose_name="Nội dung", blank=True)
    language = models.CharField("Ngôn ngữ", max_length=2, choices=Language.choices, default=Language.VIETNAMESE)

    parent_page_types = ["editorial.HomePage", "editorial.TextPage"]
    subpage_types = ["editorial.TextPage"]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body"), FieldPanel("language")]

    class Meta:
        verbose_name = "bài giới thiệu"

    @property
    def searched(self) -> str:
        from ..texts import text_of

        return f"{self.summary} {text_of(self.body)}"


class NewsSection(EditorialPage):
    parent_page_types = ["editorial.HomePage"]
    subpage_types = ["editorial.ArticlePage"]
    content_panels = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = "chuyên mục tin"


class ArticlePage(EditorialPage):
    """A piece of news. ``source`` is whose news it is ("Tin từ …"); ``author`` who wrote it: two things."""

    day = models.DateField("Ngày đăng", default=clock.today, db_index=True)
    author = models.CharField("Tác giả", max_length=150, blank=True)
    source = models.CharField("Tin từ", max_length=200, blank=True, help_text="Cơ quan cung cấp tin.")
    picture = models.ForeignKey(
        "editorial.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Ảnh đầu bài"
    )
    body = StreamField(Body(), verbose_name="Nội dung", blank=True)

    parent_page_types = ["editorial.NewsSection"]
    subpage_types: list[str] = []
    machine_kind = "NewsArticle"
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("day"), FieldPanel("author"), FieldPanel("source")], heading="Nguồn, ngày đăng"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "tin bài"

    @property
    def searched(self) -> str:
        from ..texts import text_of

        return f"{self.summary} {self.source} {text_of(self.body)}"
