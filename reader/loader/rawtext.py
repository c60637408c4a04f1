"""What readers of bytes need: text without control characters, decoding, modules that an extra brings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.chars import sanitise
from reader.errors import KanbaoError
from reader.issue import Furniture, Warning
from reader.strings import t

if TYPE_CHECKING:
    from reader.loader.draft import IssueDraft, Raw

__all__ = ["clean", "decoded", "import_extra"]


def clean(text: str, draft: IssueDraft | None = None) -> str:
    """A text from a file's insides made fit for the model: no controls, no escape sequences.

    Every text that a reader of bytes puts into a draft goes through here. What could be seen of an escape
    sequence becomes furniture of `draft`, with one warning.
    """
    made = sanitise(text)
    if made.payloads and draft is not None:
        draft.furniture += [Furniture(seen) for _, seen in made.payloads]
        if not any(warning.code == "escape-removed" for warning in draft.warnings):
            draft.warnings.append(Warning("escape-removed", t("loader.escapes-removed-inside")))
    return made.text


def decoded(raw: Raw, draft: IssueDraft, encoding: str | None = None) -> str:
    """The file's text, not yet cleaned: by what the person named, else by `encoding`, else as the bytes show.

    The draft gets the encoding and the warnings of what can't be decoded. A byte order mark is left out.
    """
    from reader.loader.decode import decode

    made = decode(raw.data, encoding=raw.encoding or encoding)
    draft.encoding = made.encoding
    draft.warnings += made.warnings
    return made.text


def import_extra(module: str, extra: str, path: str) -> Any:
    """A module that `pip install 'kanbao[EXTRA]'` brings. Raises KanbaoError that says so without it."""
    try:
        return import_module(module)
    except ImportError as error:
        message = t("loader.needs-extra", module=module.partition(".")[0])
        hint = f"pip install 'kanbao[{extra}]'"
        raise KanbaoError(message, path=path, hint=hint) from error
