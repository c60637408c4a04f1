"""Running the real command in a process of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KANBAO = [sys.executable, "-m", "reader"]

PAGE = """\
滨河老街改造一年 三百户商家陆续回迁

本报讯（记者周晓禾）傍晚六点，滨河老街的灯次第亮了。改造历时十一个月，涉及商铺三百零六间，图纸改了九稿，每一稿都贴在街口，请住户看过再动工。

街道办事处说，回迁的商家免一年租金，空出来的铺面优先租给手艺人，老招牌由街道出钱修补，一块也不许换成新的。

今起三天有小雨

本报讯（记者林木）市气象台昨天发布，受冷空气影响，今起三天有小雨，最高气温不过十二摄氏度，市民出门记得带伞。

气象台提醒，早晚路面湿滑，骑车上班的人最好提前一刻钟出门，过桥时慢行。
"""


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment with English messages and no size of a terminal; None takes away.

    Streams are buffered, as they are for whoever reads a paper: what is left in them when the program ends
    can change its exit code.
    """
    base: dict[str, str | None] = {
        **os.environ,
        "KANBAO_LANG": "en",
        "COLUMNS": None,
        "LINES": None,
        "PYTHONUNBUFFERED": None,
        "TERM": "xterm",
    }
    return {name: value for name, value in (base | changes).items() if value is not None}


def kanbao(
    *words: str | os.PathLike[str] | bytes, env: dict[str, str] | None = None, **how: Any
) -> subprocess.CompletedProcess[str]:
    """Run `kanbao` with these words; standard input is empty unless told."""
    how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    if "input" in how:
        del how["stdin"]
    done = subprocess.run(
        [*KANBAO, *words], env=env or environment(), cwd=how.pop("cwd", ROOT), timeout=60, check=False, **how
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, (done.stdout or b"").decode("utf-8"), (done.stderr or b"").decode("utf-8")
    )


_ESCAPES = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|[P\]_^X].*?(\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL)


def in_terminal(
    *words: str | os.PathLike[str],
    size: tuple[int, int] = (80, 24),
    wait_for: str = "",
    keys: bytes = b"",
    env: dict[str, str] | None = None,
    **how: Any,
) -> subprocess.CompletedProcess[str]:
    """Run `kanbao` on a terminal of its own, with `size` columns and rows, and give back what it wrote.

    Once `wait_for` has been written, `keys` are typed. Streams that `how` doesn't lead elsewhere
    are the terminal; escape sequences are left out of what is given back.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    terminal = os.ttyname(slave)

    def own_terminal() -> None:
        os.close(os.open(terminal, os.O_RDWR))  # The first one opened by a session's leader controls it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Tests that run in the background ignore it.

    running = subprocess.Popen(
        [*KANBAO, *words],
        env=env or environment(),
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - there is one thread here
        **{"stdin": slave, "stdout": slave, "stderr": slave, **how},
    )
    os.close(slave)
    written = b""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            piece = os.read(master, 1 << 16)
        except OSError:  # The last process on the terminal has gone.
            break
        if not piece:
            break
        written += piece
        if keys and wait_for in _plain(written):
            os.write(master, keys)
            keys = b""
    else:
        running.kill()
    os.close(master)
    return subprocess.CompletedProcess(words, running.wait(timeout=60), _plain(written), "")


def _plain(written: bytes) -> str:
    return _ESCAPES.sub(b"", written).decode("utf-8", "replace").replace("\r\n", "\n")
