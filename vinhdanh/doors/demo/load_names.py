"""Names for hundreds of thousands: as many given and middle names as a province has, common ones common.

With the few names of the small demo everyone would have hundreds of namesakes in every commune, and how often a look-up
finds whom it means would say nothing.
"""

from itertools import accumulate
from random import Random

from .names import FAMILIES

_RARE_FAMILIES = """
Lưu Vương Trương Võ Đoàn Thái Kiều Doãn Lại La Từ Triệu Quản Văn Phí Tăng Thân Mạc Viên Ninh Khổng Vi Âu Cù Đàm Nhữ
Bế Hứa Ông Ứng Thiều Tiêu Lục Mẫn An Đồng Trang Thẩm Kim Bồ Nông Hán Cấn
"""
_MIDDLES = {
    "nam": (0.28, """
Văn Đức Quang Xuân Minh Thành Ngọc Hữu Công Đình Duy Tuấn Trọng Mạnh Tiến Thế Bá Hồng Viết Khắc Anh Quốc Hoàng Thanh
Gia Việt Hải Chí Trung Đăng Sỹ Tất Như Huy Bảo Phú Thái Ngọc_Minh Nhật Trường Danh Vĩnh Doãn Đại Nam Kim Thiện Hùng
Tấn Khánh Phúc Tùng Sơn Lê_Minh Trần_Đức Phạm_Quang Hoàng_Anh Đức_Minh Minh_Đức Tuấn_Anh Quang_Minh Gia_Bảo
Đình_Quang Văn_Minh Xuân_Trường Bùi_Quang Vũ_Hoàng Đỗ_Minh Ngô_Quang Lê_Đức Cao_Minh Nghĩa Lương Kiên Bình An Khôi
Nguyên Thiên Cao Hà Phi Song Phương Đông Lâm
"""),
    "nu": (0.36, """
Thị Thu Thanh Ngọc Phương Hồng Thị_Thu Thị_Thanh Thị_Hồng Thị_Ngọc Bích Minh Kim Thùy Thị_Phương Thị_Minh Thị_Kim
Thị_Bích Thị_Thúy Thị_Mai Thị_Lan Khánh Quỳnh Diệu Hải Lan Mai Mỹ Hoài Thị_Hải Thị_Quỳnh Thị_Thùy Thị_Hoài Thị_Khánh
Bảo Tuyết Thảo Như Hà Hương Thị_Tuyết Thị_Xuân Thị_Diệu Thị_Việt Thị_Mỹ Thị_Vân Thị_Hương Thị_Hà Thị_Như Thị_Cẩm
Thị_Lệ Thị_Yến Thị_Huyền Thị_Hiền Thị_Anh Thị_Ánh Thị_Tố Thị_Tú Thị_Trà Thị_Linh Thị_Nhật Thị_Ái Cẩm Ánh Tú Vân Trà
Tố An Thiên Nhật Ái Yến Huyền Linh Xuân Lệ Gia Việt Hiền Nguyệt Hạnh Kiều Mộng Đan Uyên Thục Hoàng Đoan Hạ Trúc Ngân
"""),
}  # fmt: skip
_GIVEN = {
    "nam": """
Hùng Dũng Tuấn Hải Sơn Long Nam Thắng Cường Quân Khánh Đạt Phúc Thịnh Toàn Trung Hiếu Kiên Bình An Vinh Huy Hoàng
Tùng Lâm Tâm Thành Chiến Công Đông Giang Hòa Hưng Khoa Khôi Lộc Lợi Luân Mạnh Nghĩa Nhân Phong Phú Quang Quý Sáng
Tài Tân Thái Thiện Thông Tiến Tín Tú Vượng Vương Xuân Định Độ Đức Quyết Toản Điệp Vỹ Anh Minh Duy Đăng Khang Bảo Kỳ
Nguyên Trường Thuận Hậu Hiệp Hào Hiển Khải Kha Lực Lương Lưu Năng Ngọc Nguyện Nhật Ninh Phương Phước Quảng Quyền
Sang Sỹ Tấn Thế Thi Thọ Thuấn Thức Thưởng Tình Tính Trí Triều Trình Trọng Trực Trưởng Tuân Tuyên Tường Văn Việt Viên
Vĩnh Vũ Yên Ánh Ba Bắc Bách Bằng Biên Bốn Cảnh Cao Cẩn Chí Chinh Chính Chung Chương Cơ Cử Cung Danh Dân Dần Diện
Doanh Du Duẩn Dư Dưỡng Đài Đại Đán Đảng Đáng Đàn Đào Đệ Điển Điền Đính Đoàn Đôn Đồng Gia Hà Hạ Hân Hán Hành Hiến
Hồng Hợi Huấn Huân Huế Hữu Kế Khiêm Khuê Khương Kiểm Kim Kính Lai Lăng Lân Lập Liêm Liệu Linh Lịch Luận Luyện Lũy
Mão Mẫn Mùi Mừng Mười Năm Ngạn Ngân Nghị Nghiêm Nghiệp Ngoan Ngư Nhã Nhâm Nhất Nhiên Nhu Nhượng Oai Pháp Phán Phi
Phiên Phòng Phụng Quế Quyến Rạng Sao Sinh Sự Tá Tạo Tập Thân Thăng Thạch Thạo Thắm Thoại Thơ Thủy Tiệp Tô Tôn Trác
Tráng Trãi Triển Tụ Tuế Tùy Tỵ Uy Ước Vân Vịnh Vụ Xứng
""",
    "nu": """
Hương Lan Hoa Huyền Hằng Nga Thủy Hà Trang Linh Ngân Yến Nhung Hạnh Hồng Loan Mai Oanh Phượng Quỳnh Thảo Thoa Thơm
Thu Tuyết Vân Xuân Ánh Bích Chi Cúc Dung Duyên Đào Hải Hiền Hoài Huệ Khuyên Lệ Liên Lý Mến Minh Ngà Ngọc Nguyệt Nhàn
Nhi Phương Sen Tâm Thanh Thêm Thương Thúy Tình Trà Uyên Vui Vinh Ước Giang An Mỹ Anh Hiên Hòa Hường Hợi Kiều Lê Ly
Miền Mơ My Nguyên Nhạn Nhị Như Nụ Phúc Quế Quyên Quý Sâm Thái Thắm Thảnh Thi Thiện Thìn Thịnh Thọ Thỏa Thơ Thuần
Thuận Thục Thùy Thư Tiên Tiến Toan Trâm Trinh Trúc Tú Tuyến Tươi Tý Vi Viên Vy Xinh Xoan Yên Ái Ân Ba Bảo Bình Bưởi
Cam Cẩm Chanh Châm Châu Chiên Chinh Chung Chuyên Cậy Dâu Dịu Diễm Diễn Diệp Diệu Dịp Doan Doanh Đan Đoan Định Đông
Được Én Gái Gấm Hân Hạ Hậu Hiệp Hiếu Hoan Hoàn Hội Hợp Huê Huế Huyên Hưng Khanh Khánh Khuê Kim Kiên Lài Lam Lành Lâm
Lân Lẫm Len Lịch Liễu Lĩnh Lụa Luyến Luyện Lương Lưu Lựu Mận Mẫn Mây Mĩ Mừng Mười Na Năm Nết Ngát Ngãi Nghĩa Ngoan
Ngoãn Nhài Nhâm Nhã Nhan Nhiên Nho Nhu Nhự Niềm Ninh Nương Oánh Phấn Phi Phin Phú Quyết Quyền Sang Sim Sinh Sơn
Sương Tam Tấm Tân Tần Thân Thao Thạo Thận Thiêm Thiên Thoan Thoảng Thuyên Thuyết Thưởng Thụy Tin Tính Toàn Tố Trân
Tuệ Tuyền Tường Ty Út Vang Vĩnh Vượng Xiêm Xuyến
""",
}


Choice = tuple[list[str], list[float]]
"""Words and the sums of their weights so far."""


class WideNames:
    """Draws names as ``NameMaker`` does; how common a name is falls with its place in its list."""

    def __init__(self, rng: Random):
        self._rng = rng
        families = dict.fromkeys(_RARE_FAMILIES.split(), 2.0) | dict(FAMILIES)
        self._families: Choice = list(families), list(accumulate(families.values()))
        self._middles = {gender: _falling(text, slope=4, first=share) for gender, (share, text) in _MIDDLES.items()}
        self._given = {gender: _falling(text, slope=8) for gender, text in _GIVEN.items()}

    def draw(self, gender: str) -> str:
        """A whole name for ``gender`` (nam or nu); given and middle name never repeat each other."""
        given = self._pick(self._given[gender])
        middle = self._pick(self._middles[gender])
        while given in middle.split():
            middle = self._pick(self._middles[gender])
        return f"{self._pick(self._families)} {middle} {given}"

    def _pick(self, choice: Choice) -> str:
        words, weights = choice
        return self._rng.choices(words, cum_weights=weights)[0]


def _falling(text: str, *, slope: int, first: float = 0) -> Choice:
    """Names, the most common first, that one with a share of its own; "_" holds a double name together."""
    words = [word.replace("_", " ") for word in dict.fromkeys(text.split())]
    weights = [1 / (rank + slope) for rank in range(len(words))]
    if first:
        weights[0] = first / (1 - first) * sum(weights[1:])
    return words, list(accumulate(weights))
