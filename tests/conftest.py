"""What several tests need: the annotated texts, and Hypothesis's profiles."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile("default")

# The fuzz target needs atheris; it is a program, not a test.
collect_ignore = ["fuzz"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what cannot run here, with its reason; long tests run only when they are asked for."""
    without_data = None if (SHARED / "data").is_dir() else pytest.mark.skip(reason="the annotated texts are not here")
    long_wanted = "long" in str(config.getoption("-m"))
    for item in items:
        if without_data and item.get_closest_marker("accuracy"):
            item.add_marker(without_data)
        if item.get_closest_marker("long") and not long_wanted:
            item.add_marker(pytest.mark.skip(reason="takes minutes; run with -m long"))
