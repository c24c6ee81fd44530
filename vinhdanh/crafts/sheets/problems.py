"""The faults of a row, each told in one place: what is wrong, where, how to mend it."""

from __future__ import annotations

from vinhdanh.crafts.sheets.model import HOUSEHOLD, PERSON, UNIT, Problem

SUBJECT_NAMES = {PERSON: "cá nhân", UNIT: "tập thể", HOUSEHOLD: "hộ gia đình", "foreigner": "người nước ngoài"}


def missing_name(cell: str) -> Problem:
    return Problem("missing_name", cell, f"Ô {cell}: thiếu tên; ghi họ và tên đầy đủ, hoặc xóa cả dòng nếu thừa.")


def missing_unit(cell: str) -> Problem:
    return Problem("missing_unit", cell, f"Ô {cell}: thiếu đơn vị; ghi tên đơn vị công tác hoặc nơi cư trú.")


def unknown_award(cell: str, text: str, suggestion: str | None) -> Problem:
    if not text:
        return Problem(
            "unknown_award", cell, f"Ô {cell}: chưa ghi danh hiệu hoặc hình thức đề nghị; ghi theo tên trong Luật."
        )
    hint = f"; có phải “{suggestion}”?" if suggestion else "; ghi tên theo Luật Thi đua, khen thưởng."
    return Problem("unknown_award", cell, f"Ô {cell}: không có danh hiệu, hình thức khen thưởng nào tên “{text}”{hint}")


def bad_date(cell: str, why: str) -> Problem:
    return Problem("bad_date", cell, f"Ô {cell}: {why}; ghi ngày/tháng/năm sinh đúng theo giấy tờ, hoặc chỉ ghi năm.")


def bad_day(cell: str, why: str) -> Problem:
    return Problem("bad_date", cell, f"Ô {cell}: ngày quyết định {why}; ghi đủ ngày/tháng/năm như trong quyết định.")


def bad_identity(cell: str, why: str) -> Problem:
    return Problem("bad_id", cell, f"Ô {cell}: số định danh {why}; nhập lại dưới dạng văn bản, đủ 12 chữ số.")


def shared_identity(cell: str, name: str, row: int) -> Problem:
    return Problem(
        "bad_id",
        cell,
        f"Ô {cell}: số định danh này đã ghi cho {name} ở dòng {row}; kiểm tra và sửa một trong hai dòng.",
    )


def formula(cell: str, error: str = "") -> Problem:
    what = f"công thức báo lỗi {error}" if error else "có công thức nhưng chưa có kết quả"
    return Problem("formula", cell, f"Ô {cell}: {what}; chép cột này rồi dán lại dạng giá trị (Paste Values).")


def wrong_subject(cell: str, award: str, allowed: frozenset[str], name: str, subject: str) -> Problem:
    who = ", ".join(SUBJECT_NAMES[kind] for kind in SUBJECT_NAMES if kind in allowed)
    return Problem(
        "wrong_subject",
        cell,
        f"Ô {cell}: “{award}” chỉ dành cho {who}, “{name}” là {SUBJECT_NAMES[subject]}; chọn danh hiệu khác.",
    )


def duplicate(cell: str, name: str, award: str, sheet: str, row: int) -> Problem:
    return Problem(
        "duplicate", cell, f"Ô {cell}: trùng với dòng {row} trang “{sheet}” ({name}, {award}); xóa một trong hai dòng."
    )
