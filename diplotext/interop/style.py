"""How records look in HTML: colours, lines under the text, tables that hold in a notebook and on a telephone."""

from collections.abc import Iterable, Sequence

from diplotext.kinds import KINDS, Kind

__all__ = ["STYLE", "dark_too", "underline"]

# A notebook's own rules for tables name up to three classes; four win over them.
_D = ".diplotext" * 4
_LINES = {
    "solid": "linear-gradient(var(--{0}),var(--{0}))",
    "dashed": "repeating-linear-gradient(90deg,var(--{0}) 0 7px,transparent 7px 10px)",
    "dotted": "repeating-linear-gradient(90deg,var(--{0}) 0 2px,transparent 2px 5px)",
}


def underline(kinds: Sequence[Kind]) -> str:
    """One line under the text for each kind, the first on top."""
    lines = ",".join(_LINES[kind.line].format(kind.name) for kind in kinds)
    places = ",".join(f"0 calc(100% - {4 * at}px)" for at in reversed(range(len(kinds))))
    return f"background:{lines};background-size:100% 2px;background-position:{places};padding-bottom:{4 * len(kinds)}px"


def dark_too(selector: str, light: str, dark: str) -> str:
    """Rules for a light and a dark page: as the notebook's theme says, else as the system does."""
    return (
        f"{selector}{{{light}}}"
        f"@media (prefers-color-scheme:dark){{body:not([data-jp-theme-light=true]):not(.vscode-light) {selector}"
        f"{{{dark}}}}}"
        f"body[data-jp-theme-light=false] {selector},body.vscode-dark {selector}{{{dark}}}"
    )


def _variables(kinds: Iterable[Kind], at: int) -> str:
    return "".join(f"--{kind.name}:{kind.colours[at]};" for kind in kinds if kind.colours)


def _style() -> str:
    colours = dark_too(
        ".diplotext",
        f"--ink:#1c2430;--paper:#fff;--soft:#5d6778;--line:#d9dee6;--lit:#fff3c4;{_variables(KINDS, 0)}",
        f"--ink:#e4e8ef;--paper:#161b22;--soft:#98a2b3;--line:#333c49;--lit:#3f3a1d;{_variables(KINDS, 1)}",
    )
    off = "".join(
        f".diplotext:has(.k-{kind.name}:not(:checked)){{--{kind.name}:transparent}}"
        f".diplotext:has(.k-{kind.name}:not(:checked)) .t-{kind.name}{{display:none}}"
        for kind in KINDS
        if kind.colours
    )
    return f"""<style>{colours}{off}
.diplotext{{color:var(--ink);background:var(--paper);font:14px/1.6 system-ui,sans-serif;padding:14px 18px;
border:1px solid var(--line);border-radius:8px;max-width:60em;box-sizing:border-box;container-type:inline-size}}
.diplotext .text{{white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0 12px;line-height:2}}
.diplotext mark{{color:inherit;background-repeat:no-repeat!important}}
{_D} a{{color:inherit;text-decoration:none}}{_D} td a:hover{{text-decoration:underline}}
{_D} i:target+mark{{background-color:var(--lit)!important}}
.diplotext .key label{{margin-right:14px;white-space:nowrap;cursor:pointer}}
.diplotext .key input{{margin:0 5px 0 0;vertical-align:-1px}}
.diplotext .soft,.diplotext .key{{color:var(--soft);font-size:12px}}
.diplotext summary{{color:var(--soft);cursor:pointer;font-size:13px}}
{_D} table{{border-collapse:collapse;width:100%;table-layout:auto;margin:4px 0 12px;color:inherit;background:none;
border:0;font-size:13px}}
{_D} tr,{_D} tbody tr:nth-child(odd),{_D} tbody tr:hover{{background:none}}
{_D} tr:target{{background:var(--lit)}}
{_D} th,{_D} td{{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border:0;border-top:1px solid var(--line);
white-space:normal;max-width:none;overflow-wrap:break-word;line-height:1.5;background:none;color:inherit}}
{_D} th{{color:var(--soft);font-weight:500;border-top:0}}{_D} h4{{margin:14px 0 2px;font-size:14px;font-weight:600}}
@container (max-width:560px){{{_D} thead{{display:none}}{_D} tr{{display:block;border-top:1px solid var(--line)}}
{_D} td{{display:block;border:0;padding:2px 0}}{_D} td:empty{{display:none}}
{_D} td[data-k]:not([data-k=""])::before{{content:attr(data-k) " ";
color:var(--soft)}}}}
</style>"""


STYLE = _style()
