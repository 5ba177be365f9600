"""An archive of invented news about real places, the same in every run: `python archive.py 2000 > documents.jsonl`."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator

TOWNS = """Aarhus Accra Adelaide Alicante Ankara Antwerp Bamako Basel Beirut Bergen Bilbao Bogotá Brno Bucharest Calgary Cardiff Cebu Cork
Dakar Dnipro Dresden Durban Esbjerg Fukuoka Gdańsk Geneva Ghent Graz Hanoi Harare Izmir Kampala Kaunas Kharkiv Košice Krakow Lagos Leipzig
Lima Linz Lublin Lviv Lyon Malmö Manila Medellín Mersin Mombasa Mykolaiv Nairobi Nantes Odesa Oslo Perth Plovdiv Porto Quito Riga Rosario
Santiago Seoul Split Szeged Tallinn Tartu Ternopil Thessaloniki Tirana Trieste Turku Utrecht Valencia Vilnius Warsaw Zagreb Zaporizhzhia""".split()
SITES = [
    "the Kyiv Hydroelectric Power Plant",
    "the Zaporizhzhia nuclear power plant",
    "the port of {town}",
    "the airport of {town}",
    "a bridge in {town}",
    "the refinery at {town}",
    "{town}'s central station",
]
SPEAKERS = [
    "the mayor of {town}",
    "police in {town}",
    "a spokesman for the region, {name},",
    "{name}, an engineer from {town},",
    "an official who asked not to be named",
    "the transport ministry",
    "the company's report",
]
NAMES = ["Ana Petrou", "Olena Hrytsenko", "Jan Verbeek", "Mary O'Dwyer", "Kwame Boateng", "Ingrid Dahl", "Tomás Rivera"]
SENTENCES = [
    "{Speaker} said on {day} that {site} would stay closed until the water had gone down.",
    "“Nobody was hurt,” {speaker} said, and added that trains to {town} ran again.",
    "{Speaker} denied that {site} had been damaged.",
    "According to {speaker}, some {number} people left {town} for {other} over night.",
    "Rain is expected in {town} and {other} on {day} 🌧.",
    "{Site} was shut down for {number} hours after a fire.",
    "The council of {town} will vote on {day} whether to build a road to {other}.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def documents(count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(2026)

    def filled(template: str) -> str:
        words = {
            "town": chance.choice(TOWNS),
            "other": chance.choice(TOWNS),
            "name": chance.choice(NAMES),
            "day": chance.choice(DAYS),
            "number": chance.randrange(2, 900),
        }
        speaker, site = chance.choice(SPEAKERS).format(**words), chance.choice(SITES).format(**words)
        capitals = {"Speaker": speaker[0].upper() + speaker[1:], "Site": site[0].upper() + site[1:]}
        return template.format(**words, **capitals, speaker=speaker, site=site)

    for number in range(count):
        town = chance.choice(TOWNS)
        paragraphs = [
            " ".join(filled(chance.choice(SENTENCES)) for _ in range(chance.randrange(1, 4)))
            for _ in range(chance.randrange(3, 12))
        ]
        paragraphs[0] = f"{town.upper()} — {paragraphs[0]}"
        yield {"id": number, "text": "\n\n".join([f"News from {town}, number {number}", *paragraphs])}


if __name__ == "__main__":
    for document in documents(int(sys.argv[1])):
        print(json.dumps(document, ensure_ascii=False))
