"""What two states promised: the commitments of a joint statement, with their figures and dates."""

from pathlib import Path

import diplotext
from diplotext import countries

TEXT = Path(__file__).parent / "texts" / "joint_statement.txt"


def main() -> None:
    result = diplotext.extract(TEXT.read_text(encoding="utf-8"), published="2025-11-13")
    for statement in result.statements:
        speakers = " and ".join(speaker.label for speaker in statement.speakers)
        print(f"{speakers} | {statement.act} | {statement.content[0].text}")
        for figure in statement.figures:
            print(f"    figure: {figure.value} {figure.unit}")
        for date in statement.dates:
            print(f"    date: {date.edtf}")
    for project in result.projects:
        print(f"project: {project.name} ({project.kind}, {project.status})")
        print(f"    countries: {', '.join(countries.name(code) or code for code in project.countries)}")


if __name__ == "__main__":
    main()
