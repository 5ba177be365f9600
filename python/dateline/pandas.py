"""Places and claims of a column of texts, as tidy frames. Needs `dateline[pandas]`.

    >>> import pandas as pd
    >>> import dateline.pandas
    >>> texts = pd.Series(["The dam at Nova Kakhovka was damaged, the governor said."], index=["a"])
    >>> dateline.pandas.places(texts)[["document", "text", "name"]]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import pandas as pd

from dateline.annotator import Annotator
from dateline.documents import Document

_PLACES = {
    "place": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "name": "str",
    "kind": "str",
    "category": "str",
    "role": "str",
    "reference": "str",
    "confidence": "float64",
    "lat": "float64",
    "lon": "float64",
    "approximate": "bool",
    "country": "str",
    "region": "str",
    "population": "Int64",
    "geonames_id": "Int64",
    "facility_id": "str",
}

_CLAIMS = {
    "claim": "int64",
    "start": "int64",
    "end": "int64",
    "content": "str",
    "cue": "str",
    "source": "str",
    "source_type": "str",
    "source_title": "str",
    "source_affiliation": "str",
    "kind": "str",
    "cue_class": "str",
    "confidence": "float64",
    "hedged": "bool",
    "negated": "bool",
    "perhaps": "bool",
    "core": "bool",
    "places": "object",
}


def annotate(
    texts: pd.Series, annotator: Annotator | None = None, jobs: int | None = None, *, html: bool = False
) -> pd.Series:
    """A Series of `Document`s with the index of `texts`; None where a text is missing.

    With `html` the texts are pages; None also where a page has no article.
    """
    key: Literal["text", "html"] = "html" if html else "text"
    given = [None if missing else text for text, missing in zip(texts, texts.isna(), strict=True)]
    found = (annotator or Annotator()).annotate_many(
        ({key: text} for text in given if text is not None),  # type: ignore[misc]
        jobs,
        return_refused=True,
    )
    documents = [None if text is None else next(found) for text in given]
    kept = [document if isinstance(document, Document) else None for document in documents]
    return pd.Series(kept, index=texts.index, name=texts.name, dtype="object")


def places(
    texts: pd.Series, annotator: Annotator | None = None, jobs: int | None = None, *, html: bool = False
) -> pd.DataFrame:
    """A row for every mention of a place: `document` is the text's label in the index, `place` its number there.

    `texts` may also be what `annotate` gave, which is then not annotated again.
    """
    return _frame(texts, _PLACES, _places_of, annotator, jobs, html)


def claims(
    texts: pd.Series, annotator: Annotator | None = None, jobs: int | None = None, *, html: bool = False
) -> pd.DataFrame:
    """A row for every claim: `source` names who makes it (missing where the text names nobody), `places` has the
    numbers of the places in its words. `texts` as for `places`.
    """
    return _frame(texts, _CLAIMS, _claims_of, annotator, jobs, html)


def _frame(
    texts: pd.Series,
    columns: dict[str, str],
    rows_of: Any,
    annotator: Annotator | None,
    jobs: int | None,
    html: bool,
) -> pd.DataFrame:
    is_annotated = any(isinstance(text, Document) for text in texts)
    documents: Iterable[Document | None] = texts if is_annotated else annotate(texts, annotator, jobs, html=html)
    labels: list[Any] = []
    rows: list[tuple[Any, ...]] = []
    for label, document in zip(texts.index, documents, strict=True):
        if isinstance(document, Document):
            found = list(rows_of(document))
            rows.extend(found)
            labels.extend([label] * len(found))
    of_columns = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    # The types are the same whatever was found, so that frames of parts can be put together.
    typed = {
        name: pd.Series(list(values), dtype=dtype)
        for (name, dtype), values in zip(columns.items(), of_columns, strict=True)
    }
    documents_column = pd.Series(labels, dtype=None if labels else "object")
    return pd.DataFrame({"document": documents_column, **typed})


def _places_of(document: Document) -> Iterator[tuple[Any, ...]]:
    for number, place in enumerate(document.places):
        yield (
            number,
            place.start,
            place.end,
            place.text,
            place.name,
            place.kind,
            place.category,
            place.role,
            place.reference,
            place.confidence,
            place.lat,
            place.lon,
            place.approximate,
            place.country,
            place.region,
            place.population,
            place.geonames_id,
            place.facility.id if place.facility else None,
        )


def _claims_of(document: Document) -> Iterator[tuple[Any, ...]]:
    sources = {source.id: source for source in document.sources}
    for number, claim in enumerate(document.claims):
        source = sources.get(claim.source_id or "")
        yield (
            number,
            claim.content[0].start if claim.content else 0,
            claim.content[-1].end if claim.content else 0,
            document.words(claim.content),
            document.words(claim.cue) if claim.cue else None,
            source.name if source else None,
            source.type if source else None,
            source.title if source else None,
            source.affiliation if source else None,
            claim.kind,
            claim.cue_class,
            claim.confidence,
            claim.hedged,
            claim.negated,
            claim.perhaps,
            claim.core,
            claim.places,
        )
