from __future__ import annotations

import pandas as pd
import pytest
from conftest import PAGE, TEXTS

import dateline.pandas


@pytest.fixture
def texts() -> pd.Series:
    return pd.Series(TEXTS, index=[f"d{number}" for number in range(len(TEXTS))], name="body")


def test_places_are_rows_of_their_document(annotator, texts):
    frame = dateline.pandas.places(texts, annotator, 2)
    expected = [(label, place) for label, text in texts.items() for place in annotator.annotate(text).places]
    assert list(frame["document"]) == [label for label, _ in expected]
    assert list(frame["name"]) == [place.name for _, place in expected]
    assert list(frame["geonames_id"].dropna()) == [place.geonames_id for _, place in expected if place.geonames_id]
    for row in frame.itertuples():
        assert texts[row.document][row.start : row.end] == row.text
    assert frame["country"].isna().sum() == sum(place.country is None for _, place in expected)


def test_claims_are_rows_with_their_sources_and_places(annotator, texts):
    frame = dateline.pandas.claims(texts)
    places = dateline.pandas.places(texts)
    documents = {label: annotator.annotate(text) for label, text in texts.items()}
    assert len(frame) == sum(len(document.claims) for document in documents.values()) > 3
    for row in frame.itertuples():
        document = documents[row.document]
        claim = document.claims[row.claim]
        source = document.source(claim)
        assert (row.source == source.name) if source else pd.isna(row.source)
        assert row.content == document.words(claim.content)
        for number in row.places:
            [name] = places[(places["document"] == row.document) & (places["place"] == number)]["name"]
            assert name == document.places[number].name


def test_what_is_missing_has_no_rows_and_keeps_its_label():
    texts = pd.Series(["Rain in Cork.", None, float("nan"), pd.NA, "Rain in Graz."], index=[5, 5, 7, 8, 9])
    documents = dateline.pandas.annotate(texts)
    assert list(documents.index) == [5, 5, 7, 8, 9]
    assert [document is None for document in documents] == [False, True, True, True, False]
    assert list(dateline.pandas.places(texts)["document"]) == [5, 9]
    # What is annotated already is not annotated again, and gives the same.
    pd.testing.assert_frame_equal(dateline.pandas.places(documents), dateline.pandas.places(texts))


def test_frames_of_nothing_have_the_same_types_and_can_be_put_together():
    some = pd.Series(["The mayor of Cork said that the bridge was closed."], index=["a"])
    for made in (dateline.pandas.places, dateline.pandas.claims):
        full, empty = made(some), made(pd.Series([], dtype="str"))
        assert len(full) > 0 and len(empty) == 0
        assert list(full.columns) == list(empty.columns)
        assert list(full.dtypes[1:]) == list(empty.dtypes[1:])


def test_pages_and_those_that_are_none():
    texts = pd.Series([PAGE, "<p>none</p>"])
    documents = dateline.pandas.annotate(texts, html=True)
    assert documents[0].text.startswith("Ferries") and documents[1] is None
    assert set(dateline.pandas.places(texts, html=True)["document"]) == {0}


def test_what_is_no_text_says_so():
    with pytest.raises(TypeError, match="must be str, not int"):
        dateline.pandas.places(pd.Series([1, 2]))
