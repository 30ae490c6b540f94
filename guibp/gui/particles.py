"""Korean particles: 은 or 는, 이 or 가, by the sound that the word before them ends with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum


class Ending(Enum):
    """What a word ends with, as far as particles mind."""

    VOWEL = "vowel"
    RIEUL = "rieul"
    """ㄹ, which 로 treats as a vowel."""
    CONSONANT = "consonant"


_PAIRS: Mapping[str, tuple[str, str]] = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라는": ("이라는", "라는"),
}
"""As a translation writes it -> after a consonant, after a vowel."""
_PLACE = re.compile(f"(\\w+)([^\\w\\s]*?)({'|'.join(map(re.escape, _PAIRS))})")
_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS, _FINAL_RIEUL = "가", "힣", 28, 8
# 영 일 이 삼 사 오 육 칠 팔 구
_DIGITS = dict(zip("0123456789", "clvcvvcllv", strict=True))
# The names of letters: 엘, 엠, 엔, 알. Words are read as they are spelled at their end.
_LETTERS = {"l": "l", "m": "c", "n": "c", "r": "l"}
_WORD_ENDS = {"l": "l", "m": "c", "n": "c", "g": "c"}
_ENDINGS = {"v": Ending.VOWEL, "l": Ending.RIEUL, "c": Ending.CONSONANT}


def settle_particles(text: str) -> str:
    """The text with the particle that fits in the place of each pair such as 은(는).

    A pair stays behind what is neither Hangul, a Latin letter nor a digit: nobody knows how it is read.
    """
    return _PLACE.sub(_settle, text) if "(" in text else text


def _settle(place: re.Match[str]) -> str:
    word, closing, pair = place.groups()
    ending = find_ending(word)
    if ending is None:
        return place[0]
    after_consonant, after_vowel = _PAIRS[pair]
    is_vowel = ending is Ending.VOWEL or (ending is Ending.RIEUL and pair == "(으)로")
    return f"{word}{closing}{after_vowel if is_vowel else after_consonant}"


def find_ending(word: str) -> Ending | None:
    """The sound at the end of a word, read aloud in Korean; ``None`` if that is not known."""
    last = word[-1].lower()
    if _FIRST_SYLLABLE <= last <= _LAST_SYLLABLE:
        final = (ord(last) - ord(_FIRST_SYLLABLE)) % _FINALS
        return Ending.RIEUL if final == _FINAL_RIEUL else Ending.CONSONANT if final else Ending.VOWEL
    if last in _DIGITS:
        return _ENDINGS[_DIGITS[last]]
    if not (last.isascii() and last.isalpha()):
        return None
    is_letter = not word[-2:-1].isalpha()
    if not is_letter and last == "g" and word[-2:].lower() != "ng":
        return Ending.VOWEL
    return _ENDINGS[(_LETTERS if is_letter else _WORD_ENDS).get(last, "v")]
