"""Who said what at a press conference, as one row a statement."""

from pathlib import Path

import diplotext

TEXT = Path(__file__).parent / "texts" / "press_conference.txt"


def main() -> None:
    result = diplotext.extract(TEXT.read_text(encoding="utf-8"), published="2025-05-20")
    for official in result.officials:
        print(f"official: {official.label} ({official.role}, {official.country})")
    for statement in result.statements:
        speakers = " and ".join(speaker.label for speaker in statement.speakers) or "nobody named"
        print(f"{statement.kind} | {statement.act} | {speakers} | {statement.content[0].text}")


if __name__ == "__main__":
    main()
