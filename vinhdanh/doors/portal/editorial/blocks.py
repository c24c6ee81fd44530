"""What the body of a page is put together from. An editor chooses meaning; how it looks is ours."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

WORDS = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript"]


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label="Ảnh")
    caption = blocks.CharBlock(label="Chú thích", required=False, max_length=300)

    class Meta:
        icon, label, template = "image", "Ảnh", "editorial/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Lời trích")
    by = blocks.CharBlock(label="Của ai", required=False, max_length=200)

    class Meta:
        icon, label, template = "openquote", "Trích dẫn", "editorial/blocks/quote.html"


class TableBlock(blocks.StructBlock):
    """A table typed or pasted from a sheet: a line a row, cells apart by a tab or a vertical bar."""

    caption = blocks.CharBlock(label="Tên bảng", max_length=200)
    rows = blocks.TextBlock(label="Các dòng", help_text="Dán từ Excel, hoặc mỗi dòng một hàng, các ô cách nhau bởi |")

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        lines = [line for line in value["rows"].splitlines() if line.strip()]
        cells = [[cell.strip() for cell in line.strip("|").split("\t" if "\t" in line else "|")] for line in lines]
        return {**context, "head": cells[0] if cells else [], "body": cells[1:]}

    class Meta:
        icon, label, template = "table", "Bảng", "editorial/blocks/table.html"


class Body(blocks.StreamBlock):
    heading = blocks.CharBlock(
        label="Tiêu đề mục", icon="title", max_length=200, template="editorial/blocks/heading.html"
    )
    paragraph = blocks.RichTextBlock(label="Đoạn văn", icon="pilcrow", features=WORDS)
    picture = PictureBlock()
    quote = QuoteBlock()
    table = TableBlock()
    files = blocks.ListBlock(
        DocumentChooserBlock(label="Tệp"), label="Tệp kèm theo", icon="doc-full", template="editorial/blocks/files.html"
    )
