"""Make reader/chars/width_table.py: the cells that each character fills in a terminal.

    python tools/make_width_table.py

Source: the `wcwidth` package (East Asian Width, combining marks, emoji presentation), asked only
through its public functions, at the newest Unicode version that it knows. One thing is ours, as
terminals and Rich have it: a regional indicator counts 1, so that two of them, a flag, make 2.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from textwrap import wrap

import wcwidth

TARGET = Path(__file__).parents[1] / "reader" / "chars" / "width_table.py"
AMBIGUOUS, EMOJI = 4, 8
SURROGATES = range(0xD800, 0xE000)
REGIONAL = range(0x1F1E6, 0x1F200)
VS16 = "\ufe0f"

HEAD = '''"""Cells that characters fill in a terminal. Made by tools/make_width_table.py; don't edit.

Source: wcwidth {package}, Unicode {unicode}.
"""

from __future__ import annotations

__all__ = ["KINDS", "STARTS", "UNICODE_VERSION"]

UNICODE_VERSION = "{unicode}"

# The characters from STARTS[i] up to STARTS[i + 1] are of kind KINDS[i]: 0, 1 or 2 cells; +4 where
# the width is East Asian Ambiguous (1, or 2 if the terminal is set so); +8 where variation selector
# 16 makes an emoji of two cells of it.
STARTS: tuple[int, ...] = (
{starts}
)  # fmt: skip
KINDS = bytes.fromhex(
{kinds}
)
'''


def kind(code: int) -> int:
    """The kind of one code point, as the made table's comment explains it."""
    if code in SURROGATES:
        return 1
    if code in REGIONAL:
        return 1
    char = chr(code)
    cells = max(wcwidth.wcwidth(char), 0)
    result = cells
    if cells == 1 and wcwidth.wcwidth(char, ambiguous_width=2) == 2:
        result |= AMBIGUOUS
    if cells == 1 and wcwidth.wcswidth(char + VS16) == 2:
        result |= EMOJI
    return result


def main() -> None:
    """Write the table."""
    starts: list[int] = []
    kinds: list[int] = []
    for code in range(0x110000):
        this = kind(code)
        if not kinds or kinds[-1] != this:
            starts.append(code)
            kinds.append(this)
    text = HEAD.format(
        package=version("wcwidth"),
        unicode=wcwidth.list_versions()[-1],
        starts="\n".join("    " + row for row in wrap(", ".join(f"0x{s:X}" for s in starts) + ",", 104)),
        kinds="\n".join(f'    "{row}"' for row in wrap(bytes(kinds).hex(), 100)),
    )
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET}: {len(starts)} ranges")


if __name__ == "__main__":
    main()
