"""The two libraries of legal and administrative documents: of the province and of the centre."""

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from .pages import EditorialPage


class DocumentSection(EditorialPage):
    class Level(models.TextChoices):
        PROVINCE = "province", "Văn bản của Tỉnh"
        CENTRE = "centre", "Văn bản TW"

    level = models.CharField("Cấp ban hành", max_length=10, choices=Level.choices, default=Level.PROVINCE)

    parent_page_types = ["editorial.HomePage"]
    subpage_types = ["editorial.DocumentPage"]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("level")]

    class Meta:
        verbose_name = "thư viện văn bản"


class DocumentPage(EditorialPage):
    """One document. Its title is what it is about (trích yếu); ``summary`` may say more."""

    class Kind(models.TextChoices):
        LAW = "luat", "Luật"
        DECREE = "nghi_dinh", "Nghị định"
        CIRCULAR = "thong_tu", "Thông tư"
        DECISION = "quyet_dinh", "Quyết định"
        DIRECTIVE = "chi_thi", "Chỉ thị"
        RESOLUTION = "nghi_quyet", "Nghị quyết"
        PLAN = "ke_hoach", "Kế hoạch"
        GUIDANCE = "huong_dan", "Hướng dẫn"
        LETTER = "cong_van", "Công văn"
        NOTICE = "thong_bao", "Thông báo"
        OTHER = "khac", "Văn bản khác"

    number = models.CharField("Số, ký hiệu", max_length=60, db_index=True)
    kind = models.CharField("Loại văn bản", max_length=12, choices=Kind.choices, default=Kind.DECISION)
    issuer = models.CharField("Cơ quan ban hành", max_length=200)
    signer = models.CharField("Người ký", max_length=150, blank=True)
    issued = models.DateField("Ngày ban hành", db_index=True)
    since = models.DateField("Ngày có hiệu lực", null=True, blank=True)
    until = models.DateField(
        "Ngày hết hiệu lực", null=True, blank=True, help_text="Ngày đầu tiên không còn hiệu lực; để trống khi đang còn."
    )
    file = models.ForeignKey(
        "editorial.Attachment", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Toàn văn"
    )

    parent_page_types = ["editorial.DocumentSection"]
    subpage_types: list[str] = []
    machine_kind = "Legislation"
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("kind")]),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("signer")]),
                FieldRowPanel([FieldPanel("issued"), FieldPanel("since"), FieldPanel("until")]),
            ],
            heading="Văn bản",
        ),
        FieldPanel("file"),
        InlinePanel("relations", heading="Quan hệ với văn bản khác", label="Văn bản"),
    ]

    class Meta:
        verbose_name = "văn bản"
        constraints = [
            models.CheckConstraint(
                name="document_until_after_since",
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
            )
        ]

    @property
    def searched(self) -> str:
        text = self.file.text if self.file else ""
        return f"{self.number} {self.get_kind_display()} {self.issuer} {self.signer} {self.summary} {text}"


class Relation(Orderable):
    """What this document does to an earlier one; seen from the other side as "được thay thế bởi …"."""

    class Kind(models.TextChoices):
        REPLACES = "replaces", "Thay thế"
        AMENDS = "amends", "Sửa đổi, bổ sung"
        GUIDES = "guides", "Hướng dẫn thi hành"
        BASED_ON = "based_on", "Căn cứ"

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("Quan hệ", max_length=10, choices=Kind.choices, default=Kind.REPLACES)
    other = models.ForeignKey(DocumentPage, models.CASCADE, related_name="reverse_relations", verbose_name="Văn bản")

    panels = [FieldPanel("kind"), PageChooserPanel("other", "editorial.DocumentPage")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "kind", "other"], name="one_relation_a_kind")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.other}"
