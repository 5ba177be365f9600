from __future__ import annotations

import pytest
import spacy
from conftest import TEXTS
from spacy.tokens import Doc, DocBin

import dateline


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    # By name alone: the entry point leads to the factory.
    nlp.add_pipe("dateline")
    return nlp


@pytest.mark.parametrize("text", TEXTS)
def test_spans_cover_the_mentions_and_are_labelled_by_kind(nlp, annotator, text):
    doc, document = nlp(text), annotator.annotate(text)
    spans = list(doc.spans["dateline"])
    assert [span.label_ for span in spans] == [place.kind for place in document.places]
    for span, place in zip(spans, document.places, strict=True):
        assert span.start_char <= place.start < place.end <= span.end_char
        # No token more than it needs.
        assert span[0].idx + len(span[0]) > place.start and span[-1].idx < place.end
        assert not place.geonames_id or span.kb_id_ == str(place.geonames_id)
    claims = doc.spans["dateline_claims"]
    parts = [(str(n), claim.kind) for n, claim in enumerate(document.claims) for _ in claim.content]
    assert [(span.id_, span.label_) for span in claims] == parts
    assert doc._.dateline == document.to_dict()
    assert doc.text == text


def test_a_mention_inside_a_token_takes_the_whole_token(nlp):
    doc = nlp("The Kyiv-based firm said so.")
    whole = Doc(nlp.vocab, words=["The", "Kyiv-based", "firm", "said", "so", "."], spaces=[True] * 4 + [False] * 2)
    [span] = nlp.get_pipe("dateline")(whole).spans["dateline"]
    assert span.text == "Kyiv-based"
    assert doc.spans["dateline"][0].start_char == 4


def test_a_pipe_gives_the_same_in_order(nlp):
    texts = TEXTS * 4
    one_by_one = [nlp(text)._.dateline_json for text in texts]
    for options in ({}, {"batch_size": 3}):
        assert [doc._.dateline_json for doc in nlp.pipe(texts, **options)] == one_by_one
    assert [context for _, context in nlp.pipe(zip(texts, range(len(texts))), as_tuples=True)] == list(range(len(texts)))


def test_docs_can_be_written_and_read(nlp):
    doc = nlp(TEXTS[3])
    kept = DocBin(store_user_data=True, docs=[doc])
    [again] = DocBin().from_bytes(kept.to_bytes()).get_docs(nlp.vocab)
    assert again._.dateline == doc._.dateline
    assert [(s.start, s.end, s.label_) for s in again.spans["dateline"]] == [
        (s.start, s.end, s.label_) for s in doc.spans["dateline"]
    ]


def test_a_pipeline_is_written_to_a_folder_and_read_with_its_settings(tmp_path, gazetteer):
    nlp = spacy.blank("en")
    config = {"gazetteer": str(gazetteer), "jobs": 2, "spans_key": "where", "claims_key": None}
    nlp.add_pipe("dateline", config=config)
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    doc = again("Rain in Cork, police said.")
    assert set(doc.spans) == {"where"} and doc.spans["where"][0].text == "Cork"
    [doc] = again.pipe(["Rain in Cork."])
    assert doc.spans["where"][0].label_ == "city"


def test_a_doc_without_it_has_nothing(nlp):
    assert spacy.blank("en")("Rain in Cork.")._.dateline is None
    assert dateline.__version__
