"""Where an article takes place, and who says so.

    >>> import dateline
    >>> document = dateline.Annotator().annotate("Police in Kharkiv said that nobody was hurt.")
    >>> [(place.text, place.kind, place.country) for place in document.places]
    [('Kharkiv', 'city', 'UA')]
    >>> document.words(document.claims[0].content)
    'that nobody was hurt'

Everything is computed on this machine; the gazetteer is in the package. Offsets count code points, as Python's own do.
"""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    __version__: str
else:

    def __getattr__(name):
        # What asks the installation takes longer to import than all the rest.
        if name == "__version__":
            from importlib.metadata import version

            return version("dateline")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
