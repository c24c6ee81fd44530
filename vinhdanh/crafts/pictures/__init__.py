"""Pictures (hình ảnh) that strangers send: only real ones pass, drawn anew. Pure: bytes in, bytes out.

    clean(content)      a JPEG without the place, the telephone and whatever else was hidden in the original

What is not a picture raises `PictureError` with a Vietnamese sentence for the sender.
"""

from vinhdanh.crafts.pictures.cleaning import LARGEST_FILE, Picture, PictureError, clean

__all__ = ["LARGEST_FILE", "Picture", "PictureError", "clean"]
