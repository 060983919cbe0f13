"""Who went where: the visits of a news article, with the words that state them."""

from pathlib import Path

import diplotext

TEXT = Path(__file__).parent / "texts" / "news_article.txt"


def main() -> None:
    result = diplotext.extract(TEXT.read_text(encoding="utf-8"), published="2024-03-06")
    for visit in result.visits:
        names = ", ".join(visitor.label for visitor in visit.visitors)
        day = visit.start.edtf if visit.start else "day not stated"
        print(f"{names}: {'/'.join(visit.origin) or '?'} -> {visit.destination} ({visit.kind}, {visit.status}, {day})")
        print(f"    met: {', '.join(actor.label for actor in visit.met) or 'nobody named'}")
        print(f"    evidence: {visit.evidence[0].text}")


if __name__ == "__main__":
    main()
