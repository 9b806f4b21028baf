"""The page as one file: markup, style, script and data, and a policy that lets nothing else in.

The policy names style and script by their hashes, so that not even markup that slips in could run. The files lie beside
this module. The scripts share one function, so a name at the left margin belongs to all of them; in styles, what comes
later counts more.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

_SCRIPTS = (
    *("dom", "marks", "data", "state", "filters", "table"),
    *("paper", "camera", "map", "focus", "matrix", "ladder", "metrics", "findings"),
    *("panel", "search", "keys", "main"),
)
_STYLES = ("ground", "desk", "map", "focus", "matrix", "reading", "ladder", "screens")
_SLOT = re.compile(r"<!--(\w+)-->")
# What ends a script element or, in some readers, a line; and halves of characters, which no file can hold.
_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def assemble(content: Mapping[str, Any]) -> str:
    """Return the page that shows this content: one HTML file that needs nothing else."""
    style = _lean(*(_asset(f"{name}.css") for name in _STYLES))
    script = _lean('(() => {\n"use strict";\n', *(_asset(f"{name}.js") for name in _SCRIPTS), "})();\n")
    slots = {
        "policy": policy(script, style),
        "title": _text(content["title"]),
        "description": _text(content["description"]),
        "style": f"<style>{style}</style>",
        "data": f'<script type="application/json" id="data">{embedded(content)}</script>',
        "script": f"<script>{script}</script>",
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _asset("page.html"))


def policy(script: str, style: str) -> str:
    """Return the Content-Security-Policy: this script, this style, images within the page, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def embedded(content: Mapping[str, Any]) -> str:
    """Return data as JSON that stays data within a page, whatever it holds."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _asset(name: str) -> str:
    return files("rolelint.page").joinpath(name).read_text(encoding="utf-8")


def _lean(*texts: str) -> str:
    """Return texts without indentation, empty lines and comments; no line of them begins within a quoted text."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(words: str) -> str:
    return escape(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words))
