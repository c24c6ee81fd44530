"""Invented Vietnamese names with the frequencies one meets in the Red River delta."""

from random import Random

FAMILIES = (
    ("Nguyễn", 300), ("Trần", 110), ("Phạm", 85), ("Lê", 80), ("Vũ", 75), ("Đỗ", 50), ("Hoàng", 45), ("Bùi", 40),
    ("Đặng", 32), ("Đào", 26), ("Ngô", 22), ("Dương", 16), ("Phan", 15), ("Lương", 14), ("Trịnh", 14), ("Đoàn", 13),
    ("Mai", 12), ("Tạ", 11), ("Hà", 10), ("Lý", 9), ("Chu", 8), ("Cao", 7), ("Đinh", 7), ("Hồ", 6), ("Quách", 3),
    ("Khúc", 3), ("Tô", 3), ("Phùng", 3), ("Lã", 2), ("Nghiêm", 2), ("Tống", 2), ("Bạch", 1), ("Giang", 1),
)  # fmt: skip
_MIDDLES = {
    "nam": (
        ("Văn", 30), ("Đức", 10), ("Quang", 9), ("Xuân", 7), ("Minh", 7), ("Thành", 6), ("Ngọc", 6), ("Hữu", 5),
        ("Công", 5), ("Đình", 5), ("Duy", 4), ("Tuấn", 3), ("Trọng", 3), ("Mạnh", 3), ("Tiến", 3), ("Thế", 2),
        ("Bá", 2), ("Hồng", 2), ("Viết", 1), ("Khắc", 1),
    ),
    "nu": (
        ("Thị", 40), ("Thu", 9), ("Thanh", 8), ("Ngọc", 7), ("Phương", 6), ("Hồng", 6), ("Bích", 4), ("Minh", 4),
        ("Kim", 3), ("Thị Thu", 3), ("Thị Thanh", 3), ("Thị Hồng", 3), ("Thị Ngọc", 2), ("Thùy", 2), ("Diệu", 1),
        ("Hải", 1), ("Lan", 1), ("Mai", 1),
    ),
}  # fmt: skip
_MEN = """
Hùng Dũng Tuấn Hải Sơn Long Nam Thắng Cường Quân Khánh Đạt Phúc Thịnh Toàn Quyết Trung Hiếu Kiên Bình An Vinh Huy Hoàng
Tùng Lâm Tâm Thành Chiến Công Đông Giang Hòa Hưng Khoa Khôi Lộc Lợi Luân Mạnh Nghĩa Nhân Phong Phú Quang Quý Sáng Tài
Tân Thái Thiện Thông Tiến Tín Toản Tú Vượng Vương Vỹ Xuân Điệp Định Độ Đức
"""
_WOMEN = """
Hương Lan Hoa Huyền Hằng Nga Thủy Hà Trang Linh Ngân Yến Nhung Hạnh Hồng Loan Mai Mỹ Oanh Phượng Quỳnh Thảo Thoa Thơm
Thu Tuyết Vân Xuân Ánh Bích Chi Cúc Dung Duyên Đào Hải Hiền Hoài Huệ Khuyên Lệ Liên Lý Mến Minh Ngà Ngọc Nguyệt Nhàn Nhi
Phương Sen Tâm Thanh Thêm Thương Thúy Tình Trà Uyên Vui Vinh Ước Giang An
"""
_GIVEN = {"nam": _MEN.split(), "nu": _WOMEN.split()}


class NameMaker:
    """Draws names; the same generator state gives the same names."""

    def __init__(self, rng: Random):
        self._rng = rng
        self._families = _unroll(FAMILIES)
        self._middles = {gender: _unroll(pairs) for gender, pairs in _MIDDLES.items()}

    def draw(self, gender: str) -> str:
        """A whole name for ``gender`` (nam or nu); given and middle name never repeat each other."""
        pick = self._rng.choice
        given = pick(_GIVEN[gender])
        middle = pick(self._middles[gender])
        while given in middle.split():
            middle = pick(self._middles[gender])
        return f"{pick(self._families)} {middle} {given}"


def _unroll(pairs: tuple[tuple[str, int], ...]) -> list[str]:
    return [word for word, weight in pairs for _ in range(weight)]
