"""Measurements of kanbao: how right it reads, how fast, and on what memory.

`python -m benchmarks NAME` runs one; `benchmarks/README.md` says what each measures.
"""
