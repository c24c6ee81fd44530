"""Lists put together at random from the habits of many offices are read back as they were meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vinhdanh.crafts.sheets.tests.lists import Sheet, Table, read

FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Đoàn",
    "Lý",
    "Tạ",
    "Chu",
    "Ban",
]
MIDDLES = ["Văn", "Thị", "Đức", "Ngọc", "Thu", "Hữu", "Thị Thu", "Xuân", ""]
GIVENS = ["An", "Ước", "Hòa", "Mỹ", "Thúy", "Đông", "Sơn", "Tổ", "Khoa", "Hội", "Trường", "Ánh", "Yến", "Quỳnh"]
UNITS = [
    "Trường THPT Khoái Châu",
    "Phòng Kế hoạch - Tài chính",
    "Tổ may số 3",
    "Thôn 2, xã Tân Hưng",
    "Văn phòng UBND xã",
]
AWARDS = {
    "LDTT": ["LĐTT", "Lao động tiên tiến", "LAO ĐỘNG TIÊN TIẾN", "Danh hiệu Lao động tiên tiến"],
    "CSTDCS": ["CSTĐCS", "CSTĐ cơ sở", "Chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cấp cơ sở"],
    "BKT": ["BK tỉnh", "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen UBND tỉnh"],
    "GK": ["Giấy khen", "GK của Chủ tịch UBND xã", "Giấy khen của Giám đốc Sở"],
}
HEADINGS = {
    "order": ["STT", "TT", "Số TT"],
    "name": ["Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Họ và tên/ Tên tập thể"],
    "born": ["Năm sinh", "Ngày, tháng, năm sinh", "Ngày sinh", "Sinh năm"],
    "position": ["Chức vụ", "Chức danh", "Nghề nghiệp/ Chức vụ"],
    "unit": ["Đơn vị", "Đơn vị công tác", "Bộ phận", "Nơi cư trú", "Phòng ban"],
    "award": ["Danh hiệu đề nghị", "Hình thức KT", "Đề nghị tặng", "Danh hiệu, hình thức đề nghị"],
    "note": ["Ghi chú", "Điện thoại", "Dân tộc"],
}
LETTERHEADS: list[Table] = [
    [],
    [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"]],
    [
        ["UBND TỈNH HƯNG YÊN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ Y TẾ", None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"],
        ["Năm học 2024 - 2025"],
        ["(Kèm theo Tờ trình số 8/TTr-SYT ngày 15/6/2025)"],
        [],
    ],
]
FEET: list[Table] = [
    [],
    [["Tổng số: 9 cá nhân"]],
    [
        [None, None, None, "Hưng Yên, ngày 05 tháng 12 năm 2025"],
        [None, None, None, "GIÁM ĐỐC"],
        [],
        [None, None, None, "Lê Văn Ký"],
    ],
    [
        [],
        ["Ấn định danh sách có 9 người./."],
        [None, "NGƯỜI LẬP", None, "THỦ TRƯỞNG ĐƠN VỊ"],
        [None, "(đã ký)"],
        [None, "Trần Thị Mai"],
    ],
]


@dataclass
class Person:
    name: str
    born: date | int
    unit: str
    award: str
    spelling: str
    shown: Any = None
    row: int = field(default=0)


@st.composite
def people(draw: st.DrawFn) -> list[Person]:
    made = []
    for _ in range(draw(st.integers(2, 8))):
        words = (draw(st.sampled_from(FAMILIES)), draw(st.sampled_from(MIDDLES)), draw(st.sampled_from(GIVENS)))
        day = draw(st.dates(date(1950, 1, 1), date(2005, 12, 31)))
        written: tuple[Any, Any] = draw(
            st.sampled_from(
                [
                    (day, day),
                    (f"{day.day}/{day.month}/{day.year}", day),
                    (f"{day.day:02d}-{day.month:02d}-{day.year}", day),
                    (day.year, day.year),
                    (str(day.year), day.year),
                    ((day - date(1899, 12, 30)).days, day),
                ]
            )
        )
        shown, born = written
        award = draw(st.sampled_from(sorted(AWARDS)))
        person = Person(" ".join(filter(None, words)), born, draw(st.sampled_from(UNITS)), award, "", shown)
        person.spelling = draw(st.sampled_from(AWARDS[award]))
        made.append(person)
    return made


@st.composite
def lists(draw: st.DrawFn) -> tuple[Sheet, list[Person]]:
    """A sheet and the people it means, each with the line it stands in."""
    persons = draw(people())
    grouping = draw(st.sampled_from(["none", "award", "unit"]))
    columns = ["name", *draw(st.permutations(["born", "position", "note"]))[: draw(st.integers(1, 3))]]
    if "born" not in columns:
        columns.append("born")
    if grouping != "unit" or draw(st.booleans()):
        columns.append("unit")
    if grouping != "award" or draw(st.booleans()):
        columns.append("award")
    if draw(st.booleans()) or grouping != "none":
        columns = ["order", *columns]
    headings = [draw(st.sampled_from(HEADINGS[name])) for name in columns]
    rows: list[list[Any]] = [list(row) for row in draw(st.sampled_from(LETTERHEADS))]
    merges: list[str] = []
    rows.append(list(headings))
    if draw(st.booleans()):
        rows.append([f"({number})" for number in range(1, len(columns) + 1)])
    if grouping != "none":
        persons.sort(key=lambda person: getattr(person, grouping))
    capitals = draw(st.booleans())
    previous = ""
    for number, person in enumerate(persons, 1):
        if grouping != "none" and (current := getattr(person, grouping)) != previous:
            previous = current
            title = AWARDS[current][1].upper() if grouping == "award" else current
            rows.append([f"{'I' * (1 + len(merges) % 3)}. {title}"])
            merges.append(f"A{len(rows)}:{chr(64 + len(columns))}{len(rows)}")
        values = {
            "order": number,
            "name": person.name.upper() if capitals else f"{person.name} ",
            "born": person.shown,
            "position": "Chuyên viên",
            "unit": person.unit,
            "award": person.spelling,
            "note": None,
        }
        rows.append([values[name] for name in columns])
        person.row = len(rows)
    rows += [list(row) for row in draw(st.sampled_from(FEET))]
    return Sheet(rows, merges=merges if draw(st.booleans()) else []), persons


@settings(max_examples=100, deadline=None)
@given(lists())
def test_what_was_meant_is_what_is_read(made: tuple[Sheet, list[Person]]) -> None:
    sheet, persons = made
    result = read(sheet)
    got = [(row.row, row.name, row.born, row.unit, row.award) for row in result.rows]
    assert got == [(person.row, person.name, person.born, person.unit, person.award) for person in persons]
    assert all(problem.code == "duplicate" for row in result.rows for problem in row.problems)
