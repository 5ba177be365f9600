"""What is found in a document. The names are those of the JSON (docs/schema/annotations.schema.json), where each is explained."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from dateline.engines import engine

if TYPE_CHECKING:
    from dateline import _native


class Span(NamedTuple):
    """Where in the text, in code points: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class Alternative:
    """What else a mention may mean."""

    confidence: float
    country: str | None
    kind: str
    lat: float
    lon: float
    name: str
    country_name: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Facility:
    """What is known of a site."""

    id: str
    capacity: str | None = None
    operator: str | None = None
    source: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Event:
    """What the article says happened at a site."""

    claim: int | None
    # Called `class` in the JSON, which is no name in Python.
    class_: str
    date: Span | None
    hedged: bool
    negated: bool
    span: Span
    # "happened", "planned", "feared", "asked" or "denied".
    status: str
    # Planned, possible, feared or asked for.
    to_come: bool = False


@dataclass(frozen=True)
class Place:
    """A mention of a place or of infrastructure. `text` are the article's words, `name` is the name of what is meant."""

    start: int
    end: int
    text: str
    name: str
    kind: str
    category: str
    role: str
    reference: str
    confidence: float
    country: str | None
    lat: float | None
    lon: float | None
    approximate: bool = False
    region: str | None = None
    native: str | None = None
    population: int | None = None
    geonames_id: int | None = None
    facility: Facility | None = None
    event: Event | None = None
    # What else its sentence says happened there.
    more_events: tuple[Event, ...] = ()
    # Indices of the document's claims that it stands in.
    claims: tuple[int, ...] = ()
    candidates: tuple[Alternative, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Claim:
    """A reported statement: its words, who says so, and by which cue. Dateline attributes; it does not adjudicate."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    # The id of one of the document's sources; None where the text names nobody.
    source_id: str | None
    kind: str
    cue_class: str
    confidence: float
    core: bool
    hedged: bool
    negated: bool
    perhaps: bool
    via: str | None = None
    outlet: Span | None = None
    dates: tuple[Span, ...] = ()
    links: tuple[int, ...] = ()
    # Indices of the document's places inside the content.
    places: tuple[int, ...] = ()
    rule: str | None = None


@dataclass(frozen=True)
class Source:
    """Somebody, or something, to whom claims are attributed."""

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...]
    title: str | None = None
    affiliation: str | None = None
    declined: tuple[Span, ...] = ()
    unnamed_because: Span | None = None


@dataclass(frozen=True)
class Link:
    """An outbound link of the article, as a source."""

    link: int
    href: str
    domain: str
    kind: str
    primary: bool
    outlet: str | None = None


@dataclass(frozen=True)
class Dispute:
    """Two claims of which one denies what the other asserts of a place, by their indices; without a verdict."""

    asserted: int
    denied: int
    place: int


@dataclass(frozen=True)
class Voice:
    """How much one source speaks."""

    source_id: str
    claims: int
    words: int


@dataclass(frozen=True)
class Summary:
    """Counts. They say nothing of who is right."""

    about_infrastructure: int
    about_places: int
    claims: int
    claims_of_documents: int
    claims_of_named: int
    claims_of_unnamed: int
    direct: int
    document_sources: int
    indirect: int
    mixed: int
    named_sources: int
    on_one_unnamed: int
    perhaps: int
    reported_elsewhere: int
    share_attributed: float
    sources: int
    unattributed: int
    unnamed_sources: int
    voices: tuple[Voice, ...]
    words: int


@dataclass(frozen=True)
class Document:
    """The annotations of one document, read when they are first asked for.

    `document.text[place.start:place.end] == place.text`, and likewise for every `Span`.
    """

    id: Any
    text: str
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    disputes: tuple[Dispute, ...]
    summary: Summary
    # The text is in a language that is not read: only well-known names are found, and no claims.
    foreign: bool

    @classmethod
    def _of(cls, answer: _native.Answer, gazetteer: str | None) -> Document:
        document = cls.__new__(cls)
        vars(document).update(_answer=answer, _gazetteer=gazetteer)
        return document

    if not TYPE_CHECKING:

        # No field has a default: it would be found on the class, and this not be asked.
        def __getattr__(self, name):
            within = vars(self)
            if name not in _LAZY or not ("_answer" in within or "_line" in within):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            _read(within)
            return within[name]

    def source(self, claim: Claim) -> Source | None:
        """Who makes a claim, if the text names anybody."""
        return next((source for source in self.sources if source.id == claim.source_id), None)

    def words(self, spans: tuple[Span, ...]) -> str:
        """The text of some spans, with what breaks them off between."""
        return " … ".join(self.text[start:end] for start, end in spans)

    def to_json(self) -> str:
        """The line that `dateline annotate --jsonl` writes for the document, without its end."""
        within = vars(self)
        line: str = within["_line"] if "_line" in within else self._answered().json
        return line

    def to_dict(self) -> dict[str, Any]:
        """What `to_json` writes, as Python's objects."""
        found: dict[str, Any] = json.loads(self.to_json())
        return found

    def export(self, format: str) -> str:
        """What the command prints with `--format`: text, json, geojson, kml, markdown, csv, claims-csv, web-annotation."""
        return self._answered().export(format)

    def to_geojson(self) -> str:
        """GeoJSON: a point for every located place."""
        return self.export("geojson")

    def to_kml(self) -> str:
        """KML: a placemark for every located place."""
        return self.export("kml")

    def to_markdown(self) -> str:
        """A brief of places, infrastructure, claims by source."""
        return self.export("markdown")

    def to_csv(self) -> str:
        """CSV: a row for every mention of a place."""
        return self.export("csv")

    def to_claims_csv(self) -> str:
        """CSV: a row for every claim, with title and reason of its source."""
        return self.export("claims-csv")

    def to_web_annotation(self) -> str:
        """W3C Web Annotation (JSON-LD)."""
        return self.export("web-annotation")

    def _answered(self) -> _native.Answer:
        within = vars(self)
        answer: _native.Answer | None = within.get("_answer")
        if answer is not None:
            return answer
        if "_article" not in within:
            raise TypeError("a Document that Dateline did not make has no other forms")
        # It was pickled: what the forms need besides the line is computed again.
        id = json.dumps(json.loads(within["_line"])["id"])
        again = engine(within["_gazetteer"]).again(within["_article"], id)
        if again.json != within["_line"]:
            raise RuntimeError("the document was annotated and pickled by another version of Dateline")
        within["_answer"] = again
        return again

    def __reduce__(self) -> Any:
        within = vars(self)
        if "_answer" not in within and "_article" not in within:
            return type(self), tuple(getattr(self, field.name) for field in fields(self))
        article = within["_article"] if "_article" in within else self._answered().article
        return _pickled, (self.to_json(), article, within["_gazetteer"])


_LAZY = frozenset(field.name for field in fields(Document))


def _pickled(line: str, article: str, gazetteer: str | None) -> Document:
    document = Document.__new__(Document)
    vars(document).update(_line=line, _article=article, _gazetteer=gazetteer)
    return document


def _read(within: dict[str, Any]) -> None:
    """Fills the fields of a document in from what was written of it."""
    answer: _native.Answer | None = within.get("_answer")
    found = json.loads(within["_line"] if answer is None else answer.json)
    text = json.loads(within["_article"])["text"] if answer is None else answer.text
    within.update(
        id=found.get("id"),
        text=text,
        places=tuple(map(_place, found["places"])),
        claims=tuple(map(_claim, found["claims"])),
        sources=tuple(map(_source, found["sources"])),
        links=tuple(_made(Link, link) for link in found["links"]),
        disputes=tuple(_made(Dispute, dispute) for dispute in found.get("disputes", ())),
        summary=_summary(found["summary"]),
        foreign=found.get("foreign", False),
    )


_Made = TypeVar("_Made")


_SHAPES: dict[type, tuple[frozenset[str], dict[str, Any]]] = {}


def _shape(made: type[Any]) -> tuple[frozenset[str], dict[str, Any]]:
    """The names of a dataclass's fields, and its defaults; looked at once."""
    shape = _SHAPES.get(made)
    if shape is None:
        all = fields(made)
        defaults = {field.name: field.default for field in all if field.default is not MISSING}
        shape = _SHAPES[made] = frozenset(field.name for field in all), defaults
    return shape


def _made(made: type[_Made], found: dict[str, Any]) -> _Made:
    """A dataclass of the members of a JSON object. What a later version adds is left out.

    Not by calling the class: a frozen one sets every field by itself, which takes longer than annotating.
    """
    names, defaults = _shape(made)
    one = made.__new__(made)
    within = vars(one)
    within.update(defaults)
    within.update(found)
    if len(within) > len(names):
        for name in within.keys() - names:
            del within[name]
    return one


def _span(found: list[int] | None) -> Span | None:
    return None if found is None else Span(*found)


def _spans(found: Any) -> tuple[Span, ...]:
    """None is written as null, one as itself, several as a list."""
    if not found:
        return ()
    if isinstance(found[0], int):
        return (Span(*found),)
    return tuple(Span(*span) for span in found)


def _event(found: dict[str, Any]) -> Event:
    found["class_"] = found.pop("class")
    found["date"], found["span"] = _span(found["date"]), Span(*found["span"])
    return _made(Event, found)


def _place(found: dict[str, Any]) -> Place:
    if "facility" in found:
        found["facility"] = _made(Facility, found["facility"])
    if "event" in found:
        found["event"] = _event(found["event"])
    if "more_events" in found:
        found["more_events"] = tuple(map(_event, found["more_events"]))
    if "candidates" in found:
        found["candidates"] = tuple(_made(Alternative, other) for other in found["candidates"])
    if "claims" in found:
        found["claims"] = tuple(found["claims"])
    return _made(Place, found)


def _claim(found: dict[str, Any]) -> Claim:
    for name in ("content", "cue", "source"):
        found[name] = _spans(found[name])
    for name in ("links", "places"):
        if name in found:
            found[name] = tuple(found[name])
    if "dates" in found:
        found["dates"] = tuple(Span(*date) for date in found["dates"])
    if "outlet" in found:
        found["outlet"] = _span(found["outlet"])
    return _made(Claim, found)


def _source(found: dict[str, Any]) -> Source:
    for name in ("mentions", "declined"):
        if name in found:
            found[name] = tuple(Span(*span) for span in found[name])
    if "unnamed_because" in found:
        found["unnamed_because"] = _span(found["unnamed_because"])
    return _made(Source, found)


def _summary(found: dict[str, Any]) -> Summary:
    found["voices"] = tuple(_made(Voice, voice) for voice in found["voices"])
    return _made(Summary, found)


@dataclass(frozen=True)
class KnownFacility:
    """What the gazetteer has of a site."""

    id: str
    operator: str | None
    status: str | None
    capacity: str | None
    source: str | None


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean; `prior` says how likely beside the others when nothing else is said."""

    name: str
    native: str | None
    kind: str
    lat: float
    lon: float
    approximate: bool
    country: str | None
    region: str | None
    population: int | None
    geonames_id: int | None
    matched_as: str
    prior: int
    rank: int
    provenance: str
    note: str | None
    facility: KnownFacility | None


def candidates(line: str) -> tuple[Candidate, ...]:
    """The candidates in an answer of `dateline lookup --json`."""
    found = json.loads(line)["candidates"]
    for one in found:
        if one["facility"] is not None:
            one["facility"] = _made(KnownFacility, one["facility"])
    return tuple(_made(Candidate, one) for one in found)
