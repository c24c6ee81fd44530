"""Users and what they are charged with: a role in the subtree of a unit, for a time."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from vinhdanh.ground.registry.models import Unit


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", "Quản trị viên"
    BOARD_OFFICER = "board_officer", "Chuyên viên thi đua, khen thưởng tỉnh"
    BOARD_HEAD = "board_head", "Lãnh đạo cơ quan thường trực"
    INSPECTORATE = "inspectorate", "Thanh tra"
    UNIT_OFFICER = "unit_officer", "Cán bộ phụ trách của đơn vị"
    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    COUNCIL_SECRETARY = "council_secretary", "Thư ký Hội đồng"
    COUNCIL_MEMBER = "council_member", "Thành viên Hội đồng"


class User(AbstractUser):
    """An account. Vietnamese names are written whole, in ``full_name``: family name first."""

    full_name = models.CharField(max_length=150, blank=True)

    def get_full_name(self):
        return self.full_name or self.username


class Assignment(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role", "unit"], name="one_assignment")]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.unit}"
