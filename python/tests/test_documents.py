from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import typing

import pytest
from conftest import PAGE, ROOT, TEXTS

import dateline
from dateline import documents


def spans_of(document: dateline.Document):
    for claim in document.claims:
        yield from claim.content + claim.cue + claim.source + claim.dates
    for source in document.sources:
        yield from source.mentions


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_count_as_pythons_own(annotator, text):
    document = annotator.annotate(text)
    assert document.text == text
    for place in document.places:
        assert document.text[place.start : place.end] == place.text
    for start, end in spans_of(document):
        assert 0 <= start < end <= len(text)
        assert document.text[start:end].strip() == document.text[start:end]


def test_offsets_of_a_page_count_in_its_text(annotator):
    document = annotator.annotate_html(PAGE)
    assert "🚢" in document.text and "Sport" not in document.text
    assert any(place.name == "Athens" for place in document.places)
    for place in document.places:
        assert document.text[place.start : place.end] == place.text


def given() -> list[dict[str, object]]:
    """Documents of all forms that a line may have."""
    plain = [{"id": number, "text": text} for number, text in enumerate(TEXTS)]
    ids = [None, True, 0, -1, 1.5, 1e300, 2**64, "ідентифікатор 🌍", "\x00", [1, {"b": 2, "a": 1}], {"z": [], "a": None}]
    told = {"text": "SALEM — The mayor said on Monday that the school in Salem was closed.", "publisher": "The Opelika-Auburn News"}
    return [
        *plain,
        *({"id": id, "text": "Rain in Cork."} for id in ids),
        {"id": "page", "html": PAGE},
        {"id": "page with an address", "html": PAGE, "url": "https://news.example.ua/a"},
        {"id": "none", "html": "<p>short</p>"},
        {"id": "neither"},
        {"id": "both", "text": "a", "html": "b"},
        {"text": "without an id"},
        {"id": "paper", **told},
        {"id": "address", **told, "url": "https://www.statesmanjournal.com/story"},
    ]


def test_json_is_the_commands_to_the_byte(annotator, command):
    lines = "".join(json.dumps(one) + "\n" for one in given())
    expected = command("annotate", "--jsonl", given=lines, status=1).splitlines()
    answers = list(annotator.annotate_many(given(), 2, return_refused=True))
    assert [one.to_json() for one in answers] == expected
    refused = [one for one in answers if isinstance(one, dateline.Refused)]
    assert [one.id for one in refused] == ["none", "neither", "both"]
    assert "no article found" in refused[0].reason
    for one, answer in zip(given(), answers, strict=True):
        if not isinstance(answer, dateline.Refused):
            assert json.loads(answer.to_json()) == answer.to_dict()
            assert answer.to_dict()["id"] == one.get("id") == answer.id


@pytest.mark.parametrize("text", TEXTS)
def test_one_by_one_is_as_many(annotator, text):
    [many] = annotator.annotate_many([text])
    assert annotator.annotate(text).to_json() == many.to_json()


FORMATS = {
    "geojson": dateline.Document.to_geojson,
    "kml": dateline.Document.to_kml,
    "markdown": dateline.Document.to_markdown,
    "csv": dateline.Document.to_csv,
    "claims-csv": dateline.Document.to_claims_csv,
    "web-annotation": dateline.Document.to_web_annotation,
    "json": lambda document: document.export("json"),
    "text": lambda document: document.export("text"),
}


@pytest.mark.parametrize("format", FORMATS)
def test_exports_are_the_commands_to_the_byte(annotator, command, format):
    for text in TEXTS:
        expected = command("annotate", "--format", format, given=text)
        assert FORMATS[format](annotator.annotate(text)) == expected
    expected = command("annotate", "--format", format, given=PAGE)
    assert FORMATS[format](annotator.annotate_html(PAGE)) == expected


def test_a_format_that_there_is_not_is_refused(annotator):
    with pytest.raises(ValueError, match='no format "xml"'):
        annotator.annotate("Rain.").export("xml")


def test_look_ups_are_the_commands(annotator, command):
    for name in ["Odessa", "Khan Younis", "kyiv", "Chernobyl Nuclear Power Plant", "Nowhere at all", "", "\x00", "🌍"]:
        found = annotator.lookup(name)
        line = command("lookup", "--json", "--", name, status=0 if found else 1) if "\x00" not in name else None
        assert line is None or json.loads(line)["candidates"] == [dataclasses.asdict(one) for one in found]
    assert annotator.lookup("Odessa")[0].country == "UA"


# What no document of this package has: the reader's own lists, corrections and explanations are the command's.
NOT_HERE = {"place": {"corrected", "list", "list_url", "explanation"}}
CLASSES = {
    "place": dateline.Place,
    "candidate": dateline.Alternative,
    "facility": dateline.Facility,
    "event": dateline.Event,
    "claim": dateline.Claim,
    "source": dateline.Source,
    "link": dateline.Link,
    "dispute": dateline.Dispute,
    "summary": dateline.Summary,
}


def test_the_dataclasses_have_what_the_schema_has():
    schema = json.loads((ROOT / "docs/schema/annotations.schema.json").read_text())
    for name, made in CLASSES.items():
        told = schema["$defs"][name]
        members = {member.rstrip("_") for member in (field.name for field in dataclasses.fields(made))}
        assert members == set(told["properties"]) - NOT_HERE.get(name, set()), name
        needed = {
            field.name.rstrip("_") for field in dataclasses.fields(made) if field.default is dataclasses.MISSING
        }
        assert needed <= set(told["required"]), name
    assert {field.name for field in dataclasses.fields(dateline.Document)} == set(schema["properties"]) - {"generator"}


def test_a_candidate_has_what_the_schema_of_look_ups_has():
    told = json.loads((ROOT / "docs/schema/lookup.schema.json").read_text())["$defs"]
    for name, made in {"meaning": dateline.Candidate, "site": dateline.KnownFacility}.items():
        assert {field.name for field in dataclasses.fields(made)} == set(told[name]["properties"]), name


def is_of(value: object, type_: object) -> bool:
    origin, parts = typing.get_origin(type_), typing.get_args(type_)
    if type_ is typing.Any:
        return True
    if origin is tuple:
        return isinstance(value, tuple) and all(is_of(one, parts[0]) for one in value)
    if parts:
        return any(is_of(value, part) for part in parts)
    if dataclasses.is_dataclass(type_):
        return isinstance(value, type_) and has_its_types(value)
    return type(value) is type_


def has_its_types(one: object) -> bool:
    types = typing.get_type_hints(type(one))
    wrong = [name for name, type_ in types.items() if not is_of(getattr(one, name), type_)]
    assert not wrong, (type(one), wrong, [getattr(one, name) for name in wrong])
    assert set(vars(one)) >= set(types)
    return True


def test_every_field_is_of_the_type_that_it_is_said_to_be(annotator):
    """The dataclasses are filled without being called, so nothing else looks."""
    texts = [*TEXTS, (ROOT / "tests/articles/nato-air-defence.txt").read_text()]
    documents_ = [*annotator.annotate_many(texts), annotator.annotate_html(PAGE)]
    for document in documents_:
        has_its_types(document)
    assert all(any(getattr(document, name) for document in documents_) for name in ("places", "claims", "links"))
    for one in annotator.lookup("Chernobyl Nuclear Power Plant") + annotator.lookup("Odessa"):
        has_its_types(one)


def test_a_member_that_a_later_version_adds_is_left_out():
    place = documents._made(documents.Dispute, {"asserted": 1, "denied": 2, "place": 3, "weather": "rain"})
    assert place == dateline.Dispute(1, 2, 3) and "weather" not in vars(place)


def test_results_cannot_be_changed_and_can_be_compared(annotator):
    document = annotator.annotate(TEXTS[3])
    for one, name in [(document, "places"), (document.places[0], "name"), (document.summary, "words")]:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, name, ())
    assert document == annotator.annotate(TEXTS[3])
    assert hash(document) == hash(annotator.annotate(TEXTS[3]))
    assert document != annotator.annotate(TEXTS[4])
    assert isinstance(document.places, tuple) and isinstance(document.claims[0].content[0], dateline.Span)
    assert dataclasses.asdict(document)["summary"]["words"] == document.summary.words
    with pytest.raises(AttributeError, match="no attribute 'weather'"):
        document.weather  # noqa: B018


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_document_that_was_pickled_is_the_same_in_every_form(annotator, protocol):
    for document in [annotator.annotate(TEXTS[4], id=["x"]), annotator.annotate_html(PAGE, url="https://a.example/b")]:
        # Twice, so that what was pickled is pickled again before anything of it was read.
        again = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(document, protocol)), protocol))
        assert again == document and again.text == document.text
        assert again.to_json() == document.to_json()
        for format in FORMATS:
            assert again.export(format) == document.export(format)
    assert copy.deepcopy(document) == copy.copy(document) == document
    assert pickle.loads(pickle.dumps(document.places)) == document.places


def test_what_another_version_pickled_gets_no_other_exports(annotator):
    make, (line, article, gazetteer) = annotator.annotate("Rain in Cork.").__reduce__()
    old = make(line.replace("Cork", "Bork"), article, gazetteer)
    assert old.places[0].name == "Bork"
    with pytest.raises(RuntimeError, match="another version"):
        old.to_geojson()


def test_a_document_made_by_hand_says_that_it_has_no_json(annotator):
    document = annotator.annotate("Rain in Cork.")
    other = dataclasses.replace(document, claims=())
    assert other == document
    assert pickle.loads(pickle.dumps(other)) == document
    with pytest.raises(TypeError, match="did not make"):
        other.to_json()


@pytest.mark.parametrize("text", ["\ud800", "Rain in Cork \udc00.", "a" * 100 + "\udfff"])
def test_half_a_surrogate_pair_is_refused_in_words(annotator, text):
    at = next(place for place, c in enumerate(text) if "\ud800" <= c <= "\udfff")
    for annotate in [
        lambda: annotator.annotate(text),
        lambda: annotator.annotate_html(text),
        lambda: annotator.annotate("Rain.", publisher=text),
        lambda: list(annotator.annotate_many([text])),
    ]:
        with pytest.raises(ValueError, match=f"half a surrogate pair at offset {at}"):
            annotate()
    with pytest.raises(ValueError, match="the id"):
        annotator.annotate("Rain.", id=text)
    with pytest.raises(ValueError):
        annotator.lookup(text)


@pytest.mark.parametrize("bad", [b"Rain in Cork.", bytearray(b"Rain"), None, 3, ["Rain in Cork."]])
def test_what_is_no_text_is_a_type_error(annotator, bad):
    for call in (annotator.annotate, annotator.annotate_html, annotator.lookup):
        with pytest.raises(TypeError, match="must be str, not "):
            call(bad)
    with pytest.raises(TypeError, match="a document is a str or a dict"):
        list(annotator.annotate_many([bad]))
    with pytest.raises(TypeError, match="decode it first"):
        annotator.annotate(b"Rain")
    if bad is not None:
        with pytest.raises(TypeError, match="must be str"):
            list(annotator.annotate_many([{"text": bad}]))


def test_an_id_that_json_cannot_have_is_refused(annotator):
    with pytest.raises(ValueError):
        annotator.annotate("Rain.", id=float("nan"))
    with pytest.raises(TypeError):
        annotator.annotate("Rain.", id=object())
    with pytest.raises(ValueError, match="'body'"):
        list(annotator.annotate_many([{"text": "Rain.", "body": "Rain."}]))


def test_a_page_without_an_article_is_refused_with_its_reason(annotator):
    with pytest.raises(dateline.Refused, match="no article found") as caught:
        annotator.annotate_html("<p>Cookies?</p>", id=7)
    refused = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(refused, ValueError) and refused.id == 7
    assert json.loads(refused.to_json()) == {"id": 7, "error": refused.reason}


def test_a_long_text_and_a_long_word(annotator, long_text):
    assert annotator.annotate(long_text).places[-1].end > len(long_text) - 100
    assert annotator.annotate("a" * 2_000_000).places == ()
    assert annotator.annotate("\U0010ffff" * 500_000 + " Cork").text.endswith("Cork")


def test_a_gazetteer_that_is_none_is_refused_at_once(tmp_path, gazetteer):
    with pytest.raises(FileNotFoundError):
        dateline.Annotator(gazetteer=tmp_path / "none.bin")
    with pytest.raises(OSError):
        dateline.Annotator(gazetteer=tmp_path)
    (tmp_path / "cut.bin").write_bytes(gazetteer.read_bytes()[:1000])
    with pytest.raises(ValueError, match="was refused"):
        dateline.Annotator(gazetteer=tmp_path / "cut.bin")


def test_a_gazetteer_of_ones_own_is_used_and_goes_with_what_is_pickled(tmp_path, gazetteer, monkeypatch, annotator):
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder/own.bin").write_bytes(gazetteer.read_bytes())
    monkeypatch.chdir(tmp_path)
    own = pickle.loads(pickle.dumps(dateline.Annotator("a folder/own.bin")))
    monkeypatch.chdir("/")
    assert "own.bin" in repr(own) and repr(annotator) == "Annotator()"
    document = pickle.loads(pickle.dumps(own.annotate("Rain in Cork.")))
    assert document.to_geojson() == annotator.annotate("Rain in Cork.").to_geojson()
