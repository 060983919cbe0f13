"""Print the lowest versions that pyproject.toml allows for what diplotext needs at run time, as pip's arguments."""

import pathlib
import re
import tomllib

project = tomllib.loads((pathlib.Path(__file__).resolve().parents[1] / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
extras = project["optional-dependencies"]
needed = [*project["dependencies"], *extras["tables"], *extras["progress"]]
for requirement in needed:
    name, _, version = re.match(r"([\w.-]+)(>=|==)([\w.]+)", requirement).groups()
    print(f"{name}=={version}")
