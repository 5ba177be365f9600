"""The gazetteers that are open in this process, each once."""

from __future__ import annotations

import os
from pathlib import Path

from dateline._native import Engine

_WITHIN = Path(__file__).with_name("gazetteer.bin")

_open: dict[str, Engine] = {}


def engine(gazetteer: str | None) -> Engine:
    """The engine with the gazetteer at the path `gazetteer`, or with the package's own; opened when it is first asked for."""
    path = os.fspath(_WITHIN) if gazetteer is None else gazetteer
    found = _open.get(path)
    if found is None:
        # Of two threads that come here at once both open it, and one engine is kept.
        found = _open.setdefault(path, Engine(path))
    return found
