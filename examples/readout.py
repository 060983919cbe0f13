"""What two ministers talked about, and what each of them did in words: the acts of a readout."""

from pathlib import Path

import diplotext

TEXT = Path(__file__).parent / "texts" / "readout.txt"


def main() -> None:
    result = diplotext.extract(TEXT.read_text(encoding="utf-8"), published="2025-09-18")
    for visit in result.visits:
        print(f"{visit.visitors[0].label} -> {visit.destination}, {visit.status}")
        for topic in visit.topics:
            print(f"    topic: {topic.text}")
    for statement in result.statements:
        speaker = statement.speaker.label if statement.speaker else "nobody named"
        print(f"{speaker} | {statement.act} | {' ... '.join(span.text for span in statement.content)}")


if __name__ == "__main__":
    main()
