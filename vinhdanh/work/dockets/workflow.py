"""The states of a docket and of a comment. That a docket's time is over is no state: the clock says it (``Docket``)."""

from django.db import models

from vinhdanh.ground.office import clock
from vinhdanh.ground.office.transitions import Transition, Workflow


class DocketState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    PUBLISHED = "published", "Đã đăng"
    DONE = "done", "Đã kết thúc"
    DROPPED = "dropped", "Đã bỏ"


class CommentState(models.TextChoices):
    WAITING = "waiting", "Chờ kiểm duyệt"
    SHOWN = "shown", "Được đăng"
    KEPT = "kept", "Không đăng, vẫn xem xét"
    HIDDEN = "hidden", "Bị ẩn"


class Disposition(models.TextChoices):
    """What was done with what a comment says."""

    NONE = "", "Chưa xử lý"
    NOTED = "noted", "Đã ghi nhận"
    UNFOUNDED = "unfounded", "Đã xác minh: không có cơ sở"
    FOUNDED = "founded", "Đã xác minh: có cơ sở, đã báo người có thẩm quyền"
    REFERRED = "referred", "Đã chuyển cơ quan có thẩm quyền giải quyết"
    OUTSIDE = "outside", "Không thuộc nội dung lấy ý kiến"


D, C = DocketState, CommentState


def _nobody_listed(docket) -> str | None:
    return None if docket.listed.exists() else "Danh sách chưa có ai; hãy chọn ít nhất một hồ sơ để đăng."


def _still_open(docket) -> str | None:
    if docket.is_open(clock.today()):
        return f"Còn nhận ý kiến đến hết ngày {docket.closes:%d/%m/%Y}; chưa kết thúc được."
    return None


def _undisposed(docket) -> str | None:
    waiting = docket.comments.filter(disposition=Disposition.NONE).count()
    if waiting:
        return f"Còn {waiting} ý kiến chưa ghi kết quả xử lý; hãy xử lý hết rồi kết thúc."
    return None


def _commented(docket) -> str | None:
    if docket.comments.exists():
        return "Đã có ý kiến của người dân nên không gỡ danh sách được; hãy để hết thời hạn rồi xử lý từng ý kiến."
    return None


DOCKET = Workflow(
    "docket",
    Transition(D.DRAFT, "publish", D.PUBLISHED, "dockets.open", guards=(_nobody_listed,), basis="152/2025/NĐ-CP Đ44.2"),
    Transition(D.DRAFT, "drop", D.DROPPED, "dockets.open"),
    Transition(D.DROPPED, "restore", D.DRAFT, "dockets.open"),
    Transition(D.PUBLISHED, "take_down", D.DRAFT, "dockets.open", guards=(_commented,)),
    Transition(D.PUBLISHED, "finish", D.DONE, "dockets.open", guards=(_still_open, _undisposed)),
    labels=dict(D.choices),
)

COMMENT = Workflow(
    "comment",
    *(
        Transition(state, verb, target, "dockets.moderate")
        for verb, target in (("show", C.SHOWN), ("keep", C.KEPT), ("hide", C.HIDDEN))
        for state in CommentState
        if state != target
    ),
    labels=dict(C.choices),
)
