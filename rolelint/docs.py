"""The documents that are made from the code: rule pages, the format reference, the configuration, its schema.

`python -m rolelint.docs` writes them, `--check` only tells which are stale. What a rule says about an example is
computed by running it, so a page cannot promise what the rule does not keep.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rolelint import examples, files, plugins, prospectus, reference
from rolelint.diagnostic import Diagnostic
from rolelint.examples import Example, Fence
from rolelint.frame import drawn
from rolelint.frozen import frozen
from rolelint.keys import config_schema
from rolelint.manual import facts_of
from rolelint.rule import MARK, Rule, load_rules
from rolelint.source import Location, Source, Span
from rolelint.table import markdown

Rules = Mapping[str, Rule]

_NOTICE = "made by `python -m rolelint.docs`; do not edit, change the source instead"
_RULES = "docs/rules"
_FAMILIES = {
    0: "Files and syntax",
    1: "The schema",
    2: "Sections",
    3: "Items",
    4: "Between roles",
    5: "Ladders",
    6: "Metrics",
    7: "Writing",
    8: "Changes between two revisions",
    9: "The linter itself",
}
_LANGUAGES = {"md": "markdown", "yml": "yaml"}


def main(arguments: list[str], root: Path = Path(__file__).parent.parent) -> int:
    """Write the documents of a checkout, or with `--check` name the stale ones; returns the exit code."""
    if arguments not in ([], ["--check"]) or not (root / "docs").is_dir():
        sys.stderr.write("usage, in a checkout of rolelint: python -m rolelint.docs [--check]\n")
        return 2
    found = list(stale(root, generate(load_rules())))
    for name, text in found:
        if not arguments:
            _put(root / name, text)
        sys.stdout.write(f"{'stale' if arguments else 'written' if text else 'deleted'}: {name}\n")
    return 1 if found and arguments else 0


def stale(root: Path, documents: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the documents that differ from what lies on the disk; one that should not be there has an empty text."""
    for name, text in documents.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != text.encode():
            yield name, text
    for path in sorted((root / _RULES).glob("*.md")):
        if f"{_RULES}/{path.name}" not in documents:
            yield f"{_RULES}/{path.name}", ""


def _put(path: Path, text: str) -> None:
    if not text:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, text)


def generate(rules: Rules) -> dict[str, str]:
    """Return every document by its path in the checkout."""
    pages = {f"{_RULES}/{rule.name}.md": _noted(rule_page(rule, rules)) for rule in rules.values()}
    schema = {"$comment": _NOTICE, **config_schema(rules)}
    return {
        **pages,
        f"{_RULES}/index.md": _noted(_index(rules)),
        "docs/format/role.md": _noted(reference.format_page("role")),
        "docs/format/ladder.md": _noted(reference.format_page("ladder")),
        "docs/format/forms.md": _noted(prospectus.page(tuple(plugins.modules("dialects")))),
        "docs/configuration.md": _noted(reference.configuration(rules)),
        "schemas/config.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
    }


def _noted(lines: Iterable[str]) -> str:
    return "\n".join([f"<!-- {_NOTICE} -->", "", *lines]).rstrip("\n") + "\n"


def _index(rules: Rules) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "What each rule looks for. `rolelint explain RULE` prints a page on the terminal."
    for family in sorted({rule.family for rule in rules.values()}):
        members = [rule for rule in rules.values() if rule.family == family]
        yield f"\n## RL{family} {_FAMILIES[family]}\n"
        yield from markdown(
            ("Code", "Name", "Severity", "Preset", "What is wrong"),
            (
                (rule.code, f"[{rule.name}]({rule.name}.md)", rule.severity.word, rule.preset, rule.smell)
                for rule in members
            ),
        )


def rule_page(rule: Rule, rules: Rules) -> Iterator[str]:
    """Yield the parts of a rule's page, with what the rule says about each bad example below it."""
    smell, _, rest = (rule.page or "").partition("\n")
    yield f"# {rule.code} {rule.name}\n\n{smell}\n"
    yield from markdown(("", ""), ((f"**{name}**", _facts(text)) for name, text in facts_of(rule)))
    yield ""
    yield "".join(_body(rule, rest, rules)).strip()


def _facts(text: str) -> str:
    return f"`{text}`" if " = " in text else text


def _body(rule: Rule, page: str, rules: Rules) -> Iterator[str]:
    """Yield the page piece by piece, each fence as readers should see it."""
    bad = [example for example in examples.read(page) if example.verdict == "bad"]
    said = {example.end: _Said(example, examples.run(rule, example, rules)) for example in bad}
    later = set(examples.later(page))
    done = 0
    for fence in examples.fences(page):
        end = next((end for end in said if fence.end <= end), 0)
        yield page[done : fence.start]
        front = said[end].front(fence.path) if fence.verdict == "bad" else ""
        yield _fenced(page, fence, front, is_later=fence.start in later)
        if fence.end == end:
            yield f"\n\nrolelint says:\n\n```text\n{said[end].text}\n```"
        done = fence.end
    yield page[done:]


@frozen
class _Said:
    """What a rule says about an example, its places counted in what readers see of it.

    A front matter that was added stays hidden, unless a finding speaks about it.
    """

    example: Example
    found: tuple[Diagnostic, ...]

    def front(self, path: str) -> str:
        """Return what readers must see of a file that does not stand on the page."""
        return self.example.files[path][: self.example.added[path] - self._hidden(path)]

    @property
    def text(self) -> str:
        """What the reporter `full` would print."""
        sources = {path: Source(path, text[self._hidden(path) :]) for path, text in self.example.texts.items()}
        return "\n\n".join("\n".join(drawn(self._moved(diagnostic), sources)) for diagnostic in self.found)

    def _hidden(self, path: str) -> int:
        added = self.example.added.get(path, 0)
        notes = [note.at for diagnostic in self.found for note in diagnostic.finding.notes]
        places = [*notes, *(diagnostic.finding.at for diagnostic in self.found)]
        return 0 if any(at.path == path and at.start < added for at in places) else added

    def _moved(self, diagnostic: Diagnostic) -> Diagnostic:
        finding = diagnostic.finding
        notes = tuple(replace(note, at=self._place(note.at)) for note in finding.notes)
        return replace(diagnostic, finding=replace(finding, at=self._place(finding.at), notes=notes))

    def _place(self, at: Location) -> Location:
        less = self._hidden(at.path)
        return Location(at.path, Span(at.start - less, at.end - less))


def _fenced(page: str, fence: Fence, front: str, *, is_later: bool) -> str:
    """Return a fence without marks, in the language of its file, below a line that says what it is.

    `is_later` tells that it belongs to an example with an earlier revision.
    """
    first, _, rest = page[fence.start : fence.end].partition("\n")
    ticks = first[: len(first) - len(first.lstrip("`~"))]
    suffix = fence.path.rpartition(".")[2]
    language = _LANGUAGES.get(suffix, suffix) if fence.verdict else "toml"
    return f"{_caption(fence, is_later=is_later)}{ticks}{language}\n{front}{MARK.sub(lambda mark: mark[1], rest)}"


def _caption(fence: Fence, *, is_later: bool) -> str:
    named = f"`{fence.path}`" if fence.verdict and fence.path != "example.md" else ""
    options = ", ".join(f"`{name.replace('_', '-')} = {json.dumps(value)}`" for name, value in fence.options.items())
    words = f"{named}{' with ' if named else 'With '}{options}" if options else named
    if fence.verdict == "fixed":
        words = f"{words} after the fix" if words else "After the fix"
    if fence.verdict == "before":
        words = f"{words} before the change" if words else "Before the change"
    elif is_later:
        words = f"{words} after it" if words else "After it"
    return f"{words}:\n\n" if words else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
