"""What is asked of a picture or file that an editor uploads."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

VIDEO = (b"\x1aE\xdf\xa3", b"OggS", b"FLV", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3")
"""How films begin: Matroska, Ogg, Flash, MPEG; MP4 and MOV say so at the fourth byte, AVI at the eighth."""


def is_video(head: bytes) -> bool:
    if head[:4] == b"RIFF":
        return head[8:12] == b"AVI "
    if head[4:8] == b"ftyp":
        return head[8:12] not in (b"heic", b"mif1", b"avif")
    return any(head.startswith(sign) for sign in VIDEO)


def refuse_what_is_no_picture(upload) -> None:
    """A film, a drawing with script or a web page under a picture's name is told as such, in a sentence."""
    head = upload.read(512)
    upload.seek(0)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if is_video(head):
        raise ValidationError(
            f"“{upload.name}” là phim, không phải ảnh. Hãy chọn ảnh JPG, PNG hoặc WEBP; phim thì đăng ở kênh video"
            " của cơ quan rồi đặt liên kết trong bài."
        )
    if start.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")) or b"<script" in start:
        raise ValidationError(
            f"“{upload.name}” là tệp SVG hoặc trang web, có thể chứa mã chạy được nên không nhận."
            " Hãy lưu hình thành PNG rồi tải lên."
        )


class CheckedImageField(WagtailImageField):
    def to_python(self, data):
        if data:
            refuse_what_is_no_picture(data)
        return super().to_python(data)


class PictureForm(BaseImageForm):
    description = forms.CharField(
        label="Lời thay ảnh",
        max_length=255,
        help_text="Nói điều người xem thấy trong ảnh, cho người nghe trang và khi ảnh không hiện.",
        error_messages={"required": "Hãy ghi lời thay ảnh: một câu nói điều thấy trong ảnh."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].__class__ = CheckedImageField


class AttachmentForm(BaseDocumentForm):
    def save(self, commit=True):
        from .tasks import read_text

        kept = super().save(commit)
        if commit and "file" in self.changed_data:
            read_text.enqueue(kept.pk)
        return kept
