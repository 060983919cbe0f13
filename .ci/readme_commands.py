"""Print the n-th shell command of the README: `python3 readme_commands.py 1`."""

import pathlib
import re
import sys

readme = pathlib.Path(__file__).resolve().parents[1] / "README.md"
commands = re.findall(r"^```sh\n(.*?)^```", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
print(commands[int(sys.argv[1]) - 1])
