"""Annotating one document, or many."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypedDict, overload

from dateline import _native
from dateline.documents import Candidate, Document, candidates
from dateline.engines import engine


class Given(TypedDict, total=False):
    """A document as a dict: `text` or `html`, and what is known of it."""

    id: Any
    text: str | None
    html: str | None
    url: str | None
    publisher: str | None


_KNOWN = frozenset(Given.__annotations__)


class Refused(ValueError):
    """A document that has no annotations, since it is none: a page without an article.

    `reason` says why in words, `to_json()` is the line that the command writes of it.
    """

    def __init__(self, reason: str, line: str) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self._line = line

    def __str__(self) -> str:
        return self.reason

    @property
    def id(self) -> Any:
        """The document's id, as it was given."""
        return json.loads(self._line)["id"]

    def to_json(self) -> str:
        """The line of `dateline annotate --jsonl` for it."""
        return self._line


class Annotator:
    """Annotates texts and pages with a gazetteer: the package's own, or the file `gazetteer`.

    The gazetteer is opened when it is first needed and once in a process, whatever the number of annotators, which cost
    nothing. They may be shared by threads, pickled, and used after a fork.
    """

    __slots__ = ("_gazetteer",)

    def __init__(self, gazetteer: str | os.PathLike[str] | None = None) -> None:
        self._gazetteer = None if gazetteer is None else os.path.abspath(os.fspath(gazetteer))
        if self._gazetteer is not None:
            # That it is no gazetteer is said here and not in the middle of an archive.
            engine(self._gazetteer)

    def __repr__(self) -> str:
        return "Annotator()" if self._gazetteer is None else f"Annotator(gazetteer={self._gazetteer!r})"

    def annotate(
        self, text: str, *, url: str | None = None, publisher: str | None = None, id: Any = None
    ) -> Document:
        """Annotates a plain text: a headline, an empty line, paragraphs with an empty line between them.

        `publisher` is the name of the paper and `url` where the text was published: the place in them tells which of
        several places with one name is meant. `id` is any JSON that the document is known by.
        """
        return self._annotated({"text": _text("text", text), "url": url, "publisher": publisher, "id": id})

    def annotate_html(
        self, html: str, url: str | None = None, *, publisher: str | None = None, id: Any = None
    ) -> Document:
        """Annotates the article on an HTML page. Its text, which the offsets count in, is the document's `text`.

        Raises `Refused` where the page has no article.
        """
        return self._annotated({"html": _text("html", html), "url": url, "publisher": publisher, "id": id})

    def _annotated(self, given: Given) -> Document:
        outcome = engine(self._gazetteer).annotate(_fields(given))
        if isinstance(outcome, _native.Refusal):
            raise Refused(outcome.reason, outcome.json)
        return Document._of(outcome, self._gazetteer)

    @overload
    def annotate_many(
        self,
        documents: Iterable[str | Given],
        jobs: int | None = None,
        *,
        return_refused: Literal[False] = False,
    ) -> Iterator[Document]: ...
    @overload
    def annotate_many(
        self, documents: Iterable[str | Given], jobs: int | None = None, *, return_refused: bool
    ) -> Iterator[Document | Refused]: ...
    def annotate_many(
        self, documents: Iterable[str | Given], jobs: int | None = None, *, return_refused: bool = False
    ) -> Iterator[Document] | Iterator[Document | Refused]:
        """Annotates texts, or dicts with `text` or `html`, on `jobs` threads (as many as there are cores, if left out).

        Gives an iterator whose documents are in the order of `documents` and the same for any number of jobs. Python's
        lock is not held meanwhile. `documents` is read as what comes of it is taken, up to four ahead for each job, by the
        thread that takes it; one thread may take at a time. An exception in it is raised after the documents that came before.

        A document that is none raises `Refused`, after which the iterator may be gone on with; with `return_refused` the
        exception is given in the document's place.
        """
        if jobs is None:
            jobs = _cores()
        if not isinstance(jobs, int):
            raise TypeError(f"jobs must be a whole number, not {type(jobs).__name__}")
        if jobs < 1:
            raise ValueError("jobs must be at least 1")
        if isinstance(documents, (str, bytes)) or hasattr(documents, "keys"):
            raise TypeError(f"many documents are an iterable of them, not one {type(documents).__name__}")
        many = engine(self._gazetteer).many(map(_fields, documents), jobs)
        return Documents(many, self._gazetteer, return_refused)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Everything that a name may mean, the likeliest first; nothing for a name that is not known."""
        return candidates(engine(self._gazetteer).lookup(_text("name", name)))


class Documents(Iterator[Any]):
    """What `annotate_many` gives."""

    __slots__ = ("_gazetteer", "_many", "_return_refused")

    def __init__(self, many: _native.Many, gazetteer: str | None, return_refused: bool) -> None:
        self._many = many
        self._gazetteer = gazetteer
        self._return_refused = return_refused

    def __next__(self) -> Any:
        outcome = next(self._many)
        if isinstance(outcome, _native.Refusal):
            refused = Refused(outcome.reason, outcome.json)
            if self._return_refused:
                return refused
            raise refused
        return Document._of(outcome, self._gazetteer)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _text(what: str, value: object) -> str:
    """`value`, which must be text: bytes are not guessed at."""
    if isinstance(value, str):
        return value
    hint = ": decode it first" if isinstance(value, (bytes, bytearray, memoryview)) else ""
    raise TypeError(f"the {what} must be str, not {type(value).__name__}{hint}")


def _fields(given: str | Given) -> _native.Fields:
    """A document as Rust takes it."""
    if isinstance(given, str):
        return given, None, None, None, None
    if not isinstance(given, dict):
        hint = ": decode it first" if isinstance(given, (bytes, bytearray, memoryview)) else ""
        raise TypeError(f"a document is a str or a dict, not {type(given).__name__}{hint}")
    unknown = next((key for key in given if key not in _KNOWN), None)
    if unknown is not None:
        raise ValueError(f"a document has no {unknown!r}: it may have {', '.join(sorted(_KNOWN))}")
    text, html, url, publisher = (
        None if given.get(key) is None else _text(key, given[key])
        for key in ("text", "html", "url", "publisher")
    )
    id = given.get("id")
    return text, html, url, publisher, None if id is None else json.dumps(id, allow_nan=False)
