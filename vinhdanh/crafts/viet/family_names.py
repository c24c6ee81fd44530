"""Family names met in Vietnam, the ethnic minorities' among them: one of the signs that a text is a person's name."""

from __future__ import annotations

_WRITTEN = """
an ban biện bàn bùi bạch bế cam cao chu chung châu chúc chử cung cà cái cù cầm cự dư dương giang giàng giáp hoa
hoàn hoàng huỳnh hà hàn hàng hùng hướng hạ hồ hồng hứa kha khuất khà khúc khương khổng kim kiên kiều kpă ksor
kông la lang lao liên liêng liễu long lâm lã lãnh lèng lê lò lô lù lý lăng lư lưu lương lường lạc lại lầu lều
lộ lộc lục lữ lỳ ma mai mâu mã mè mông mùa mạc mạch mạnh nghiêm nghị nguyễn ngô ngũ ngọ ngụy nhan nhâm nhữ niê
nông nịnh phan phong phàn pháp phí phó phùng phương phạm quan quang quàng quách quản rơ siu sái sòng sùng sấn
sầm sử thang thi thiều thào thái thân thạch thẩm thập thịnh tiêu tiết trang triệu trà tráng trì trình trương
trầm trần trịnh ty tán tô tôn tăng tưởng tạ tần tẩn tống từ ung uông vi viên vàng vân vì võ văn vũ vương vừ xã
xìn yên âu ô ôn ông đan đinh điêu điểu đoàn đàm đàng đào đèo đường đậu đặng đồng đổng đỗ
"""

FAMILY_NAMES = frozenset(_WRITTEN.split())
