"""The list of authorities by what they print on."""

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.registry.models import Authority
from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn, NumberColumn


class AuthorityTable(ListTable):
    """Wants the annotations ``templates`` and ``stock``."""

    what, caption = "cơ quan", "Các cơ quan ban hành quyết định"
    empty = Empty(
        "Chưa có cơ quan nào ban hành quyết định",
        "Người có thẩm quyền quyết định được ghi ở trang đơn vị trong Danh bạ; ghi xong thì đặt mẫu, phôi ở đây.",
        "document",
    )

    title = NameColumn(verbose_name="Người quyết định", linkify=("decisions:stationery_of", {"pk": tables.A("pk")}))
    unit = tables.Column(verbose_name="Đơn vị", order_by=("unit__party__folded",))
    templates = NumberColumn(verbose_name="Mẫu riêng")
    stock = NumberColumn(verbose_name="Phôi bằng")

    def value_unit(self, record: Authority) -> str:
        return record.unit.name


class AuthorityFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_words", label="Cơ quan, đơn vị")
    own = filters.ChoiceFilter(
        method="with_own", label="Mẫu riêng, phôi", empty_label="Mọi cơ quan",
        choices=(("co", "Có mẫu riêng hoặc phôi"), ("chua", "Dùng mọi thứ của hệ thống")),
    )  # fmt: skip

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(unit__party__folded__contains=word)
        return rows

    def with_own(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        has = Q(templates__gt=0) | Q(stock__gt=0)
        return rows.filter(has if value == "co" else ~has)
