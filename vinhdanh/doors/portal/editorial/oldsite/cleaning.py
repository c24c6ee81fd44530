"""Turns the HTML of an old page into our blocks: words, lists, links, tables and pictures; nothing that runs."""

import re
from collections.abc import Callable
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag

GONE = ["script", "style", "iframe", "object", "embed", "form", "svg", "noscript", "link", "meta"]
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
WORDS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
SAFE = re.compile(r"^(https?://|mailto:|tel:|/)", re.I)
LONGEST_HEADING = 200
_SPACE = re.compile(r"\s+")

Block = tuple[str, object]
KeepPicture = Callable[[str, str], object | None]
"""Given ``src`` and ``alt``: the block's value of a kept picture, or None when there is no such picture."""


def blocks_of(html: str, keep: KeepPicture) -> list[Block]:
    page = BeautifulSoup(html, "html.parser")
    for gone in page.find_all(GONE):
        gone.decompose()
    made: list[Block] = []
    run: list[str] = []
    _walk(page, made, run, keep)
    _end(made, run)
    return made


def _end(made: list[Block], run: list[str]) -> None:
    """Close the paragraph that is being gathered; neighbours become one block."""
    text = _SPACE.sub(" ", "".join(run)).strip()
    run.clear()
    if re.sub(r"<[^>]+>|&nbsp;|\s", "", text):
        _paragraph(made, f"<p>{text}</p>")


def _paragraph(made: list[Block], html: str) -> None:
    if made and made[-1][0] == "paragraph":
        made[-1] = ("paragraph", f"{made[-1][1]}{html}")
    else:
        made.append(("paragraph", html))


def _walk(above: Tag, made: list[Block], run: list[str], keep: KeepPicture) -> None:
    for part in above.children:
        if isinstance(part, NavigableString):
            if type(part) is NavigableString:
                run.append(escape(str(part).replace("\xa0", " ")))
        elif part.name in HEADINGS:
            _end(made, run)
            if text := part.get_text(" ", strip=True):
                made.append(("heading", text[:LONGEST_HEADING]))
        elif part.name in ("ul", "ol"):
            _end(made, run)
            rows = "".join(f"<li>{_inline(row)}</li>" for row in part.find_all("li"))
            if rows:
                _paragraph(made, f"<{part.name}>{rows}</{part.name}>")
        elif part.name == "table":
            _end(made, run)
            _table(part, made, run, keep)
        elif part.name == "img":
            _end(made, run)
            if (value := keep(part.get("src", ""), part.get("alt", ""))) is not None:
                made.append(("picture", value))
        elif part.name == "br":
            run.append("<br/>")
        elif part.name in WORDS or part.name == "a":
            run.append(_marked(part))
            for picture in part.find_all("img"):
                if (value := keep(picture.get("src", ""), picture.get("alt", ""))) is not None:
                    _end(made, run)
                    made.append(("picture", value))
        elif part.name in ("span", "font", "u"):
            _walk(part, made, run, keep)
        else:
            _end(made, run)
            _walk(part, made, run, keep)
            _end(made, run)


def _table(table: Tag, made: list[Block], run: list[str], keep: KeepPicture) -> None:
    """A table of words stays one; a table that only lays out the page is read cell by cell."""
    rows = [
        [cell.get_text(" ", strip=True).replace("|", "/") for cell in row.find_all(["td", "th"])]
        for row in table.find_all("tr")
    ]
    if table.find(["img", "table", "p", "div"]) or len(rows) < 2 or max(map(len, rows), default=0) < 2:
        for cell in table.find_all(["td", "th"], recursive=True):
            if cell.find_parent("table") is table:
                _walk(cell, made, run, keep)
                _end(made, run)
        return
    caption = table.caption.get_text(" ", strip=True) if table.caption else "Bảng"
    made.append(("table", {"caption": caption[:200], "rows": "\n".join(" | ".join(row) for row in rows)}))


def _inline(part: Tag) -> str:
    return _SPACE.sub(
        " ",
        "".join(
            escape(str(one)) if isinstance(one, NavigableString) else _marked(one)
            for one in part.children
            if not isinstance(one, NavigableString) or type(one) is NavigableString
        ),
    ).strip()


def _marked(part: Tag) -> str:
    inner = _inline(part)
    if part.name in WORDS:
        return f"<{WORDS[part.name]}>{inner}</{WORDS[part.name]}>" if inner else ""
    if part.name == "a" and SAFE.match(part.get("href", "")):
        return f'<a href="{escape(part["href"])}">{inner}</a>' if inner else ""
    if part.name == "br":
        return "<br/>"
    return inner
