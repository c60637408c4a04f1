"""`python -m benchmarks NAME [options]`: run one of the benchmarks."""

from __future__ import annotations

import os
import sys
from importlib import import_module

BENCHMARKS = {
    "cut": ("benchmarks.cut_command", "stories cut up in columns, read again: by form of page"),
    "accuracy": ("benchmarks.accuracy", "the sample pages against their truth: by kind"),
    "formats": ("benchmarks.formats", "each format: what is right of its samples, speed and memory"),
    "loader": ("benchmarks.loader", "the loader's speed and memory, by kind and size"),
    "start": ("benchmarks.start", "from launch to the first readable line, beside bare Textual"),
    "keys": ("benchmarks.keys", "from a key to the last byte it makes"),
    "find": ("benchmarks.find", "a query's hits in an issue: all of them, key by key, cold"),
    "kills": ("benchmarks.kills", "programs that keep marks and places are killed: what is lost"),
    "typeset": ("benchmarks.typeset", "the typesetter's speed, by measure"),
}


def main(arguments: list[str]) -> int:
    """Run the benchmark that the first word names; each is imported only then."""
    if not arguments or arguments[0] not in BENCHMARKS:
        print("python -m benchmarks NAME [options]; NAME --help says its options")
        for name, (_, meaning) in BENCHMARKS.items():
            print(f"  {name:10} {meaning}")
        return 0 if arguments[:1] in ([], ["-h"], ["--help"]) else 2
    try:
        return int(import_module(BENCHMARKS[arguments[0]][0]).main(arguments[1:]))
    except BrokenPipeError:
        # `| head` has seen enough; the interpreter must not try to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
