"""What the lists of users and of the audit trail are filtered by."""

import django_filters
from django.db.models import Q, QuerySet

from vinhdanh.ground.office.models import AuditRow

from . import words
from .models import Role, User


class UserFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Tên đăng nhập, họ tên, thư điện tử", method="search")
    role = django_filters.ChoiceFilter(
        label="Vai trò", field_name="assignments__role", choices=Role.choices, empty_label="Mọi vai trò", distinct=True
    )
    active = django_filters.ChoiceFilter(
        label="Tình trạng",
        field_name="is_active",
        choices=[(True, "Đang dùng"), (False, "Đã khóa")],
        empty_label="Tất cả",
    )

    class Meta:
        model = User
        fields = ["q", "role", "active"]

    def search(self, rows: QuerySet[User], _name: str, text: str) -> QuerySet[User]:
        return rows.filter(Q(username__icontains=text) | Q(full_name__icontains=text) | Q(email__icontains=text))


class AuditFilter(django_filters.FilterSet):
    actor = django_filters.CharFilter(label="Người thực hiện", field_name="actor_name", lookup_expr="icontains")
    deed = django_filters.ChoiceFilter(
        label="Việc",
        field_name="action",
        lookup_expr="startswith",
        choices=list(words.DEEDS.items()),
        empty_label="Mọi việc",
    )
    since = django_filters.DateFilter(
        label="Từ ngày", field_name="at", lookup_expr="date__gte", widget=django_filters.widgets.forms.DateInput
    )
    until = django_filters.DateFilter(label="Đến ngày", field_name="at", lookup_expr="date__lte")

    class Meta:
        model = AuditRow
        fields = ["actor", "deed", "since", "until"]
