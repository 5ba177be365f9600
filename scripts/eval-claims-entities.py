#!/usr/bin/env python3
"""Score the sources of extracted claims: type and entity.

usage: eval-claims-entities.py GOLD.jsonl PRED.jsonl [--list]

GOLD holds, beside the spans, `source_entity` (who it is, joint sources divided by "; ") and
`source_type` for each attribution. PRED is the output of `dateline annotate --jsonl`. Claims are
paired one to one, best word overlap of the contents first, at a Jaccard of at least 0.5.

type    share of the pairs with a gold source whose predicted source has the gold type
entity  share of the same pairs whose predicted name means the gold entity: the same words, one
        holding the other, or half of the words of both shared; for several, any of them
none    pairs without a gold source that have none predicted either

Standard library only.
"""
import json
import re
import sys
from collections import Counter

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
IGNORED = {"the", "a", "an", "of", "and", "for", "in", "mr", "mrs", "ms", "dr", "s"}


def spans(value):
    if not value:
        return []
    return [value] if isinstance(value[0], int) else value


def tokens(starts, value):
    return {i for s, e in spans(value) for i, (a, b) in enumerate(starts) if a < e and b > s}


def words(name):
    found = {re.sub(r"['’]s?$", "", w.lower()) for w in WORD.findall(name or "")}
    return {w.replace("organization", "organisation") for w in found} - IGNORED


def same(gold, predicted):
    a, b = words(gold), words(predicted)
    if not a or not b:
        return False
    return a <= b or b <= a or len(a & b) / len(a | b) >= 0.5


def main(gold_path, pred_path, listing):
    predictions = {d["id"]: d for d in map(json.loads, open(pred_path, encoding="utf-8"))}
    count = Counter()
    confusion = Counter()
    for line in open(gold_path, encoding="utf-8"):
        gold = json.loads(line)
        predicted = predictions.get(gold["id"], {})
        sources = {s["id"]: s for s in predicted.get("sources", [])}
        starts = [m.span() for m in WORD.finditer(gold["text"])]
        left = [(g, tokens(starts, g["content"])) for g in gold["gold"]]
        right = [(p, tokens(starts, p["content"])) for p in predicted.get("claims", [])]
        scored = [(len(a & b) / len(a | b), i, j) for i, (_, a) in enumerate(left) for j, (_, b) in enumerate(right) if a & b]
        done_left, done_right = set(), set()
        for jaccard, i, j in sorted(scored, reverse=True):
            if jaccard < 0.5 or i in done_left or j in done_right:
                continue
            done_left.add(i)
            done_right.add(j)
            g, p = left[i][0], right[j][0]
            source = sources.get(p.get("source_id"))
            if not g.get("source_entity"):
                count["none"] += 1
                count["none right"] += source is None
                continue
            count["pairs"] += 1
            kind = source and source["type"]
            right_type = kind == g["source_type"]
            right_name = bool(source) and any(same(e, source["name"]) for e in g["source_entity"].split("; "))
            count["type"] += right_type
            count["entity"] += right_name
            if not right_type:
                confusion[(g["source_type"], kind)] += 1
            if listing and not (right_type and right_name):
                shown = " | ".join(gold["text"][s:e] for s, e in spans(p["source"]))
                print(f"{gold['id']}: {shown!r}: {g['source_entity']} ({g['source_type']}), "
                      f"found {source and source['name']} ({kind})")
    for name in ("type", "entity"):
        print(f"{name:8}{count[name]:5} of {count['pairs']:4}  {100 * count[name] / max(1, count['pairs']):5.1f} %")
    print(f"none    {count['none right']:5} of {count['none']:4}")
    for (wanted, found), n in confusion.most_common(12):
        print(f"  {n:3} {wanted} taken for {found}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], "--list" in sys.argv)
