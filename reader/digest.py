"""Digests of small data without loading OpenSSL, which takes `hashlib` 2 ms before it makes the first.

Python has code of its own for them, in modules whose names change with its version; where there is none,
`hashlib` serves. For much data OpenSSL is several times as fast and worth its start.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["blake2b_hex", "sha256_hex"]

_OWN = {"blake2b": ("_blake2",), "sha256": ("_sha2", "_sha256")}
_MUCH = 200_000
"""Bytes from which on OpenSSL is faster, its start included."""


@cache
def _own(algorithm: str) -> Any:
    for name in _OWN[algorithm]:
        try:
            return getattr(import_module(name), algorithm)
        except (ImportError, AttributeError):
            continue
    import hashlib

    return getattr(hashlib, algorithm)


def blake2b_hex(data: bytes, size: int) -> str:
    """The BLAKE2b digest of `size` bytes, in hexadecimal."""
    digest: str = _own("blake2b")(data, digest_size=size).hexdigest()
    return digest


def sha256_hex(data: bytes) -> str:
    """The SHA-256 digest in hexadecimal."""
    if len(data) >= _MUCH:
        import hashlib

        return hashlib.sha256(data).hexdigest()
    digest: str = _own("sha256")(data).hexdigest()
    return digest
