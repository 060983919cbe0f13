"""What several tests need: an installed model, the annotated texts, and Hypothesis's profiles."""

from pathlib import Path

import pytest
from hypothesis import settings

from diplotext import ModelNotFoundError, load

settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile("default")

# The fuzz target needs atheris; it is a program, not a test.
collect_ignore = ["fuzz"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _model_is_installed() -> bool:
    try:
        load()
    except ModelNotFoundError:
        return False
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what cannot run here, with its reason; long tests run only when they are asked for."""
    without_model = None if _model_is_installed() else pytest.mark.skip(reason="no English spaCy model is installed")
    without_data = None if (SHARED / "data").is_dir() else pytest.mark.skip(reason="the annotated texts are not here")
    long_wanted = "long" in str(config.getoption("-m"))
    for item in items:
        page = item.path.suffix == ".md"  # the doctests of the pages run the whole library
        if without_model and (page or item.get_closest_marker("model")):
            item.add_marker(without_model)
        if without_data and item.get_closest_marker("accuracy"):
            item.add_marker(without_data)
        if item.get_closest_marker("long") and not long_wanted:
            item.add_marker(pytest.mark.skip(reason="takes minutes; run with -m long"))
