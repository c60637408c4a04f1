"""Draw assets/screenshot.png: the running program on the issue it ships with.

Runs `kanbao` in a pseudo-terminal of a fixed size, presses keys, and draws what pyte makes of its
output on a true cell grid, which SVG converters get wrong for Chinese.

    python tools/make_picture.py [--size 110x34] [--keys 'jj'] [--out assets/screenshot.png]

Needs `pip install pyte pillow` (the dev extra has both) and a font with Chinese at a fixed width,
such as Noto Sans Mono CJK (Debian: fonts-noto-cjk; or name one with --font FILE).
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

try:
    import pyte
    from PIL import Image, ImageDraw, ImageFont
except ImportError as error:
    sys.exit(f"make_picture: {error.name} is missing: pip install pyte pillow")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
EM = 22  # pixels of a full-width character; a cell is half of it
CELL_W, CELL_H = EM // 2, 30
MARGIN = 14
INK, PAPER = "#d8d8d8", "#121212"
NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#b5a000",
    "blue": "#2472c8", "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
}  # fmt: skip
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-{}.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-{}.ttc",
    "/usr/share/fonts/noto/NotoSansMonoCJKsc-{}.otf",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
)
SPARE_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/System/Library/Fonts/Menlo.ttc",
)
"""For marks that a Chinese font may lack (▸ ✎)."""
FACES = ("Noto Sans Mono CJK SC", "Noto Sans CJK SC", "PingFang SC")
EIGHTHS = {"ONE EIGHTH": 1, "ONE QUARTER": 2, "THREE EIGHTHS": 3, "HALF": 4, "FIVE EIGHTHS": 5,
           "THREE QUARTERS": 6, "SEVEN EIGHTHS": 7}  # fmt: skip
NOT_TEXT = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*[^hl0-9;]")
"""Sequences that pyte takes for others: keyboard protocols, queries."""

Cell = Any  # pyte.screens.Char, which has no types


def run(command: list[str], columns: int, rows: int, keys: str, awaited: str) -> pyte.Screen:
    """The screen of a program after it showed `awaited` and then took `keys`."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], command, environment(home))
        try:
            follow(terminal, stream, lambda: any(awaited in line.replace(" ", "") for line in shown(screen)))
            for key in keys:
                os.write(terminal, key.encode())
                follow(terminal, stream, lambda: True)
        finally:
            os.kill(child, signal.SIGTERM)
            os.close(terminal)
            os.waitpid(child, 0)
    return screen


def environment(home: str) -> dict[str, str]:
    """What the program may know: a terminal with all colours, a Chinese reader, an empty home."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "KANBAO_LANG": "zh",
        "HOME": home,
    }


def follow(terminal: int, stream: pyte.ByteStream, satisfied: Callable[[], bool]) -> None:
    """Feed the program's output to the stream until it is satisfied and nothing came for half a second."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if ready:
            stream.feed(NOT_TEXT.sub(b"", os.read(terminal, 65536)))
        elif satisfied():
            return
    sys.exit("make_picture: the program did not show what was waited for")


def shown(screen: pyte.Screen) -> Iterator[str]:
    """The lines of the screen as text."""
    yield from screen.display


def find_font(named: str | None) -> str:
    """The path of a font for Chinese, `{}` standing for Regular or Bold where it has both."""
    if named:
        return named
    for path in FONTS:
        if Path(path.format("Regular")).is_file():
            return path
    try:
        found = subprocess.run(
            ["fc-match", "-f", "%{file}", "monospace:lang=zh-cn"], capture_output=True, text=True, check=False
        ).stdout
    except FileNotFoundError:
        found = ""
    if found and Path(found).is_file():
        return found
    sys.exit("make_picture: no font for Chinese found; install fonts-noto-cjk or name one with --font FILE")


@cache
def font(path: str, bold: bool) -> ImageFont.FreeTypeFont:
    """The face of a font file that suits a terminal best: Chinese, and Latin at half its width."""
    file = path.format("Bold" if bold else "Regular")
    faces: dict[str | None, ImageFont.FreeTypeFont] = {}
    for index in range(16):
        try:
            face = ImageFont.truetype(file, EM, index=index)
        except OSError:
            break
        faces.setdefault(face.getname()[0], face)
    if not faces:
        sys.exit(f"make_picture: {file} is no font that can be read")
    return next((faces[name] for name in FACES if name in faces), next(iter(faces.values())))


def colour(name: str, default: str) -> str:
    """A pyte colour as #rrggbb."""
    return default if name == "default" else NAMED.get(name.removeprefix("bright"), f"#{name}")


def has_glyph(face: ImageFont.FreeTypeFont, text: str) -> bool:
    """Whether the face draws this character otherwise than one that no font has."""
    return bytes(face.getmask(text)) != bytes(face.getmask("\U000fffff"))


def ruled(text: str, width: int) -> Image.Image | None:
    """A line or block of box drawing, drawn to the cell's edges so that neighbours meet; None for others."""
    words = unicodedata.name(text, "?").split()
    mask = Image.new("L", (width, CELL_H))
    pen = ImageDraw.Draw(mask)
    if words[0] in ("LEFT", "LOWER", "FULL") and words[-1] == "BLOCK":
        eighths = EIGHTHS.get(" ".join(words[1:-1]), 8)
        right = width * eighths // 8 if words[0] == "LEFT" else width
        top = CELL_H - CELL_H * eighths // 8 if words[0] == "LOWER" else 0
        pen.rectangle((0, top, max(right, 1) - 1, CELL_H), fill=255)
        return mask
    if words[:2] != ["BOX", "DRAWINGS"]:
        return None
    x, y, thick = width // 2, CELL_H // 2, 3 if "HEAVY" in words else 1
    arms = {"LEFT": (0, y, x, y), "RIGHT": (x, y, width, y), "UP": (x, 0, x, y), "DOWN": (x, y, x, CELL_H)}
    arms |= {"HORIZONTAL": (0, y, width, y), "VERTICAL": (x, 0, x, CELL_H)}
    for word in words:
        if word in arms:
            pen.line(arms[word], fill=255, width=thick)
    return mask


def glyph(text: str, faces: list[ImageFont.FreeTypeFont], cells: int) -> Image.Image:
    """One character's ink on a mask of `cells` cells.

    Marks that a terminal gives one cell and a Chinese font two (“ ” … — ● ✓) are fitted: dashes by
    width alone, so that they go on meeting; the others moved, and made smaller if need be.
    """
    width = cells * CELL_W
    if drawn := ruled(text, width):
        return drawn
    face = next((face for face in faces if has_glyph(face, text)), faces[0])
    mask = Image.new("L", (width, CELL_H))
    top = (CELL_H - sum(face.getmetrics())) // 2
    left, _, right, _ = face.getbbox(text)
    if right <= width + 1 and left >= -1:
        ImageDraw.Draw(mask).text((0, top), text, font=face, fill=255)
        return mask
    wide = Image.new("L", (2 * EM, CELL_H))
    ImageDraw.Draw(wide).text((0, top), text, font=face, fill=255)
    ink = wide.getbbox() or (0, 0, width, CELL_H)
    if ink[2] - ink[0] <= width:
        mask.paste(wide.crop((ink[0], 0, ink[2], CELL_H)), ((width - ink[2] + ink[0]) // 2, 0))
    elif text in "—―":
        line = wide.crop((ink[0], 0, ink[2], CELL_H))
        mask = line.resize((width, CELL_H), Image.Resampling.LANCZOS)
    else:
        height = round((ink[3] - ink[1]) * width / (ink[2] - ink[0]))
        small = wide.crop(ink).resize((width, height), Image.Resampling.LANCZOS)
        mask.paste(small, (0, (ink[1] + ink[3] - height) // 2))
    return mask


def draw(screen: pyte.Screen, font_path: str) -> Image.Image:
    """The screen as a picture, each character in its own cells."""
    size = (screen.columns * CELL_W + 2 * MARGIN, screen.lines * CELL_H + 2 * MARGIN)
    image = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(image)
    spare = [font(path, False) for path in SPARE_FONTS if Path(path).is_file()]
    faces = {bold: [font(font_path, bold), *spare] for bold in (False, True)}
    for row in range(screen.lines):
        for column in range(screen.columns):
            cell: Cell = screen.buffer[row][column]
            x, y = MARGIN + column * CELL_W, MARGIN + row * CELL_H
            ink, paper = colour(cell.fg, INK), colour(cell.bg, PAPER)
            if cell.reverse:
                ink, paper = paper, ink
            cells = 2 if column + 1 < screen.columns and screen.buffer[row][column + 1].data == "" else 1
            if cell.data:
                pen.rectangle((x, y, x + cells * CELL_W - 1, y + CELL_H - 1), fill=paper)
            if cell.data.strip():
                image.paste(ink, (x, y), glyph(cell.data, faces[cell.bold], cells))
            if cell.underscore and cell.data:
                pen.line((x, y + CELL_H - 4, x + cells * CELL_W - 1, y + CELL_H - 4), fill=ink)
    return image


def main() -> None:
    """Draw the picture that README shows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", default="110x34", help="columns x rows of the terminal")
    parser.add_argument("--keys", default="", help="keys to press, as characters")
    parser.add_argument("--wait-for", default="《看报》与读者见面", help="text to wait for")
    parser.add_argument("--font", help="a font file with Chinese")
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "screenshot.png")
    parser.add_argument("paths", nargs="*", help="what the program opens; nothing: the handbook")
    options = parser.parse_args()
    columns, rows = (int(part) for part in options.size.split("x"))
    font_path = find_font(options.font)
    command = [sys.executable, "-m", "reader", *options.paths]
    screen = run(command, columns, rows, options.keys, options.wait_for)
    image = draw(screen, font_path).quantize(64, dither=Image.Dither.NONE)
    image.save(options.out, optimize=True)
    print(f"{options.out}: {image.width}x{image.height}, {options.out.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
