"""The command line: a thin door on the library's functions."""

from __future__ import annotations

__all__ = ["main"]

INTERRUPTED = 130
"""128 + SIGINT, as a shell reports it."""


def main(argv: list[str] | None = None) -> int:
    """Run `kanbao` with these words (default: the process's own); returns the exit code.

    0: done. 1: a file is the trouble. 2: the call is. 130 and 141: interrupted, or whoever read
    the output stopped; both without a word, as every tool does.
    """
    try:
        # Here, not above: an interrupt during the imports has to be as quiet as a later one.
        from reader.cli.run import run

        return run(argv)
    except KeyboardInterrupt:
        return INTERRUPTED
