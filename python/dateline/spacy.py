"""A component for spaCy's pipelines. Needs `dateline[spacy]`.

    nlp = spacy.blank("en")
    nlp.add_pipe("dateline")
    doc = nlp("The mayor of Kharkiv said that the bridge was closed.")
    doc.spans["dateline"]           # mentions of places, labelled by kind
    doc.spans["dateline_claims"]    # the words of claims, labelled direct, indirect or mixed
    doc._.dateline                  # everything, as `Document.to_dict()` gives it
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.annotator import Annotator
from dateline.documents import Document


class Component:
    """Sets a doc's spans; the rest of the doc is left as it is.

    A span covers whole tokens, those that the mention lies in. A place's span has as `kb_id_` its number in GeoNames or the id
    of its facility; a claim that is broken off has a span for each part, which have the claim's number as `id_`.
    """

    def __init__(
        self, name: str, gazetteer: str | None, jobs: int, spans_key: str, claims_key: str | None
    ) -> None:
        self.name = name
        self.jobs = jobs
        self.spans_key = spans_key
        self.claims_key = claims_key
        self.annotator = Annotator(gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        return self._set(doc, self.annotator.annotate(doc.text))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """As spaCy's `nlp.pipe` calls it."""
        read: deque[Doc] = deque()

        def texts() -> Iterator[str]:
            for doc in stream:
                read.append(doc)
                yield doc.text

        for document in self.annotator.annotate_many(texts(), self.jobs):
            yield self._set(read.popleft(), document)

    # Nothing is learnt, so nothing is kept beside the configuration.
    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _bytes: bytes, **_: Any) -> Component:
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        pass

    def from_disk(self, _path: Any, **_: Any) -> Component:
        return self

    def _set(self, doc: Doc, document: Document) -> Doc:
        found: list[Span | None] = []
        for place in document.places:
            known = place.geonames_id or (place.facility.id if place.facility else "")
            found.append(
                doc.char_span(
                    place.start, place.end, label=place.kind, kb_id=str(known), alignment_mode="expand"
                )
            )
        doc.spans[self.spans_key] = [span for span in found if span is not None]
        if self.claims_key is not None:
            parts = chain.from_iterable(
                zip(repeat(number), repeat(claim.kind), claim.content)
                for number, claim in enumerate(document.claims)
            )
            said = [
                doc.char_span(start, end, label=kind, span_id=str(number), alignment_mode="expand")
                for number, kind, (start, end) in parts
            ]
            doc.spans[self.claims_key] = [span for span in said if span is not None]
        # As text, which a doc that is written to a file or sent to another process may have.
        doc._.dateline_json = document.to_json()
        return doc


def _read(doc: Doc) -> dict[str, Any] | None:
    line = doc._.dateline_json
    return None if line is None else json.loads(line)


@Language.factory(
    "dateline",
    default_config={
        "gazetteer": None,
        "jobs": 1,
        "spans_key": "dateline",
        "claims_key": "dateline_claims",
    },
    assigns=["doc.spans"],
)
def create(
    nlp: Language, name: str, gazetteer: str | None, jobs: int, spans_key: str, claims_key: str | None
) -> Component:
    """Makes the component `dateline`; `jobs` threads annotate where docs come in a pipe."""
    if not Doc.has_extension("dateline_json"):
        Doc.set_extension("dateline_json", default=None)
        Doc.set_extension("dateline", getter=_read)
    return Component(name, gazetteer, jobs, spans_key, claims_key)
