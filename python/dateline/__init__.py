"""Where an article takes place, and who says so.

    >>> import dateline
    >>> document = dateline.Annotator().annotate("The mayor of Kharkiv said that the bridge was closed.")
    >>> [(place.text, place.kind, place.country) for place in document.places]
    [('Kharkiv', 'city', 'UA'), ('bridge', 'bridge', None)]

Everything is computed on this machine; the gazetteer is in the package. Offsets count code points, as Python's own do.
"""

from importlib.metadata import version as _version

from dateline.annotator import Annotator, Documents, Given, Refused
from dateline.documents import (
    Alternative,
    Candidate,
    Claim,
    Dispute,
    Document,
    Event,
    Facility,
    KnownFacility,
    Link,
    Place,
    Source,
    Span,
    Summary,
    Voice,
)

__version__: str = _version("dateline")

__all__ = [
    "Alternative",
    "Annotator",
    "Candidate",
    "Claim",
    "Dispute",
    "Document",
    "Documents",
    "Event",
    "Facility",
    "Given",
    "KnownFacility",
    "Link",
    "Place",
    "Refused",
    "Source",
    "Span",
    "Summary",
    "Voice",
    "__version__",
]
