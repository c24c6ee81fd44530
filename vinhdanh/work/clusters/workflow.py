"""How a score table and a cluster's year move on, and what must hold before each step."""

from vinhdanh.ground.office.transitions import Transition, Workflow

from .ranking import without_official_result
from .scoreboard import board_of
from .states import ObjectionState, SeasonState, TableState


def is_led(season) -> str | None:
    if season.head_id is None:
        return "Chưa ghi cụm trưởng, khối trưởng của năm; hãy ghi trước khi ký giao ước."
    if season.table_id is None:
        return "Chưa chọn bảng tiêu chí chấm điểm của năm; hãy chọn trước khi ký giao ước."
    return None


def pact_is_agreed(season) -> str | None:
    pact = getattr(season, "pact", None)
    if pact is None or pact.signed_on is None:
        return "Giao ước chưa có ngày ký; hãy soạn giao ước và ghi ngày ký."
    return None


def somebody_handed_in(season) -> str | None:
    if not season.sheets.filter(kind="own", period="year").exclude(handed_in_at=None).exists():
        return "Chưa đơn vị nào nộp phiếu tự chấm điểm; hãy nhắc các đơn vị trước khi chuyển sang thẩm định."
    return None


def points_are_settled(season) -> str | None:
    board = board_of(season)
    if split := board.split_cells():
        member, criterion, _ = split[0]
        return (
            f"Còn {len(split)} ô điểm các bên chấm khác nhau, ô đầu là tiêu chí {criterion} của {member}; "
            "hãy thống nhất điểm ở trang Thẩm định."
        )
    if waiting := season.objections.filter(state=ObjectionState.OPEN).count():
        return f"Còn {waiting} kiến nghị về điểm chưa trả lời; hãy trả lời trước khi họp tổng kết."
    return None


def conference_was_held(season) -> str | None:
    conference = getattr(season, "conference", None)
    if conference is None:
        return "Chưa ghi ngày họp, số đại biểu của hội nghị tổng kết; hãy ghi trước khi xếp hạng."
    return None


def results_are_official(season) -> str | None:
    if waiting := without_official_result(season):
        return (
            f"Điểm còn tạm tính: chưa có kết quả năm chính thức của {', '.join(waiting[:5])}; "
            "hãy công nhận sau khi có quyết định đánh giá, xếp loại."
        )
    return None


def nothing_nominated(season) -> str | None:
    if season.places.exclude(nomination=None).exists():
        return "Đã lập hồ sơ đề nghị từ bảng xếp hạng này; hãy rút hồ sơ trước khi mở lại."
    return None


T, S = TableState, SeasonState

TABLE = Workflow(
    "score_table",
    Transition(T.DRAFT, "adopt", T.IN_FORCE, "clusters.edit_tables"),
    Transition(T.IN_FORCE, "replace", T.REPLACED, "clusters.edit_tables"),
    labels=dict(T.choices),
)

SEASON = Workflow(
    "season",
    Transition(S.REGISTERING, "begin", S.RUNNING, "clusters.lead", guards=(is_led, pact_is_agreed)),
    Transition(S.RUNNING, "open_scoring", S.SCORING, "clusters.lead"),
    Transition(S.SCORING, "open_verifying", S.VERIFYING, "clusters.lead", guards=(somebody_handed_in,)),
    Transition(S.VERIFYING, "call_conference", S.CONFERENCE, "clusters.lead", guards=(points_are_settled,)),
    Transition(S.CONFERENCE, "rank", S.RANKED, "clusters.lead", guards=(conference_was_held,)),
    Transition(S.RANKED, "confirm", S.CONFIRMED, "clusters.confirm", guards=(results_are_official,)),
    Transition(S.RUNNING, "back", S.REGISTERING, "clusters.lead"),
    Transition(S.SCORING, "back", S.RUNNING, "clusters.lead"),
    Transition(S.VERIFYING, "back", S.SCORING, "clusters.lead"),
    Transition(S.CONFERENCE, "back", S.VERIFYING, "clusters.lead"),
    Transition(S.RANKED, "back", S.CONFERENCE, "clusters.lead", guards=(nothing_nominated,)),
    Transition(S.CONFIRMED, "back", S.RANKED, "clusters.confirm", guards=(nothing_nominated,)),
    labels=dict(S.choices),
)
