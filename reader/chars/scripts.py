"""Text in runs of one script: what stands for words where no dictionary is at hand."""

from __future__ import annotations

from reader.chars.width import char_width

__all__ = ["script_runs"]


def script_runs(text: str) -> list[str]:
    """The text in runs of one script: Han, kana, other letters with digits, each other character alone."""
    runs: list[str] = []
    last = ""
    for ch in text:
        kind = _kind(ch)
        if runs and kind and kind == last:
            runs[-1] += ch
        else:
            runs.append(ch)
        last = kind
    return runs


def _kind(ch: str) -> str:
    if not ch.isalnum():
        return "mark" if not char_width(ch) else ""
    if "\u3040" <= ch <= "\u30ff":
        return "kana"
    return "han" if "\u2e80" <= ch <= "\u9fff" or ch >= "\U00020000" else "letter"
