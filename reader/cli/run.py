"""Whatever happens, it ends with an exit code and at most one clear line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.cli.output import BROKEN_PIPE, abandon_output, abandon_what_fails, complain
from reader.errors import KanbaoError
from reader.strings import prefer, t

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run"]


def run(argv: Sequence[str] | None = None) -> int:
    """Do what the words say; errors become a line on standard error. Returns the exit code."""
    from reader.cli.commands import perform
    from reader.cli.words import parse, trouble_code
    from reader.library.config import read_config

    trouble = 1
    try:
        config = read_config()
        if config.settings.language != "auto":
            prefer(config.settings.language)
        call = parse(sys.argv[1:] if argv is None else argv)
        trouble = trouble_code(call.command)
        return perform(call, config)
    except KanbaoError as error:
        complain(error)
        return max(error.exit_code, trouble)
    except BrokenPipeError:
        abandon_output()
        return BROKEN_PIPE
    except MemoryError:
        complain(t("cli.no-memory"))
        return trouble
    except Exception as error:  # The outermost edge: a traceback is of no use to whoever reads a paper.
        if os.environ.get("KANBAO_DEBUG"):
            raise
        complain(t("cli.internal", error=f"{type(error).__name__}: {error}"))
        return trouble
    finally:
        abandon_what_fails()
