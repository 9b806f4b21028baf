"""The silent side's line is drafted in its own form, and goes to the end of its list."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.dialects.role import DIALECT
from rolelint.interactions import relations
from rolelint.model import Role
from rolelint.reciprocal import Form, answer, line, silences, verb
from rolelint.source import Source, apply_edits
from rolelint.vocabulary import VERBS, Arrow, Flow, Verb, Vocabulary

OWN = Vocabulary(
    verbs={
        **VERBS,
        "Sings to": Verb(Flow.OUT),
        "Meets": Verb(Flow.BOTH),
        "Leads": Verb(Flow.OUT, ("Follows",)),
        "Feeds *": Verb(Flow.OUT, ("Eats *",)),
        "Eats *": Verb(Flow.IN, ("Feeds *",)),
        "Needs": Verb(Flow.IN, ("Feeds *",), Arrow.TARGET),
    }
)


def role(name: str, body: str, path: str = "") -> Role:
    text = f"---\nslug: {name.casefold()}\nname: {name}\n---\n{body}"
    return read(path or f"{name.casefold()}.md", text)


def read(path: str, text: str) -> Role:
    found = analyze(Source(path, text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def said(written: str, form: Form | None = None) -> str:
    catalog = Catalog((role("Weaver", f"# Interactions\n- {written}\n"), role("Dyer", "")), vocabulary=OWN)
    (statement,) = catalog.once(relations).statements
    return line(statement, OWN, form) if form else line(statement, OWN)


def repaired(speaker: Role, silent: Role) -> str:
    """Return the silent role's file with what it would answer."""
    catalog = Catalog((speaker, silent), vocabulary=OWN)
    edits = [edit for silence in silences(catalog) if (edit := answer(silence, catalog))]
    text = apply_edits(silent.source.text, edits)
    if edits:
        again = Catalog((speaker, read(silent.path, text)), vocabulary=OWN)
        assert silences(again) == ()
    return text


@pytest.mark.parametrize(
    ("written", "drafted"),
    [
        ("**Provides dataset** → Dyer (daily)", "**Receives dataset** ← Weaver (daily)"),
        ("**Provides** → Dyer", "**Depends on** → Weaver"),
        ("**Receives dataset** ← Dyer", "**Provides dataset** → Weaver"),
        ("**Receives dataset** → Dyer", "**Provides dataset** → Weaver"),
        ("**Reports to** → Dyer (weekly)", "**Manages** → Weaver (weekly)"),
        ("**Manages** → Dyer", "**Reports to** → Weaver"),
        ("**Depends on** → Dyer", "**Supports** → Weaver"),
        ("**Validates work** → Dyer", "**Receives validation** ← Weaver"),
        ("**Collaborates with** ↔ Dyer", "**Collaborates with** ↔ Weaver"),
        ("**Collaborates with** → Dyer", "**Collaborates with** → Weaver"),
        ("**collaborates with**: Dyer", "**collaborates with** ↔ Weaver"),
        ("provides dataset → Dyer", "**receives dataset** ← Weaver"),
        ("**Meets** ↔ Dyer", "**Meets** ↔ Weaver"),
        ("**Hums with** ↔ Dyer", "**Hums with** ↔ Weaver"),
        ("**Hums to** → Dyer (daily)", "**___** ← Weaver (daily)"),
        ("**Hums to** ← Dyer", "**___** → Weaver"),
        ("**Sings to** → Dyer", "**___** ← Weaver"),
        ("**Leads** → Dyer", "**Follows** ← Weaver"),
        ("**Feeds bread** → Dyer", "**Eats bread** ← Weaver"),
        ("**Needs** → Dyer", "**Feeds** → Weaver"),
        ("**Provides C\\* code** → Dyer (4\\*\\*)", "**Receives C\\* code** ← Weaver (4\\*\\*)"),
    ],
)
def test_the_other_side_answers_with_the_inverse_verb_and_the_arrow_that_goes_with_it(
    written: str, drafted: str
) -> None:
    assert said(written) == drafted


def test_a_line_is_drafted_in_the_form_that_is_asked_for() -> None:
    assert said("**Provides dataset** → Dyer (daily)", Form("", "->")) == "Receives dataset <- Weaver (daily)"


def test_a_draft_may_call_its_role_by_another_name() -> None:
    catalog = Catalog((role("Weaver", "# Interactions\n- **Informs** → Dyer\n"), role("Dyer", "")))
    (statement,) = catalog.once(relations).statements
    assert line(statement, catalog.vocabulary, name="Head (of all)") == r"**Receives information** ← Head \(of all\)"


def test_the_verb_of_the_other_side_is_unknown_where_the_vocabulary_does_not_tell() -> None:
    catalog = Catalog((role("Weaver", "# Interactions\n- **Hums to** → Dyer\n"), role("Dyer", "")))
    (statement,) = catalog.once(relations).statements
    assert verb(statement, catalog.vocabulary) is None


SPEAKER = role("Weaver", "# Interactions\n- **Provides cloth** → Dyer (daily)\n")


@pytest.mark.parametrize(
    ("body", "fixed"),
    [
        ("- **Informs** → Owner\n", "- **Informs** → Owner\n- **Receives cloth** ← Weaver (daily)\n"),
        ("- **Informs** → Owner", "- **Informs** → Owner\n- **Receives cloth** ← Weaver (daily)"),
        ("* Informs -> Owner\n", "* Informs -> Owner\n* Receives cloth <- Weaver (daily)\n"),
        ("+   _Informs_ ⇒ Owner  \n", "+   _Informs_ ⇒ Owner  \n+   _Receives cloth_ ⇐ Weaver (daily)\n"),
        ("  - **Informs** → Owner\n", "  - **Informs** → Owner\n  - **Receives cloth** ← Weaver (daily)\n"),
        ("1) **Informs** → Owner\n", "1) **Informs** → Owner\n2) **Receives cloth** ← Weaver (daily)\n"),
        ("-\t**Informs**: Owner\n", "-\t**Informs**: Owner\n-\t**Receives cloth** ← Weaver (daily)\n"),
        (
            "- **Informs → Owner** (weekly)\n\n# Artifacts\n",
            "- **Informs → Owner** (weekly)\n- **Receives cloth** ← Weaver (daily)\n\n# Artifacts\n",
        ),
        (
            "- **Informs** → Owner\n  - *Notes*: all\n\n    of it\n\n\n",
            "- **Informs** → Owner\n  - *Notes*: all\n\n    of it\n- **Receives cloth** ← Weaver (daily)\n\n\n",
        ),
        (
            "- **Informs** → A\n\n- **Informs** → B\n",
            "- **Informs** → A\n\n- **Informs** → B\n\n- **Receives cloth** ← Weaver (daily)\n",
        ),
        (
            "- **Informs** → Owner\n\n*Notes*: lost\n",
            "- **Informs** → Owner\n\n*Notes*: lost\n- **Receives cloth** ← Weaver (daily)\n",
        ),
        (
            "- **Informs** → Owner\n  ```\n  code\n  ```\n",
            "- **Informs** → Owner\n  ```\n  code\n  ```\n- **Receives cloth** ← Weaver (daily)\n",
        ),
        (
            "- **Informs** → Owner <!-- rolelint: ignore RL401: soon -->\n",
            "- **Informs** → Owner <!-- rolelint: ignore RL401: soon -->\n- **Receives cloth** ← Weaver (daily)\n",
        ),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_line_goes_to_the_end_of_the_list_in_its_own_form(body: str, fixed: str, line_break: str) -> None:
    front = "---\nslug: dyer\nname: Dyer\n---\n# Interactions\n"
    silent = read("dyer.md", f"{front}{body}".replace("\n", line_break))
    assert repaired(SPEAKER, silent) == f"{front}{fixed}".replace("\n", line_break)


@pytest.mark.parametrize(
    "body",
    [
        "# Interactions\n## Those above\n- **Informs** → Owner\n",
        "# Interactions\n- **Informs** → Owner\n\n# Artifacts\n- **Report**\n<!-- no end\n",
        "# Interactions\n-\n  **Informs** → Owner\n",
    ],
)
def test_where_the_list_has_no_clear_end_nothing_is_added(body: str) -> None:
    catalog = Catalog((SPEAKER, role("Dyer", body)))
    (silence,) = silences(catalog)
    assert answer(silence, catalog) is None


@pytest.mark.parametrize("path", ["dyer.yaml", "dyer.json", "dyer.md"])
def test_nothing_is_added_to_data(path: str) -> None:
    data = '{"slug": "dyer", "name": "Dyer", "interactions": [{"kind": "Informs", "role": "Owner"}]}\n'
    silent = read(path, f"---\n{data}---\n" if path.endswith("md") else data)
    catalog = Catalog((SPEAKER, silent))
    (silence,) = silences(catalog)
    assert answer(silence, catalog) is None


def test_all_lines_about_a_silent_role_are_answered_but_those_without_an_answer() -> None:
    speaker = role(
        "Weaver", "# Interactions\n- **Informs** → Dyer\n- **Hums to** → Dyer\n- **Mentors** → Dyer (daily)\n"
    )
    silent = role("Dyer", "# Interactions\n1. Informs → Owner")
    assert repaired(speaker, silent).endswith(
        "1. Informs → Owner\n2. Receives information ← Weaver\n3. Receives mentoring ← Weaver (daily)"
    )


@pytest.mark.parametrize(
    "written",
    [
        "**Provides `a -> b`** → Dyer",
        "**Provides &amp;copy;** → Dyer",
        "**Provides `a` <!-- b --> `c &rarr; d`** → Dyer",
        "**Hums to** → Dyer",
    ],
)
def test_a_draft_that_would_be_read_otherwise_is_never_added(written: str) -> None:
    catalog = Catalog(
        (role("Weaver", f"# Interactions\n- {written}\n"), role("Dyer", "# Interactions\n- **Informs** → Owner\n"))
    )
    (silence,) = silences(catalog)
    assert answer(silence, catalog) is None


@pytest.mark.parametrize(
    ("written", "added"),
    [
        ("**Provides <b>** → Dyer", r"- **Receives \<b\>** ← Weaver"),
        ("**Provides [x](y)** → Dyer", "- **Receives x** ← Weaver"),
        ("**Provides X** → Dyer (a, b: c - d)", "- **Receives X** ← Weaver (a, b: c - d)"),
        ("**Provides snake_case** → Dyer", "- **Receives snake_case** ← Weaver"),
    ],
)
def test_signs_of_markdown_are_escaped_where_it_would_obey_them(written: str, added: str) -> None:
    speaker = role("Weaver", f"# Interactions\n- {written}\n")
    silent = role("Dyer", "# Interactions\n- **Informs** → Owner\n")
    assert repaired(speaker, silent).splitlines()[-1] == added


@pytest.mark.parametrize("frequency", ["daily (mornings)", "*daily*", "a) b", "daily_"])
def test_a_frequency_from_data_is_kept_as_it_is(frequency: str) -> None:
    data = f"slug: weaver\nname: Weaver\ninteractions: [{{kind: Informs, role: Dyer, frequency: {frequency!r}}}]\n"
    silent = role("Dyer", "# Interactions\n- **Informs** → Owner\n")
    text = repaired(read("weaver.yaml", data), silent)
    assert [one.frequency for one in read("dyer.md", text).interactions] == [None, frequency]


def test_two_answers_to_one_numbered_list_may_count_alike_and_read_as_one_list() -> None:
    one, other = (role(name, "# Interactions\n- **Provides dataset** → Dyer\n") for name in ("Weaver", "Tailor"))
    silent = role("Dyer", "# Interactions\n1. **Provides dye** → Spinner\n2. **Provides salt** → Spinner\n")
    catalog = Catalog((one, other, silent, role("Spinner", "")))
    edits = [edit for silence in silences(catalog) if silence.silent is silent and (edit := answer(silence, catalog))]
    text = apply_edits(silent.source.text, edits)
    assert [name[:2] for name in text.splitlines()[-4:]] == ["1.", "2.", "3.", "3."]
    assert [said.role for said in read("dyer.md", text).interactions] == ["Spinner", "Spinner", "Weaver", "Tailor"]
