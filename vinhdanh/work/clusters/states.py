"""The states things of this room can be in."""

from django.db import models


class TableState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    IN_FORCE = "in_force", "Đang áp dụng"
    REPLACED = "replaced", "Đã có bản mới"


class SeasonState(models.TextChoices):
    REGISTERING = "registering", "Đăng ký, ký giao ước"
    RUNNING = "running", "Thực hiện giao ước"
    SCORING = "scoring", "Đơn vị tự chấm điểm"
    VERIFYING = "verifying", "Thẩm định điểm"
    CONFERENCE = "conference", "Hội nghị tổng kết"
    RANKED = "ranked", "Đã xếp hạng, chờ công nhận"
    CONFIRMED = "confirmed", "Đã công nhận"


class ObjectionState(models.TextChoices):
    OPEN = "open", "Chờ trả lời"
    ACCEPTED = "accepted", "Chấp nhận"
    REJECTED = "rejected", "Giữ nguyên điểm"
