"""What docs/analysts.md shows, run as it stands there, in its order and in one folder."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest
from conftest import COMMAND, ROOT

ARTICLE = """Port of Odesa reopens after a night of blasts

ODESA, Ukraine — Drones struck the port of Izmail overnight, and a fire broke out at the Ryazan oil refinery in Russia, officials said on Sunday.

The Verrin depot was not damaged, said Olena Hrytsenko, the mayor of Odesa. Buses went on to Mykolaiv.
"""
WATCHED = "name,kind,lat,lon\nVerrin depot,oil_depot,46.5,30.7\n"

BLOCKS = re.findall(r"^```(sh|python)\n(.*?)^```", (ROOT / "docs/analysts.md").read_text(), re.S | re.M)


@pytest.fixture(scope="module")
def ran(tmp_path_factory, request) -> tuple[Path, dict[str, str]]:
    """The folder in which all of it was run, and what each line or script printed."""
    folder = tmp_path_factory.mktemp("recipes")
    (folder / "article.txt").write_text(ARTICLE)
    (folder / "watch-list.csv").write_text(WATCHED)
    lines = [{"id": "a", "text": ARTICLE}, {"id": "b", "text": "The Vogtle plant in Georgia restarted, its operator said."}]
    (folder / "documents.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    programs = folder / "bin"
    programs.mkdir()
    (programs / "dateline").symlink_to(COMMAND)
    import dateline

    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "DATELINE_GAZETTEER": str(Path(dateline.__file__).with_name("gazetteer.bin")),
    }
    printed = {}
    for language, block in BLOCKS:
        steps = block.strip().split("\n") if language == "sh" else [block]
        for step in steps:
            command = ["sh", "-ec", step] if language == "sh" else [sys.executable, "-c", step]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
            assert done.returncode == 0, f"{step}\n{done.stderr}"
            printed[step] = done.stdout
    return folder, printed


def output(printed: dict[str, str], beginning: str) -> str:
    [found] = [out for step, out in printed.items() if step.startswith(beginning)]
    return found


def test_every_command_of_the_page_is_run_and_is_one_of_those_it_speaks_of(ran):
    _, printed = ran
    programs = {shlex.split(step)[0] for step in printed if "\n" not in step.strip()}
    assert programs == {"dateline", "sqlite-utils", "datasette"}
    assert len(printed) > 15


def test_what_reads_maps_finds_every_place_in_each_form(ran):
    folder, printed = ran
    for name, driver in [("places.geojson", "GeoJSON"), ("places.kml", "LIBKML"), ("places.gpkg", "GPKG")]:
        info = pyogrio.read_info(folder / name)
        assert info["driver"] == driver and info["features"] == 8, name
        west, south, east, north = pyogrio.read_bounds(folder / name)[1].T[0]
        assert 28 < west <= east <= 100 and 45 < south <= north <= 60
    assert output(printed, "import pyogrio") == "8 places\n"


def test_tables_can_be_asked(ran):
    _, printed = ran
    assert "Olena Hrytsenko" in output(printed, "sqlite-utils query news.db \"select source_name")
    cities = json.loads(output(printed, "datasette"))
    assert {"Odesa", "Izmail", "Mykolaiv"} <= {city["name"] for city in cities}
    assert "Vogtle" in output(printed, "sqlite-utils query news.db \"select d.id")


def test_a_site_of_ones_own_list_is_marked_as_such(ran):
    folder, printed = ran
    rows = (folder / "watched.csv").read_text().splitlines()
    [mine] = [row for row in rows if ",watch-list," in row]
    assert "Verrin depot" in mine
    assert "Verrin depot" in output(printed, "dateline annotate --gazetteer")
