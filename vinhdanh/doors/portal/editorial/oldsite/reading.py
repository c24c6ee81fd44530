"""Reads a dump into plain items; knows nothing of our pages.

A dump is a ZIP file or a folder with pages and pictures, or one XML file. RSS and Atom feeds, the XML rows of a
SharePoint list (``z:row ows_Title=…``) and single HTML pages are understood, also side by side in one dump.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlparse

from bs4 import BeautifulSoup
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

MOST_FILES, MOST_BYTES = 20_000, 2 * 1024**3
PAGES, FEEDS = {".html", ".htm", ".aspx"}, {".xml", ".rss", ".atom"}
SPACES = {"content": "{http://purl.org/rss/1.0/modules/content/}encoded", "atom": "{http://www.w3.org/2005/Atom}"}
VIETNAMESE_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")


class DumpError(ValueError):
    """The dump cannot be read; the message is for the officer."""


@dataclass(frozen=True)
class Old:
    """An article as the old site had it. ``address``: its path there; ``where``: the file it was read from."""

    title: str
    html: str
    address: str
    day: date | None
    where: str
    author: str = ""
    summary: str = ""


@dataclass
class Dump:
    """Files of a dump by their path in it."""

    files: dict[str, bytes] = field(default_factory=dict)

    def picture(self, source: str, page: str) -> bytes | None:
        """The bytes of a picture by what ``src`` says: beside its page, from the root, or by its name alone."""
        path = unquote(urlparse(source).path)
        beside = str(PurePosixPath(page).parent / path.lstrip("/"))
        for wanted in (path.lstrip("/"), beside):
            if wanted in self.files:
                return self.files[wanted]
        name = PurePosixPath(path).name
        found = [key for key in self.files if PurePosixPath(key).name == name] if name else []
        return self.files[found[0]] if len(found) == 1 else None


def open_dump(place: Path, *, name: str = "") -> Dump:
    """``name``: what a single file was called, where its place does not say. DumpError: no dump, or too large."""
    if place.is_dir():
        paths = [path for path in sorted(place.rglob("*")) if path.is_file() and not path.is_symlink()]
        _within_limits(len(paths), sum(path.stat().st_size for path in paths))
        return Dump({path.relative_to(place).as_posix(): path.read_bytes() for path in paths})
    if not place.is_file():
        raise DumpError(f"Không có tệp hoặc thư mục “{place}”.")
    if zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as package:
            inside = [item for item in package.infolist() if not item.is_dir()]
            _within_limits(len(inside), sum(item.file_size for item in inside))
            return Dump({item.filename.replace("\\", "/"): package.read(item) for item in inside})
    name = name or place.name
    if PurePosixPath(name).suffix.lower() not in PAGES | FEEDS:
        raise DumpError(f"“{name}” không phải bản kết xuất: cần tệp ZIP, RSS, XML hoặc HTML.")
    return Dump({name: place.read_bytes()})


def _within_limits(files: int, size: int) -> None:
    if files > MOST_FILES or size > MOST_BYTES:
        raise DumpError(f"Bản kết xuất có {files} tệp, {size // 1024**2} MB: quá lớn. Hãy chia thành nhiều phần.")


def items(dump: Dump) -> Iterator[Old | str]:
    """Each article of the dump, or a sentence that says which file could not be read and why."""
    for name, content in dump.files.items():
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in FEEDS:
            try:
                root = ElementTree.fromstring(content)
            except (ElementTree.ParseError, DefusedXmlException, ValueError):
                yield f"{name}: không phải XML đọc được; hãy kết xuất lại tệp này."
                continue
            yield from _of_feed(root, name)
        elif suffix in PAGES:
            yield _of_page(content, name)


def _of_feed(root, name: str) -> Iterator[Old]:
    atom = SPACES["atom"]
    for item in root.iter("item"):
        told = {child.tag: (child.text or "").strip() for child in item}
        html = told.get(SPACES["content"]) or told.get("description", "")
        day = _day(told.get("pubDate", ""))
        yield Old(_plain(told.get("title", "")), html, _path(told.get("link", "")), day, name, told.get("author", ""))
    for entry in root.iter(f"{atom}entry"):
        text = {tag: (entry.findtext(f"{atom}{tag}") or "").strip() for tag in ("title", "content", "summary")}
        link = entry.find(f"{atom}link")
        day = _day(entry.findtext(f"{atom}published") or entry.findtext(f"{atom}updated") or "")
        address = _path(link.get("href", "") if link is not None else "")
        yield Old(_plain(text["title"]), text["content"] or text["summary"], address, day, name)
    for row in root.iter():
        if row.tag.rpartition("}")[2] == "row" and row.get("ows_Title"):
            yield _of_sharepoint(row, name)


def _of_sharepoint(row, name: str) -> Old:
    """A row of a SharePoint list; looked-up values are written ``5;#/Tin/bai.aspx``."""

    def told(*fields: str) -> str:
        value = next((row.get(f"ows_{one}") for one in fields if row.get(f"ows_{one}")), "")
        return value.rpartition(";#")[2]

    return Old(
        _plain(told("Title")),
        told("PublishingPageContent", "Body", "NoiDung"),
        _path("/" + told("FileRef", "EncodedAbsUrl").lstrip("/")),
        _day(told("ArticleStartDate", "PublishedDate", "Created")),
        name,
        told("Author", "TacGia"),
        _plain(told("Comments", "TomTat", "Description0")),
    )


def _of_page(content: bytes, name: str) -> Old | str:
    page = BeautifulSoup(content, "html.parser")
    head = page.find("h1") or page.find("title")
    if head is None or not head.get_text(strip=True):
        return f"{name}: trang không có tiêu đề (h1 hoặc title); hãy nhập tay."
    title = head.get_text(" ", strip=True)
    body = page.find("article") or page.find("main") or page.find(id=re.compile("content|noidung", re.I)) or page.body
    marked = page.find("time")
    near = (body or page).get_text(" ", strip=True)[:400]
    day = _day((marked.get("datetime") or marked.get_text()) if marked else near)
    for gone in (body or page).find_all(["h1", "time", "nav", "header", "footer", "aside", "form"]):
        gone.decompose()
    return Old(title, str(body or page), "/" + name, day, name)


def _plain(text: str) -> str:
    return " ".join(BeautifulSoup(text, "html.parser").get_text(" ").split()) if "<" in text else " ".join(text.split())


def _path(address: str) -> str:
    parts = urlparse(address)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def _day(text: str) -> date | None:
    text = text.strip()
    for read in (lambda: datetime.fromisoformat(text[:19]).date(), lambda: parsedate_to_datetime(text).date()):
        try:
            return read()
        except (ValueError, TypeError, IndexError):
            continue
    if found := VIETNAMESE_DAY.search(text):
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None
