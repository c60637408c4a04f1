"""`python -m reader` does what the command `kanbao` does."""

from reader.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
