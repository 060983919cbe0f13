"""The answers of an interview, and what is reported inside them."""

from pathlib import Path

import diplotext

TEXT = Path(__file__).parent / "texts" / "interview.txt"


def main() -> None:
    result = diplotext.extract(TEXT.read_text(encoding="utf-8"), published="2025-06-03")
    for statement in result.statements:
        speaker = statement.speaker.label if statement.speaker else "nobody named"
        indent = "" if statement.within is None else "    "
        print(f"{indent}{speaker}: {statement.content[0].text}")
    for figure in result.figures:
        measured = f" of {figure.measured.text}" if figure.measured else ""
        print(f"figure: {figure.value or (figure.low, figure.high)} {figure.unit}{measured}")


if __name__ == "__main__":
    main()
