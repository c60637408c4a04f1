"""The command that gives text to a program (a dictionary, a translator, a speaker) and shows what it says."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.strings import t
from reader.tui.copying import selected_text
from reader.tui.paint import wrap
from reader.tui.prompt import Prompt
from reader.tui.sheet import Sheet

if TYPE_CHECKING:
    from asyncio import StreamReader
    from asyncio.subprocess import Process

    from reader.tui.desk import Desk
    from reader.tui.paint import Span

__all__ = ["Answer", "answer_lines", "ask_command", "give", "run"]

PATIENCE = 300.0
"""Seconds that a command is given: enough to read a story aloud."""

MOST = 256 * 1024
"""Bytes of its output that are shown."""


_LAST_SECONDS = 1.0
"""How long the system is given to end what was told to end."""


class Answer(NamedTuple):
    """What a command said (clean of controls); `code`: its exit code, negative where it was ended.

    `cut`: it said more than is shown. `late`: it had not ended in time.
    """

    text: str
    code: int | None
    cut: bool = False
    late: bool = False


def ask_command(desk: Desk) -> None:
    """Open the line for the command; it will get what is selected, else the article."""
    if desk.reading.article is None:
        desk.message = t("copy.nothing")
    else:
        desk.open_prompt(Prompt("command"))


def give(desk: Desk, prompt: Prompt) -> None:
    """Run what was typed."""
    article, command = desk.reading.article, prompt.line.text.strip()
    desk.open_prompt(None)
    if article is None or not command:
        return
    text = selected_text(desk) or article.text
    desk.message = t("command.running", command=command)
    desk.run_worker(_show(desk, command, text), group="command", exclusive=True)


async def _show(desk: Desk, command: str, text: str) -> None:
    answer = await run(command, text)
    desk.message = None
    if answer.text or answer.code or answer.late:
        desk.open_sheet(Sheet("command", command, cache(lambda width: answer_lines(answer, width))))
    else:
        desk.message = t("command.silent")
        desk.update()


def answer_lines(answer: Answer, width: int) -> list[list[Span]]:
    """The rows of the sheet: what the command said, and how it ended where that was not well."""
    rows: list[list[Span]] = (
        [[(row, "text")] for row in wrap(answer.text, width, hanging=True)] if answer.text else []
    )
    notes = [t("command.cut", limit=MOST // 1024)] if answer.cut else []
    if answer.late:
        notes.append(t("command.late", seconds=round(PATIENCE)))
    elif answer.code and not answer.cut:
        notes.append(t("command.failed", code=answer.code))
    for note in notes:
        rows += [[(row, "accent")] for row in wrap(note, width)]
    return rows


async def run(command: str, text: str, patience: float = PATIENCE) -> Answer:
    """Give the text (UTF-8) to a command of the shell, and wait for what it says on both its outputs.

    It has no terminal, so that it can't draw on ours. One that doesn't end in `patience` seconds or
    says more than MOST bytes is ended, with all that it started; so is one that is no longer wanted.
    """
    import asyncio
    from asyncio.subprocess import PIPE, STDOUT

    program = await asyncio.create_subprocess_shell(
        command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, start_new_session=True
    )
    late = False
    said = bytearray()
    feeding = asyncio.create_task(_feed(program, text.encode("utf-8", "replace")))
    try:
        async with asyncio.timeout(patience):
            await _listen(program.stdout, said)
            if len(said) <= MOST:
                await program.wait()
    except TimeoutError:
        late = True
    finally:
        feeding.cancel()
        _end(program)
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST_SECONDS):
            await program.wait()
    cut = len(said) > MOST
    return Answer(_clean(bytes(said[:MOST])), program.returncode, cut, late)


async def _feed(program: Process, data: bytes) -> None:
    """Give the program its input. It may end without having read it all."""
    if program.stdin is not None:
        with suppress(OSError):
            program.stdin.write(data)
            await program.stdin.drain()
        program.stdin.close()


async def _listen(output: StreamReader | None, said: bytearray) -> None:
    """Hear the program to its end, or until it has said too much."""
    while output is not None and len(said) <= MOST:
        heard = await output.read(65536)
        if not heard:
            return
        said += heard


def _end(program: Process) -> None:
    """End the program and what it started, if any of that is still there."""
    import os
    import signal

    with suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
    # Its pipes would stay open for what has gone its own way, and asyncio has no public name for this.
    program._transport.close()  # type: ignore[attr-defined]


def _clean(data: bytes) -> str:
    from reader.chars import sanitise

    return sanitise(data.decode("utf-8", "replace")).text.replace("\r\n", "\n").replace("\t", "    ").rstrip()
