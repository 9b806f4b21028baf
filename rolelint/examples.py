"""The examples of a rule's page: read from its fences and run.

A page is Markdown. Its fences are files of roles, of ladders where they begin with `ladder`, or such as tell what lies
in their folder where they begin with `index`, and say what the rule makes of them:

- `role bad`: the rule speaks exactly where `[|marks|]` stand, in this order of places;
- `role good`: the rule is silent;
- `role fixed`: what the fixes of the bad example above make of it;
- `role before`: the file as it was in an earlier revision, for rules that look at what changed since then. Files of the
  example that have no such fence were the same.

A fence may name a file (`role bad qa.md`) and set options of the rule (`most=2`). Fences that follow each other without
text between them make one project, as does a `toml` fence with its configuration, which may hold marks too. A fence
without front matter gets one. Only the page's own rule runs; the house expects all that it can, unless the
configuration says otherwise, and today is `TODAY`.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace
from datetime import date
from typing import Any

from rolelint import hypertext, plugins, settings
from rolelint.analysis import Analysis, analyze, plan
from rolelint.config import Config, RuleSettings
from rolelint.diagnostic import Diagnostic
from rolelint.dialect import fold_heading
from rolelint.differences import differences, findings
from rolelint.expects import Expects
from rolelint.frozen import frozen
from rolelint.judgement import Surroundings, check_catalog, join
from rolelint.lineage import lineage
from rolelint.rule import MARK, Rule
from rolelint.source import Location, Source, Span, apply_edits
from rolelint.syntax.parse import parse
from rolelint.tree import Tree

TODAY = date(2026, 7, 1)
CONFIGURATION = "rolelint.toml"
_BEFORE = "before"
_FENCE = re.compile(
    r"^(?P<marks>`{3,}|~{3,})(?P<info>(?:role|ladder|index|toml)\b.*)\n(?P<text>(?:.*\n)*?)(?P=marks)[ \t]*$",
    re.MULTILINE,
)
_FRONT = {
    "role": "---\nid: example-01\nslug: {stem}\nname: Example Role\ndefault_seniority: Senior\n---\n",
    "ladder": "---\nkind: ladder\nslug: {stem}\nname: Example Ladder\n---\n",
}
_EVERYTHING = Expects(metrics="responsibility", primary=True, proficiency=True, interactions="both-sides", sections=())


@frozen
class Example:
    """One project of a page.

    `files` are texts by path, without marks but with a front matter; `added` says how many characters of each are not
    on the page. `marks` are the places where a bad example's rule speaks. `end` is the offset on the page after its
    last fence. `before` are the texts of an earlier revision, none where the example has only one.
    """

    verdict: str
    files: Mapping[str, str]
    added: Mapping[str, int]
    marks: tuple[Location, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    config: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    end: int = 0
    forms: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by path, that of the configuration among them."""
        return {**self.files, CONFIGURATION: self.config}


@frozen
class Fence:
    """One fence of a page; `verdict` is empty for a configuration. `start` and `end` are offsets on the page.

    `form` is the dialect that its text is in.
    """

    verdict: str
    form: str
    path: str
    options: Mapping[str, Any]
    text: str
    start: int
    end: int


def read(page: str) -> tuple[Example, ...]:
    """Return the examples of a page, in order; a `role fixed` fence belongs to the bad example before it."""
    examples: list[Example] = []
    for group in _groups(page):
        files = [fence for fence in group if fence.verdict not in ("", _BEFORE)]
        config = "".join(fence.text for fence in group if not fence.verdict)
        if not files:
            continue
        if files[0].verdict == "fixed":
            examples[-1] = replace(examples[-1], fixed={fence.path: _filled(fence)[0] for fence in files})
            continue
        earlier = [fence for fence in group if fence.verdict == _BEFORE]
        examples.append(replace(_example(files, config, earlier), end=group[-1].end))
    return tuple(examples)


def _groups(page: str) -> Iterator[list[Fence]]:
    """Yield the fences that follow each other without text between them and say the same."""
    group: list[Fence] = []
    for fence in fences(page):
        if group and not (_follows(page, group[-1], fence) and _fits(group, fence)):
            yield group
            group = []
        group.append(fence)
    if group:
        yield group


def _follows(page: str, fence: Fence, other: Fence) -> bool:
    return not page[fence.end : other.start].strip()


def _fits(group: list[Fence], fence: Fence) -> bool:
    """Whether a fence may belong to one example with those before it."""
    verdicts = {other.verdict for other in group} - {"", _BEFORE}
    if fence.verdict == _BEFORE and verdicts:
        return False
    names = {(other.path, other.verdict == _BEFORE) for other in group if other.verdict}
    names_again = bool(fence.verdict) and (fence.path, fence.verdict == _BEFORE) in names
    is_same = fence.verdict in {"", _BEFORE, *verdicts} or not verdicts or not group[-1].verdict
    return is_same and not names_again


def later(page: str) -> Iterator[int]:
    """Yield where the fences begin that show what became of an earlier revision."""
    for group in _groups(page):
        if any(fence.verdict == _BEFORE for fence in group):
            yield from (fence.start for fence in group if fence.verdict not in ("", _BEFORE))


def fences(page: str) -> Iterator[Fence]:
    """Yield the fences of a page that hold roles and configurations."""
    for match in _FENCE.finditer(page):
        language, *words = match["info"].split()
        options = dict(word.split("=", 1) for word in words if "=" in word)
        names = [word for word in words if "=" not in word]
        verdict = "" if language == "toml" else names[0]
        path = names[1] if len(names) > 1 else "example.md"
        values = {name.replace("-", "_"): _value(text) for name, text in options.items()}
        yield Fence(verdict, language, path, values, match["text"], match.start(), match.end())


def _value(text: str) -> Any:
    """Read an option's value as Python writes it, else as text."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def _filled(fence: Fence) -> tuple[str, int]:
    """Return a fence's text with a front matter, and how many characters were added."""
    text = fence.text
    if fence.form not in _FRONT or text.startswith(("---", "\n")) or not fence.path.endswith((".md", ".txt")):
        return text, 0
    front = _FRONT[fence.form].format(stem=fence.path.rpartition("/")[2].rpartition(".")[0])
    return front + text, len(front)


def _example(fences: list[Fence], config: str, earlier: list[Fence]) -> Example:
    files, added = {}, {}
    marks: list[Location] = []
    for fence in fences:
        marked, count = _filled(fence)
        files[fence.path], added[fence.path] = _unmarked(marked), count
        marks += _marks(fence.path, marked)
    marks += _marks(CONFIGURATION, config)
    options = {name: value for fence in fences for name, value in fence.options.items()}
    forms = {fence.path: fence.form for fence in (*earlier, *fences)}
    before = {fence.path: _filled(fence)[0] for fence in earlier}
    return Example(
        fences[0].verdict, files, added, tuple(marks), options, _unmarked(config), forms=forms, before=before
    )


def _unmarked(text: str) -> str:
    return MARK.sub(lambda match: match[1], text)


def _marks(path: str, marked: str) -> Iterator[Location]:
    """Yield the places of the marks of a text in the text without them."""
    for index, match in enumerate(MARK.finditer(marked)):
        start = match.start() - 4 * index
        yield Location(path, Span(start, start + len(match[1])))


def run(rule: Rule, example: Example, catalogue: Mapping[str, Rule]) -> tuple[Diagnostic, ...]:
    """Return what a rule says about an example, in the order of places."""
    config = _config(rule, example, catalogue)
    dialects = {module.DIALECT.name: module.DIALECT for module in plugins.modules("dialects")}
    headings = {fold_heading(word): name for name, words in config.sections.items() for word in words}
    first = plan(config, catalogue, headings)
    sources = {path: Source(path, text) for path, text in example.files.items()}
    forms = {path: dialects[form] for path, form in example.forms.items() if form in dialects}

    def analysed(texts: Mapping[str, str]) -> list[Analysis]:
        return [analyze(Source(path, text), forms[path], first) for path, text in texts.items() if path in forms]

    around = Surroundings(
        catalogue,
        config,
        (dialects["role"],),
        configuration=Source(CONFIGURATION, example.config) if example.config else None,
        today=TODAY,
        tree=Tree(frozenset(sources)),
        indexes=tuple(hypertext.read(parse(source)) for path, source in sources.items() if path not in forms),
    )
    files = analysed(example.files)
    if example.before:
        earlier = join(analysed({**example.files, **example.before}), around)
        changes = differences(lineage(earlier, join(files, around)))
        around = replace(around, extra=tuple(findings(changes, {rule.code: rule})))
    report = check_catalog(files, around)
    return tuple(diagnostic for diagnostic in report.diagnostics if diagnostic.code == rule.code)


def _config(rule: Rule, example: Example, catalogue: Mapping[str, Rule]) -> Config:
    config = settings.parse(example.config, CONFIGURATION, catalogue)
    given = {setting.name: getattr(config.expects, setting.name) for setting in fields(Expects)}
    expects = replace(_EVERYTHING, **{name: value for name, value in given.items() if value is not None})
    chosen = {rule.code: RuleSettings(options=example.options)} if example.options else {}
    # The linter's own rules speak about what other rules find, so these run with them.
    select = (rule.code,) if rule.family != 9 else ()
    return replace(config, select=select, expects=expects, rules={**config.rules, **chosen})


def repaired(example: Example, diagnostics: tuple[Diagnostic, ...]) -> dict[str, str]:
    """Return the texts of an example after all fixes of the given findings."""
    edits = [edit for diagnostic in diagnostics if diagnostic.finding.fix for edit in diagnostic.finding.fix.edits]
    return {
        path: apply_edits(text, [edit for edit in edits if edit.at.path == path])
        for path, text in example.files.items()
    }
