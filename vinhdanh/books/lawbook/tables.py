"""The list of awards."""

from dataclasses import asdict

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from vinhdanh.ground.ui.tables import ListTable, NameColumn

from .catalogue import AwardRow
from .rules import MARKS


class AwardTable(ListTable):
    what = "danh hiệu, hình thức"
    caption = "Danh hiệu thi đua và hình thức khen thưởng"
    name = NameColumn(verbose_name="Tên", orderable=False)
    subjects = tables.Column(verbose_name="Đối tượng", orderable=False)
    level = tables.Column(verbose_name="Cấp", orderable=False)
    decides = tables.Column(verbose_name="Thẩm quyền quyết định", orderable=False)
    confidence = tables.Column(verbose_name="Văn bản", orderable=False)

    def __init__(self, *arguments, query: str = "", **options):
        self.query = query
        super().__init__(*arguments, **options)

    def group(self, record: AwardRow) -> str:
        return record.kind

    def render_name(self, value: str, record: AwardRow) -> SafeString:
        return render_to_string("lawbook/award_link.html", {"code": record.code, "name": value, "query": self.query})

    def value_name(self, value: str) -> str:
        return value

    def render_confidence(self, value: str) -> SafeString:
        return render_to_string("ui/parts/status.html", asdict(MARKS[value]))

    def value_confidence(self, value: str) -> str:
        return MARKS[value].text
