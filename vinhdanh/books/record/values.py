"""What a clerk or a form says, as the fact's own value."""

import re
from typing import Any

from vinhdanh.crafts.viet.numbers import parse_number
from vinhdanh.ground.office.errors import Refused
from vinhdanh.law.vocabulary import vocabulary

YES, NO = frozenset({"co", "true", "1"}), frozenset({"khong", "false", "0"})


def typed(fact: str, value: Any) -> Any:
    """The words of a choice ("co", "khong") as a bool, a number as text as a number; everything else as it is.

    Refused when a number cannot be read.
    """
    kind = vocabulary().facts.get(fact)
    if kind is None or not isinstance(value, str):
        return value
    if kind.type == "bool" and value in YES | NO:
        return value in YES
    return number(value) if kind.type == "number" else value


def number(text: str) -> int | float:
    try:
        read = parse_number(text)
    except ValueError as wrong:
        raise Refused(str(wrong), code="bad_value") from wrong
    return int(read) if read == int(read) else float(read)


def is_yes(value: Any) -> bool:
    return value is True or (isinstance(value, str) and value in YES)


def is_no(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value in NO)


def names_paper(cite: str, number: str) -> bool:
    """Whether a citation, however it is worded, names the decision ``number``: "QĐ số 327/QĐ-SGDĐT ngày 24/5/2025"."""
    return re.search(rf"(?<![\w/]){re.escape(number)}(?![\w-])", cite) is not None
