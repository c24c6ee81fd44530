"""What this room's tests start from: old lists of the department as workbooks, its people, a round that is open."""

from collections.abc import Sequence

import pytest

from vinhdanh.crafts.sheets.tests.lists import Sheet, workbook
from vinhdanh.work.archive import actions, tasks
from vinhdanh.work.nominations.tests.conftest import (  # noqa: F401 - the round and its nominations start there
    actors,
    held,
    keep,
    round,
    signed_in,
    take,
)

HEADINGS = ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu"]
SCHOOL = "Trường THPT Khoái Châu"
ATTACHED = "(Kèm theo Quyết định số {}/QĐ-SGDĐT ngày 20/7/{} của Giám đốc Sở Giáo dục và Đào tạo)"


def decisions(*rows: Sequence[object], year: int = 2024, number: int = 215, attached: bool = True) -> bytes:
    """The workbook of a decision list: (name, birth, award) a row."""
    above = [[f"DANH SÁCH ĐƯỢC TẶNG DANH HIỆU NĂM HỌC {year - 1}–{year}"]]
    above += [[ATTACHED.format(number, year)]] if attached else []
    body = [[n, name, born, SCHOOL, award] for n, (name, born, award) in enumerate(rows, start=1)]
    return workbook(Sheet([*above, HEADINGS, *body]))


def results(*rows: Sequence[object], year: int = 2024) -> bytes:
    """The workbook of yearly results: (name, birth, result) a row."""
    headings = ["STT", "Họ và tên", "Năm sinh", "Đơn vị", f"Kết quả xếp loại năm {year}"]
    body = [[n, name, born, SCHOOL, result] for n, (name, born, result) in enumerate(rows, start=1)]
    return workbook(Sheet([[f"BẢNG TỔNG HỢP KẾT QUẢ XẾP LOẠI NĂM HỌC {year - 1}–{year}"], headings, *body]))


@pytest.fixture
def send(province, actors, at):  # noqa: F811
    """``send(decisions(…))``: the list is sent by the department's officer; answers the batch."""

    def run(content, kind="decisions", proof="quyet_dinh", unit=None, by=None, name="cu.xlsx", when=None, **said):
        batch, _ = actions.send(
            unit or province.department, by=by or actors.unit_officer, at=when or at, kind=kind, proof=proof,
            content=content, filename=name, **said,
        )  # fmt: skip
        return batch

    return run


@pytest.fixture
def bring(send, actors):  # noqa: F811
    """``bring(decisions(…))``: sent and brought in; answers the batch with its report."""

    def run(content, **options):
        batch = send(content, **options)
        tasks.bring(batch, by=options.get("by") or actors.unit_officer)
        batch.refresh_from_db()
        return batch

    return run
