"""The list screens of accounts and of the audit trail."""

from django.urls import reverse
from django_tables2 import Column

from vinhdanh.ground.office.models import AuditRow
from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn, TimeColumn

from . import words
from .models import User


class UserTable(ListTable):
    full_name = NameColumn(
        verbose_name="Họ và tên", linkify=lambda record: reverse("accounts:user", args=[record.pk]), empty_values=()
    )
    username = Column(verbose_name="Tên đăng nhập")
    charges = Column(verbose_name="Vai trò, đơn vị", accessor="pk", orderable=False)
    is_active = Column(verbose_name="Tình trạng")
    last_login = TimeColumn(verbose_name="Đăng nhập lần cuối")

    what = "tài khoản"
    caption = "Danh sách tài khoản"
    empty = Empty("Chưa có tài khoản nào", "Thêm tài khoản cho từng người, rồi giao vai trò.", "user")

    class Meta:
        model = User
        fields = ("full_name", "username", "charges", "is_active", "last_login")
        order_by = "full_name"

    def render_full_name(self, record: User) -> str:
        return record.get_full_name()

    def render_charges(self, record: User) -> str:
        """Read from the prefetched assignments."""
        held = [f"{a.get_role_display()}, {a.unit.name}" for a in record.assignments.all()]
        return "; ".join(held) or "Chưa giao vai trò"

    def value_charges(self, record: User) -> str:
        return self.render_charges(record)

    def render_is_active(self, value: bool) -> str:
        return "Đang dùng" if value else "Đã khóa"


class AuditTable(ListTable):
    at = TimeColumn(verbose_name="Lúc")
    actor_name = NameColumn(verbose_name="Người thực hiện")
    action = Column(verbose_name="Việc")
    subject = Column(verbose_name="Đối tượng", accessor="pk", orderable=False)
    details = Column(verbose_name="Chi tiết", orderable=False)

    what = "dòng nhật ký"
    caption = "Nhật ký"
    empty = Empty("Nhật ký chưa có dòng nào", "Mọi thay đổi trong hệ thống đều ghi vào đây.", "book")

    class Meta:
        model = AuditRow
        fields = ("at", "actor_name", "action", "subject", "details")

    def render_action(self, value: str) -> str:
        return words.deed(value)

    def render_subject(self, record: AuditRow) -> str:
        return words.subject(record.subject_kind, record.subject_id)

    def value_subject(self, record: AuditRow) -> str:
        return self.render_subject(record)

    def render_details(self, value: dict) -> str:
        return words.particulars(value)
