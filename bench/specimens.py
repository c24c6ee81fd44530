"""Diplomas to print: the same for us and for the rivals."""

from __future__ import annotations

from datetime import date

from vinhdanh.crafts.papers import Diploma, Signature

_NAMES = ("Nguyễn Văn Hùng", "Trần Thị Thu Hương", "Phạm Quang Đạt", "Vũ Thị Ngọc Ánh", "Đỗ Hữu Tâm")
_PLACES = ("Trường Trung học phổ thông Khoái Châu", "Ủy ban nhân dân xã Tân Hưng", "Bệnh viện Đa khoa Phố Nối")


def diplomas(many: int) -> list[Diploma]:
    """So many certificates of the province's chairman, all different."""
    return [_diploma(number) for number in range(many)]


def _diploma(number: int) -> Diploma:
    return Diploma(
        giver="Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
        award="Bằng khen",
        name=_NAMES[number % len(_NAMES)],
        position=f"Chuyên viên, {_PLACES[number % len(_PLACES)]}",
        achievement=(
            f"Đã có thành tích xuất sắc trong thực hiện nhiệm vụ công tác {number % 4 + 2} năm liền, góp phần vào sự "
            "nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc"
        ),
        decision="2718/QĐ-UBND",
        decided_on=date(2025, 12, 20),
        gold_book_number=str(number + 1),
        place="Hưng Yên",
        signature=Signature(position="CHỦ TỊCH", name="Đặng Văn Ký"),
        address=f"https://thidua.hungyen.gov.vn/x/abcdefghjkmnpqrstuvwxy{number:04d}",
    )
