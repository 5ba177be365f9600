"""What the tests share. They run with the installed wheel; the command and the gazetteer are those that were built beside it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("DATELINE_CLI", ROOT / "target/release/dateline"))

TEXTS = [
    "",
    "\n\n",
    "Nothing.",
    "The mayor of Lviv said the bridge over the Dnister was closed. “It will stay closed,” she told reporters in Ternopil.",
    "Flood 🌊 reaches Szeged\n\nSZEGED, Hungary — The river Tisza rose 👨‍👩‍👧‍👦 over night, police said, and left the port of Gdynia dry.",
    "In Vys\u030chorod and in Saint-E\u0301tienne, e\u0301 and \u0435\u0308 are two code points; the town of Ku\u0308snacht is in Switzerland.",
    "Paris, Texas, is not Paris, France.\x00 The Pentagon\x00 denied that the Kyiv Hydroelectric Power Plant had been hit.",
    "𝕋𝕖𝕩𝕒𝕤 is Texas, and 東京 is Tokyo; officials in Tokyo denied it.\r\n\r\nThe embassy in Ankara said nothing.",
    "The refinery at Ploiești was hit on Monday and caught fire, officials said, and it was shut down, which the company denied.",
    "Мер Харкова сказав, що міст закрито. Про це повідомили в Києві.",
]

PAGE = """<html><head><title>Ferries stop</title></head><body><nav>Home | Sport</nav><article><h1>Ferries 🚢 stop at Piraeus</h1>
<p>Ferries did not leave the port of Piraeus on Friday as seamen went on strike for a second day, the union said, and
passengers waited on the quay from the early morning. “We shall stay,” said Nikos Petrou, a passenger, in
<a href="https://www.example.org/report">a report</a>.</p><p>The ministry in Athens said that it would talk to the union again on
Monday, and that ferries from Rafina and from Thessaloniki were not affected by the strike at all.</p></article></body></html>"""


@pytest.fixture(scope="session")
def annotator() -> dateline.Annotator:
    return dateline.Annotator()


@pytest.fixture(scope="session")
def gazetteer() -> Path:
    """The package's own."""
    return Path(dateline.__file__).with_name("gazetteer.bin")


@pytest.fixture(scope="session")
def command(gazetteer: Path):
    """Runs the command `dateline`; what it writes."""

    def run(*args: str, given: str | bytes = b"", status: int = 0) -> str:
        if isinstance(given, str):
            given = given.encode()
        environment = {**os.environ, "DATELINE_GAZETTEER": str(gazetteer)}
        ran = subprocess.run([COMMAND, *args], input=given, capture_output=True, env=environment)
        assert ran.returncode == status, ran.stderr.decode()
        return ran.stdout.decode()

    return run


@pytest.fixture(scope="session")
def long_text() -> str:
    """Takes a second or so."""
    return "\n\n".join(f"Police in Szeged said on Monday that bridge {n} near Ternopil was closed." for n in range(4000))


def in_new_process(script: str, *args: str, cwd: Path | None = None) -> str:
    """What a script prints that runs in a Python of its own."""
    import sys

    ran = subprocess.run([sys.executable, "-P", "-c", script, *args], capture_output=True, text=True, cwd=cwd)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
