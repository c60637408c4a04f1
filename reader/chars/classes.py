"""Classes of characters that Chinese reading and typesetting go by, as data.

Sources: clreq = W3C Requirements for Chinese Text Layout (prohibition rules for line start and
line end, hanging marks); GB/T = GB/T 15834-2011, use of punctuation marks (5: positions of marks);
UAX #14 = Unicode line breaking, with its class names; JIS X 4051 for kana. Where they differ the
habit of Chinese papers wins.
"""

from __future__ import annotations

__all__ = [
    "ALPHABETIC_RANGES",
    "CLOSING",
    "CONNECTORS",
    "CURRENCY",
    "DASHES",
    "DIGITS",
    "ELLIPSES",
    "GLUE_SPACES",
    "HANGING",
    "MAGNITUDES",
    "NO_BEGIN",
    "NO_END",
    "OPENING",
    "ORDINAL",
    "PAIRS",
    "POSTFIXES",
    "SIGNS",
    "SMALL_KANA",
    "SPACES",
    "STOPS",
    "UNITS",
    "WORD_UNITS",
]

PAIRS: dict[str, str] = {
    "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "［": "］", "[": "]",
    "｛": "｝", "{": "}", "〖": "〗", "〘": "〙", "〚": "〛", "「": "」", "『": "』", "“": "”", "‘": "’",
    "〝": "〞", "«": "»", "‹": "›", "｢": "｣", "｟": "｠",
    "︵": "︶", "︷": "︸", "︹": "︺", "︻": "︼", "︽": "︾", "︿": "﹀", "﹁": "﹂", "﹃": "﹄",
    "﹙": "﹚", "﹛": "﹜", "﹝": "﹞",
}  # fmt: skip
"""Opening brackets and quotes with their closing ones (clreq; UAX #14 OP, CL, CP, QU)."""

OPENING = "".join(PAIRS) + "<＜"
CLOSING = "".join(PAIRS.values()) + "〟>＞"

STOPS = "，。、；：！？．,.;:!?､｡‼⁇⁈⁉︰﹐﹑﹒﹔﹕﹖﹗︐︑︒︓︔︕︖"
"""Marks of pause and end, full and half width (GB/T 5.1.1; UAX #14 CL, EX, IS, NS)."""

ELLIPSES = "…‥⋯"
DASHES = "—–―─━⸺⸻﹘"
"""Dashes, also the box-drawing lines that old files use for them (GB/T 5.1.6, 5.1.7: neither is
split; a line that begins with one looks like a deck)."""

CONNECTORS = "～〜~-－‐‑﹣﹏·‧・･•∙⋅/／∶"
"""Connecting, separating and dividing marks (GB/T 5.1.8 to 5.1.10: not at the start of a line)."""

POSTFIXES = "％%‰‱℃℉°′″￠¢﹪"
"""Signs that belong to the number before them (UAX #14 PO)."""

SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
_ITERATION = "々〻ゝゞヽヾ〱〲ーｰﾞﾟ゛゜"

NO_BEGIN = STOPS + CLOSING + ELLIPSES + DASHES + CONNECTORS + POSTFIXES + SMALL_KANA + _ITERATION
"""No line begins with these (clreq, GB/T 5.1, JIS X 4051; UAX #14 CL, CP, EX, IS, NS, CJ, B2, IN)."""

CURRENCY = "＄￥￡￦$¥£€₤₩₽₹﹩"
NO_END = OPENING + CURRENCY + "＃#№＠@＆"
"""No line ends with these (clreq, GB/T 5.1.3; UAX #14 OP, PR)."""

HANGING = STOPS + CLOSING
"""Marks that may hang over the measure (clreq, hanging punctuation at the line end)."""

SPACES = " \t\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"
GLUE_SPACES = "\u00a0\u2007\u202f"
"""Spaces that hold Latin words and numbers together (UAX #14 GL)."""

DIGITS = "0123456789０１２３４５６７８９"
SIGNS = "+＋±−"
"""Signs of a number beside the hyphens, which are CONNECTORS."""

ORDINAL = "第"
MAGNITUDES = "十百千万亿萬億"
UNITS = (
    "年月日号號时時分秒点點版期届屆次章条條元个個人名岁歲天周週米里吨噸斤克升度倍成"
    "级級位家户戶所座项項件种種辆輛"
)
"""What a number does not part from: parts of dates and times, and the commonest measure words."""

WORD_UNITS = ("km", "kg", "cm", "mm", "m", "g", "mg", "t", "kW", "MW", "GW", "Hz", "MHz", "GHz", "GB", "MB")
"""Units in Latin letters that may stand behind a number and a space."""

ALPHABETIC_RANGES: tuple[tuple[str, str], ...] = (
    ("A", "Z"), ("a", "z"), ("0", "9"),
    ("\u00aa", "\u00aa"), ("\u00b5", "\u00b5"), ("\u00ba", "\u00ba"), ("\u00c0", "\u00d6"),
    ("\u00d8", "\u00f6"), ("\u00f8", "\u10ff"), ("\u1200", "\u167f"), ("\u1681", "\u1fff"),
    ("\u2c00", "\u2dff"), ("\ua4d0", "\ua95f"), ("\ua980", "\uabff"), ("\ufb00", "\ufdff"),
    ("\ufe70", "\ufefe"), ("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"),
    ("\U00010000", "\U00016fdf"), ("\U0001d400", "\U0001d7ff"), ("\U0001e000", "\U0001efff"),
)  # fmt: skip
"""Scripts that are written in words (Unicode blocks: Latin to Greek Extended without Hangul jamo,
Glagolitic to Cyrillic Extended-A, Lisu to Meetei Mayek, presentation forms, full-width Latin, the
supplementary alphabets); UAX #14 AL, HL, NU."""
