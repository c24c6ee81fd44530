"""How an award is named on paper: some names say whose award it is ("Giấy khen của Giám đốc Sở …")."""

from vinhdanh.ground.registry.models import Authority, Party
from vinhdanh.law import award_names
from vinhdanh.work.nominations.models import Round

PROVINCIAL = {"CSTDT": "Chiến sĩ thi đua cấp tỉnh"}
NOUNS = {Party.Kind.PERSON: "cá nhân", Party.Kind.UNIT: "tập thể", Party.Kind.HOUSEHOLD: "hộ gia đình"}


def is_title(code: str) -> bool:
    return award_names()[code].kind == "title"


def has_diploma(code: str) -> bool:
    """Whether a diploma comes with the award; Lao động tiên tiến has none."""
    return "bang" in award_names()[code].comes_with


def printed(code: str, authority: Authority) -> str:
    """As the decision names it: "Giấy khen của Giám đốc Sở …", "Chiến sĩ thi đua cơ sở"."""
    match code:
        case "GK":
            return f"Giấy khen của {authority.title}"
        case "BKT":
            return f"Bằng khen của {authority.title}"
        case "CTDT":
            return f"Cờ thi đua của {authority.title.removeprefix('Chủ tịch ')}"
        case _:
            return PROVINCIAL.get(code, award_names()[code].name)


def on_diploma(code: str) -> str:
    """The large line of the diploma: who gives it stands above already."""
    return {"GK": "Giấy khen", "BKT": "Bằng khen"}.get(code) or PROVINCIAL.get(code, award_names()[code].name)


def phrase(code: str, authority: Authority) -> str:
    """Inside a sentence: danh hiệu “Chiến sĩ thi đua cơ sở”; Giấy khen của Giám đốc Sở …; Cờ thi đua của …"""
    name = printed(code, authority)
    is_flag = "co" in award_names()[code].comes_with
    return f"danh hiệu “{name}”" if is_title(code) and not is_flag else name


def year_words(round: Round) -> str:
    """ "năm 2025"; "năm học 2024–2025"."""
    if round.calendar == Round.Calendar.SCHOOL:
        return f"năm học {round.year - 1}–{round.year}"
    return f"năm {round.year}"


def merit(code: str, round: Round) -> str:
    """What the list and the diploma say of the achievement when nobody wrote it otherwise."""
    when = year_words(round)
    if code in ("LDTT", "CSTT", "TTLDTT", "DVTT"):
        return f"đã hoàn thành tốt nhiệm vụ {when}"
    if is_title(code):
        return f"đã có thành tích xuất sắc trong phong trào thi đua {when}"
    return f"đã có thành tích xuất sắc trong thực hiện nhiệm vụ {when}"


def office_symbol(authority: Authority) -> str:
    """The office in the symbols of its papers: "UBND" of "QĐ-UBND"."""
    return authority.symbol.split("-", 1)[-1]
