"""The list screens of the registry."""

from django.urls import reverse
from django.utils.html import format_html
from django_tables2 import Column

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.tables import DateColumn, Empty, ListTable, NameColumn, ToolsColumn

from .models import Likeness, Party, Person, Unit

_SHOWN_OLD_NAMES = 4


class UnitTable(ListTable):
    name = NameColumn(
        verbose_name="Đơn vị",
        accessor="party__name",
        order_by="party__folded",
        linkify=lambda record: reverse("registry:unit", args=[record.pk]),
    )
    code = Column(verbose_name="Mã số")
    kind = Column(verbose_name="Loại", order_by=("rank", "party__folded"))
    home = Column(verbose_name="Trực thuộc", accessor="party__home__party__name")
    old_names = Column(verbose_name="Tên cũ, tên mới", accessor="pk", orderable=False)

    what = "đơn vị"
    caption = "Danh sách đơn vị"
    empty = Empty("Danh bạ chưa có đơn vị nào", "Thêm từng đơn vị, hoặc nhập cả danh sách từ Excel.", "list")

    class Meta:
        model = Unit
        fields = ("name", "code", "kind", "home", "old_names")
        order_by = "kind"

    def render_old_names(self, record: Unit) -> str:
        """What went into it, and what it went into: read from the prefetched successions; what was sought first."""
        sought = fold(self.request.GET.get("q", "")) if hasattr(self, "request") else ""
        before = [row.old.name for row in record.predecessors.all()]
        if sought:
            before.sort(key=lambda name: sought not in fold(name))
        after = [row.new.name for row in record.successors.all()]
        more = f" và {len(before) - _SHOWN_OLD_NAMES} đơn vị khác" if len(before) > _SHOWN_OLD_NAMES else ""
        parts = []
        if before:
            parts.append(f"Trước đây: {', '.join(before[:_SHOWN_OLD_NAMES])}{more}")
        if after:
            parts.append(f"Nay là: {', '.join(after)}")
        return ". ".join(parts) or str(self.default)

    def value_old_names(self, record: Unit) -> str:
        return self.render_old_names(record) if record.predecessors.all() or record.successors.all() else ""


class PersonTable(ListTable):
    name = NameColumn(
        verbose_name="Họ và tên",
        accessor="party__name",
        order_by="party__folded",
        linkify=lambda record: reverse("registry:person", args=[record.pk]),
    )
    born = DateColumn(verbose_name="Ngày, năm sinh", accessor="pk", order_by=("born_year", "born_on"))
    gender = Column(verbose_name="Giới tính")
    position = Column(verbose_name="Chức vụ, nghề nghiệp")
    home = Column(verbose_name="Đơn vị", accessor="party__home__party__name")

    what = "người"
    caption = "Danh sách cá nhân"
    empty = Empty("Chưa có cá nhân nào", "Thêm từng người, hoặc tải danh sách đề nghị của đơn vị.", "people")

    class Meta:
        model = Person
        fields = ("name", "born", "gender", "position", "home")
        order_by = "name"

    def render_born(self, record: Person) -> str:
        return DateColumn().render(record.born_on) if record.born_on else str(record.born_year or "")

    def value_born(self, record: Person) -> object:
        return record.born_on or record.born_year


class LikenessTable(ListTable):
    """Pairs of persons who may be one, the likeliest first."""

    what = "cặp"
    caption = "Những người có thể bị ghi hai lần"
    empty = Empty("Không có ai bị ngờ ghi hai lần", "Người mới được so với danh bạ mỗi khi ghi vào.", "check")

    one = NameColumn(verbose_name="Người thứ nhất", order_by=("one__folded",))
    other = Column(verbose_name="Người thứ hai", orderable=False)
    why = Column(verbose_name="Vì sao", order_by=("weight",))
    tools = ToolsColumn(template_name="registry/parts/likeness_tools.html")

    class Meta:
        order_by = "-why"

    def render_one(self, value: Party) -> str:
        return _told(value)

    render_other = render_one

    def value_one(self, value: Party) -> str:
        return value.name

    value_other = value_one

    def render_why(self, record: Likeness, value: str) -> str:
        return value[:1].upper() + value[1:]


def _told(party: Party) -> str:
    """A person with birth and unit, so that namesakes are told apart."""
    person = party.person
    born = DateColumn().render(person.born_on) if person.born_on else str(person.born_year or "chưa có năm sinh")
    home = party.home.name if party.home else "chưa rõ đơn vị"
    under = " · ".join(part for part in (f"sinh {born}" if person.born_year else born, person.position, home) if part)
    link = reverse("registry:person", args=[party.pk])
    return format_html('<a href="{}">{}</a><span class="sub">{}</span>', link, party.name, under)
