"""Every example script prints what stands beside it; `python -m tests.test_examples` writes that anew."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


def output_of(script: Path) -> str:
    done = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.mark.model
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_an_example_prints_what_stands_beside_it(script: Path) -> None:
    assert output_of(script) == script.with_suffix(".out").read_text(encoding="utf-8")


if __name__ == "__main__":
    for script in SCRIPTS:
        script.with_suffix(".out").write_text(output_of(script), encoding="utf-8")
