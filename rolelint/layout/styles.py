"""The looks of a picture, light and dark: one class for each thing that can be seen."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans','Noto Sans',Arial,sans-serif"
# Colours tell groups apart, and nothing else; with more groups than colours they come again.
TONES = (
    ("#0b62c4", "#6cb6ff"),
    ("#b3470b", "#f0883e"),
    ("#1a7f37", "#57c06a"),
    ("#8250df", "#c297ff"),
    ("#a6235f", "#f778ba"),
    ("#0a7480", "#45c5d4"),
    ("#7a5d00", "#d9b032"),
    ("#57606a", "#a3acb6"),
)
PLAIN = "plain"

# What each class looks like, and what is other in the dark.
_LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "paper": ("fill:#ffffff", "fill:#0d1117"),
        "frame": ("fill:#f6f8fa;stroke:#c3cad2", "fill:#161b22;stroke:#3d444d"),
        "outside": ("stroke-dasharray:7 5", ""),
        "card": ("fill:#ffffff;stroke:#57606a;stroke-width:1.2", "fill:#21262d;stroke:#8b949e"),
        "external": ("stroke-dasharray:7 4", ""),
        "ambiguous": ("stroke-dasharray:2 3", ""),
        "unknown": ("stroke-dasharray:2 3", ""),
        "bundle": ("stroke-width:1.8", ""),
        "middle": ("stroke-width:3", ""),
        "inner": ("fill:none;stroke:#57606a", "stroke:#8b949e"),
        "hatch": ("stroke:#b8c0c8;stroke-width:1.2", "stroke:#4d555e"),
        "band": ("fill:none;stroke-width:7", ""),
        "stripe": ("", ""),
        "line": ("fill:none;stroke-width:1.3", ""),
        "flow": ("fill:none;stroke-opacity:.6", ""),
        "thin": ("fill:none;stroke-width:1;stroke-opacity:.75", ""),
        "faint": ("fill:none;stroke-width:1;stroke-opacity:.55", ""),
        "one-sided": ("stroke-dasharray:5 4", ""),
        "grid": ("stroke:#d8dee4;stroke-width:.6", "stroke:#30363d"),
        "rule": ("stroke:#57606a;stroke-width:1.2", "stroke:#8b949e"),
        "self": ("fill:#d8dee4", "fill:#30363d"),
        "mark": ("", ""),
        "hollow": ("fill:#ffffff;stroke-width:1.6", "fill:#0d1117"),
        "asked": ("fill:#32383f;stroke:#ffffff", "fill:#c9d1d9;stroke:#0d1117"),
        "found": ("fill:#9a1c1c;stroke:#ffffff", "fill:#ffb4a8;stroke:#0d1117"),
        "title": ("fill:#1f2328;font-size:18px;font-weight:600", "fill:#f0f3f6"),
        "note": ("fill:#57606a;font-size:12px", "fill:#a3acb6"),
        "head": ("fill:#1f2328;font-size:13px;font-weight:600", "fill:#f0f3f6"),
        "name": ("fill:#1f2328;font-size:13px", "fill:#f0f3f6"),
        "small": ("fill:#1f2328;font-size:10px", "fill:#f0f3f6"),
        "label": ("fill:#32383f;font-size:11px", "fill:#c9d1d9"),
        "count": ("fill:#1f2328;font-size:12px;font-weight:600", "fill:#f0f3f6"),
        "number": ("fill:#ffffff;font-size:10px;font-weight:700", "fill:#0d1117"),
        "halo": (
            "paint-order:stroke;stroke:#ffffff;stroke-width:3.5px;stroke-linejoin:round",
            "stroke:#0d1117",
        ),
        "framed": ("stroke:#f6f8fa", "stroke:#161b22"),
    }
)


def sheet(used: Collection[str], scope: str) -> str:
    """Return the style sheet of the classes that occur; on paper a picture is always light."""
    light = [f"{scope} text{{font-family:{FONTS};unicode-bidi:plaintext}}"]
    dark = []
    for name, (day, night) in _rules(used):
        light += [f"{scope} .{name}{{{day}}}"] if day else []
        dark += [f"{scope} .{name}{{{night}}}"] if night else []
    inner = "\n".join(dark)
    return "\n".join((*light, f"@media screen and (prefers-color-scheme:dark){{\n{inner}\n}}"))


def _rules(used: Collection[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    yield from ((name, looks) for name, looks in _LOOKS.items() if name in used)
    tones = [(f"tone{number}", tone) for number, tone in enumerate(TONES)]
    for name, (day, night) in [*tones, (PLAIN, ("#57606a", "#a3acb6"))]:
        if name in used:
            yield name, (f"stroke:{day}", f"stroke:{night}")
        if f"{name}-fill" in used:
            yield f"{name}-fill", (f"fill:{day}", f"fill:{night}")
