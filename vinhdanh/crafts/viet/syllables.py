"""Whether words could be Vietnamese: the sign by which a wrong encoding is told from a right one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et i ia ich im in inh ip it iu o oa oac
oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot u ua uc ui um un
ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyt uynh uyên uyêt uyp uyu uê uêch uênh uân uâng uât uây
uơ uơn y ynh yt ych yp yêm yên yêt yêu yêng ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây ê êch êm ên ênh êp êt êu ôc
ôi ôm ôn ông ôp ôt ô ôông ơ ơi ơm ơn ơp ơt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
iêc iêm iên iêng iêp iêt iêu oăc oăm oăn oăng oăt uăn uăng uăt uy ươ iê uôp ưp
"""
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether the word has the shape of a Vietnamese syllable with at most one tone mark."""
    marks = unicodedata.normalize("NFD", word.lower())
    letters, tones = _TONES.subn("", marks)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)))


def share_of_syllables(text: str) -> float:
    """The share of the words written with letters that could be Vietnamese; 1.0 for a text without words."""
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
