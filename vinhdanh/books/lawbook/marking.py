"""Two texts of one rule side by side: which words differ, and which figures became which."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """Some words of a text; ``marked``: they are not in the other."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Marked:
    """Both texts in pieces, and the figures that changed ("03 năm → 05 năm")."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    figures: tuple[str, ...]


def marked(before: str, after: str) -> Marked:
    """Compare two texts word by word."""
    left, right = before.split(), after.split()
    steps = SequenceMatcher(a=_bare(left), b=_bare(right), autojunk=False).get_opcodes()
    figures = [
        f"{_counted(left, a, start)} → {_counted(right, b, begin)}"
        for tag, start, end, begin, stop in steps
        if tag == "replace"
        for a, b in zip(_figures(left, start, end), _figures(right, begin, stop), strict=False)
    ]
    return Marked(
        _pieces(left, [(start, end, tag != "equal") for tag, start, end, _, _ in steps]),
        _pieces(right, [(begin, stop, tag != "equal") for tag, _, _, begin, stop in steps]),
        tuple(dict.fromkeys(figures)),
    )


def _bare(words: Sequence[str]) -> list[str]:
    """The words without the stops after them: a comma that moved is no difference."""
    return [word.rstrip(",;.:") or word for word in words]


def likeness(before: str, after: str) -> float:
    """How much of two texts is the same, from 0 to 1."""
    return SequenceMatcher(a=_bare(before.split()), b=_bare(after.split()), autojunk=False).ratio()


def _pieces(words: Sequence[str], runs: Sequence[tuple[int, int, bool]]) -> tuple[Piece, ...]:
    return tuple(Piece(" ".join(words[start:end]), differs) for start, end, differs in runs if end > start)


def _figures(words: Sequence[str], start: int, end: int) -> list[int]:
    return [place for place in range(start, end) if any(letter.isdigit() for letter in words[place])]


def _counted(words: Sequence[str], place: int, since: int) -> str:
    """A figure with the word that it counts, and the one before it where that changed too: "trên 50 %"."""
    figure, after = words[place], words[place + 1 : place + 2]
    whole = [*words[max(place - 1, since) : place], figure, *([] if figure[-1] in ",;.:)" else after)]
    return " ".join(whole).strip(" ,;.:()")
