"""Digests are those of hashlib, whichever code makes them."""

from __future__ import annotations

import hashlib

import pytest

from reader.digest import blake2b_hex, sha256_hex


@pytest.mark.parametrize("data", [b"", "今日要闻".encode(), b"x" * 199_999, b"x" * 200_000])
def test_digests_are_those_of_the_standard_library(data: bytes):
    assert sha256_hex(data) == hashlib.sha256(data).hexdigest()
    assert blake2b_hex(data, 5) == hashlib.blake2b(data, digest_size=5).hexdigest()
