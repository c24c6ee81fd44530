"""The words in a PDF or Word file. A scan has none; a broken file has none either, and is offered as it is."""

import io
import logging
import zipfile

from docx import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .texts import MOST_LETTERS

MOST_PAGES = 500
MOST_UNPACKED = 100 * 1024 * 1024
log = logging.getLogger(__name__)


def text_in(content: bytes, extension: str) -> str:
    """The text of a file of this kind ("pdf", "docx"); empty for other kinds and for files that cannot be read."""
    reader = {"pdf": _of_pdf, "docx": _of_docx}.get(extension.lower())
    if reader is None:
        return ""
    try:
        text = reader(content)
    except (PyPdfError, PackageNotFoundError, zipfile.BadZipFile, ValueError, KeyError, RecursionError, OSError):
        log.warning("a %s file of %d bytes could not be read for the search", extension, len(content))
        return ""
    return " ".join(text.replace("\x00", " ").split())[:MOST_LETTERS]


def _of_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    texts, letters = [], 0
    for page in pages[:MOST_PAGES]:
        texts.append(page.extract_text())
        letters += len(texts[-1])
        if letters > MOST_LETTERS:
            break
    return " ".join(texts)


def _of_docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(item.file_size for item in package.infolist()) > MOST_UNPACKED:
            raise ValueError("a bomb")
    word = WordFile(io.BytesIO(content))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return " ".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
