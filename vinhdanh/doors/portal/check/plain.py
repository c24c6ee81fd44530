"""From the judge's explanation to what a citizen still needs: the nearest way, in whole sentences, each once."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law import Outcome
from vinhdanh.law.conditions.base import ONE_OF

NOT_PLEADED = "Không nêu căn cứ này: "
NOT_HELD = "Chưa được tặng "
BEGUN = ("Chưa đủ điều kiện: ", "Cần bổ sung thông tin: ")
Step = dict[str, Any]


@dataclass(frozen=True)
class Lack:
    """Something that is missing or not known, and the article that asks for it."""

    text: str
    ref: str | None


def lacks_of(trace: list[Step]) -> list[Lack]:
    """What is missing on the nearest way that was begun; nothing when none was."""
    begun = [step for step in trace if step["text"].startswith(BEGUN) and _open(step)]
    if not begun:
        return []
    way = min(begun, key=_weight)
    whole = Lack(f"Cần: {_lowered(way['text'].split(': ', 1)[1])}", way.get("ref"))
    return list({lack.text: lack for lack in _lacks(way, whole, way.get("ref"))}.values())


def grounds_of(trace: list[Step]) -> list[Lack]:
    """The other ways to the award, of which nothing was said."""
    found = [step for step in trace if step["text"].startswith(NOT_PLEADED)]
    return [Lack(step["text"].removeprefix(NOT_PLEADED), step.get("ref")) for step in found]


def _open(step: Step) -> list[Step]:
    return [child for child in step.get("children", []) if child["outcome"] != "met"]


def _chosen(step: Step) -> list[Step]:
    """The parts that must be mended: all that fail, or of alternatives the one that lacks least."""
    failing = _open(step)
    if failing and step["text"] in (ONE_OF[Outcome.NOT_MET], ONE_OF[Outcome.UNKNOWN]):
        return [min(failing, key=_weight)]
    return failing


def _weight(step: Step) -> int:
    return sum(_weight(child) for child in _chosen(step)) or 1


def _lacks(step: Step, whole: Lack, ref: str | None) -> list[Lack]:
    here = step.get("ref") or ref
    failing = _chosen(step)
    if not failing:
        text = step["text"]
        if text.startswith(NOT_PLEADED):
            text = f"Cần có: {_lowered(text.removeprefix(NOT_PLEADED))}"
        return [Lack(text, here)]
    if failing[0]["text"].startswith(NOT_HELD):
        return [whole]  # the period counts from an award not held: its parts say nothing yet
    return [lack for child in failing for lack in _lacks(child, whole, here)]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
