"""What the gallery page shows: every component with invented data."""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from .components.verdicts import OUTCOMES
from .parts import Colophon, Figure, Masthead, MenuItem, Problem, Share, Step, YearMark

BECAUSE = [
    {
        "ref": "06/2022/QH15 Đ22.1",
        "outcome": "met",
        "text": "Có 3 lần liên tục được tặng danh hiệu Chiến sĩ thi đua cơ sở",
        "got": 3,
        "need": 3,
        "evidence": [
            {"year": 2023, "cite": "412/QĐ-SGDĐT ngày 18/07/2023"},
            {"year": 2024, "cite": "397/QĐ-SGDĐT ngày 15/07/2024"},
            {"year": 2025, "cite": "451/QĐ-SGDĐT ngày 21/07/2025", "proof": "khai"},
        ],
    },
    {
        "ref": "06/2022/QH15 Đ22.1",
        "outcome": "unknown",
        "text": "Có sáng kiến áp dụng hiệu quả và có khả năng nhân rộng trong phạm vi tỉnh",
        "children": [
            {"outcome": "met", "text": "Có sáng kiến", "evidence": [{"initiative": "Dạy đọc hiểu", "year": 2024}]},
            {"outcome": "unknown", "text": "Được công nhận phạm vi ảnh hưởng trong tỉnh", "ref": "06/2022/QH15 Đ22.1"},
        ],
    },
    {"ref": "152/2025/NĐ-CP Đ4", "outcome": "not_met", "text": "Không trong thời gian bị kỷ luật", "got": 1, "need": 0},
]

YEARS = [
    YearMark(2016, "Tốt", "hoàn thành tốt nhiệm vụ"),
    YearMark(2017, "Tốt", "hoàn thành tốt nhiệm vụ"),
    YearMark(2018, "XS", "hoàn thành xuất sắc nhiệm vụ", excellent=True, titles=("CSTĐCS",)),
    YearMark(2019, "Tốt", "hoàn thành tốt nhiệm vụ", titles=("LĐTT",)),
    YearMark(2020, "XS", "hoàn thành xuất sắc nhiệm vụ", excellent=True, titles=("CSTĐCS",), initiatives=("Số hóa",)),
    YearMark(2021, "XS", "hoàn thành xuất sắc nhiệm vụ", excellent=True, titles=("CSTĐCS",), forms=("BK tỉnh",)),
    YearMark(2022),
    YearMark(2023, "XS", "hoàn thành xuất sắc nhiệm vụ", excellent=True, titles=("CSTĐCS",)),
    YearMark(2024, "XS", "hoàn thành xuất sắc nhiệm vụ", excellent=True, titles=("CSTĐCS",), initiatives=("Đọc hiểu",)),
    YearMark(2025, "XS", "hoàn thành xuất sắc nhiệm vụ", excellent=True, expected=True),
]


class SampleForm(forms.Form):
    """A form with one of each field, bound to faulty data so that faults are seen."""

    name = forms.CharField(label="Họ và tên", help_text="Ghi như trong hồ sơ cán bộ")
    born = forms.DateField(
        label="Ngày sinh", error_messages={"invalid": "Tháng 2 không có ngày 31. Ghi ngày đúng hoặc chỉ năm sinh."}
    )
    award = forms.ChoiceField(label="Danh hiệu", choices=[("BKT", "Bằng khen của Chủ tịch UBND tỉnh")])
    merit = forms.CharField(label="Thành tích", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    group = forms.ChoiceField(
        label="Nhóm đối tượng",
        widget=forms.RadioSelect,
        choices=[("a", "Công nhân, nông dân, người lao động"), ("b", "Công chức, viên chức")],
    )
    direct = forms.BooleanField(label="Trực tiếp lao động, sản xuất", required=False)


class SampleUpload(forms.Form):
    """A form with a file only."""

    file = forms.FileField(label="Danh sách", help_text="Chưa có gì được ghi cho đến khi đọc xong tệp.")


def _menu() -> list[MenuItem]:
    return [
        MenuItem("Việc của tôi", "#viec", count=9, hot=True),
        MenuItem("Hồ sơ đề nghị", "#ho-so", current=True),
        MenuItem("Đợt xét", "#dot-xet"),
        MenuItem("Hội đồng", "#hoi-dong"),
        MenuItem("Quyết định", "#quyet-dinh"),
        MenuItem("Sổ vàng", "#so-vang"),
    ]


def gallery_context(request: HttpRequest) -> dict[str, Any]:
    """The context of ui/gallery.html."""
    form = SampleForm(data={"name": "Nguyễn Thị Ứng", "born": "31/02/1982", "group": "a"})
    return {
        "menu": _menu(),
        "masthead": Masthead(
            office="Sở Nội vụ tỉnh Hưng Yên",
            search_url="#tim",
            user_name="Lê Thị Mai Anh",
            user_role="Chuyên viên, Phòng Thi đua – Khen thưởng",
            account_url="#tai-khoan",
            notices_url="#thong-bao",
            notices_count=3,
        ),
        "colophon": Colophon(
            "Thi đua, khen thưởng tỉnh Hưng Yên", ("Cơ quan chủ quản: Ủy ban nhân dân tỉnh Hưng Yên",)
        ),
        "today": date(2025, 12, 2),
        "outcomes": list(OUTCOMES),
        "because": BECAUSE,
        "years": YEARS,
        "form": form,
        "upload": SampleUpload(),
        "figures": [
            Figure("312", "hồ sơ chờ thẩm định", url="#a"),
            Figure("77", "cần bổ sung thông tin", tone="unknown"),
            Figure("1.086", "sẵn sàng trình Hội đồng", tone="met"),
            Figure("61", "đơn vị chưa gửi danh sách", of="186"),
        ],
        "chips": [
            MenuItem("Tất cả", "#a", current=True, count=268),
            MenuItem("Đủ điều kiện", "#b", count=214, icon="check"),
            MenuItem("Dòng có lỗi", "#c", count=14, icon="warning"),
        ],
        "tabs": [MenuItem("Danh sách", "#a", current=True), MenuItem("Kiến nghị", "#b", count=1, hot=True)],
        "shares": [
            Share("hồ sơ đơn vị tự quyết định", 140, "met"),
            Share("hồ sơ trình lên tỉnh", 30, "lacquer"),
        ],
        "stations": [
            Step("Đơn vị trình", "28/11/2025", "Sở Giáo dục và Đào tạo", state="done"),
            Step("Đang thẩm định", "02/12/2025", "Lê Thị Mai Anh", state="now"),
            Step("Hội đồng họp", "15/12/2025"),
        ],
        "problems": [
            Problem("tháng 2 không có ngày 31. Ghi năm sinh, hoặc ngày đúng theo hồ sơ.", "C13"),
            Problem("Sáng kiến năm 2024 đã được công nhận phạm vi toàn tỉnh chưa?", question=True),
        ],
        "facts": [
            ("Đơn vị trình", "Sở Giáo dục và Đào tạo"),
            ("Tờ trình", "214/TTr-SGDĐT, 28/11/2025"),
            ("Ghi chú", ""),
        ],
        "page": Paginator(range(1234), 50).page(request.GET.get("page", 2)),
    }
