"""Small variations read the same, and every part is placed exactly."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.dialects.role import DIALECT
from rolelint.model import Role
from rolelint.reading import Reading, read
from rolelint.source import Source
from rolelint.syntax.parse import parse

if TYPE_CHECKING:
    from rolelint.syntax.node import Node

FRONT = "---\nid: be-01\nslug: backend\nname: Backend\ndefault_seniority: Mid\n---\n\n"


def reading(body: str) -> Reading:
    return read(parse(Source("roles/backend.md", FRONT + body)), DIALECT, {})[0]


def role(body: str) -> Role:
    analysis = analyze(Source("roles/backend.md", FRONT + body), DIALECT, Plan())
    return analysis.roles[0]


def codes(body: str) -> list[str]:
    return [code for code, _ in analyze(Source("roles/backend.md", FRONT + body), DIALECT, Plan()).problems]


def findings(body: str) -> list[tuple[str, str]]:
    """The raw findings of a body: code and marked text."""
    source = Source("roles/backend.md", FRONT + body)
    problems = analyze(source, DIALECT, Plan()).problems
    return [(code, source.text[finding.at.start : finding.at.end]) for code, finding in problems]


RESPONSIBILITY = "# Responsibilities\n"
METRIC = RESPONSIBILITY + "- **Run the API** (primary)\n"
CAPABILITY = "# Capabilities\n"
ARTIFACT = "# Artifacts\n"
INTERACTION = "# Interactions\n"
PROPERTIES = "# Properties\n"

SAME = {
    "bullets": [
        RESPONSIBILITY + "- **Run the API**\n- **Own the data**",
        RESPONSIBILITY + "* **Run the API**\n* **Own the data**",
        RESPONSIBILITY + "+ **Run the API**\n+ **Own the data**",
        RESPONSIBILITY + "1. **Run the API**\n2. **Own the data**",
        RESPONSIBILITY + "1) **Run the API**\n2) **Own the data**",
        RESPONSIBILITY + "-   **Run the API**\n\n-   **Own the data**\n",
    ],
    "names": [
        RESPONSIBILITY + "- **Run the API**",
        RESPONSIBILITY + "- Run the API",
        RESPONSIBILITY + "- __Run the API__",
        RESPONSIBILITY + "- *Run the API*",
        RESPONSIBILITY + "- _Run the API_",
        RESPONSIBILITY + "- ***Run the API***",
        RESPONSIBILITY + "- **Run the API**:",
        RESPONSIBILITY + "- **Run the API:**",
        RESPONSIBILITY + "- **Run the `API`**",
        RESPONSIBILITY + "- **Run\n  the API**",
    ],
    "flags": [
        RESPONSIBILITY + "- **Run the API** (primary, 40%)",
        RESPONSIBILITY + "- **Run the API** (Primary, 40 %)",
        RESPONSIBILITY + "- **Run the API** (primary) (40%)",
        RESPONSIBILITY + "- **Run the API** (40%, PRIMARY)",
        RESPONSIBILITY + "- Run the API (primary, 40%)",
        RESPONSIBILITY + "- **Run the API (primary, 40%)**",
        RESPONSIBILITY + "- **Run the API**: (primary, 40%)",
        RESPONSIBILITY + "- **Run the API**\n  (primary, 40%)",
        RESPONSIBILITY + "- **Run the API** *(primary, 40%)*",
        RESPONSIBILITY + "- **Run the API** **(primary)** _(40%)_",
        RESPONSIBILITY + "- Run the API *(primary, 40%)*",
        RESPONSIBILITY + "- **Run the API** — primary, 40%",
        RESPONSIBILITY + "- **Run the API** (40%) - *primary*",
        RESPONSIBILITY + "- Run the API — **primary**, 40%",
        RESPONSIBILITY + "- Run the API: primary (40%)",
    ],
    "how a metric is attached": [
        METRIC + "  *Success metric*: 99.9% uptime",
        METRIC.replace(")\n", ")  \n") + "  *Success metric*: 99.9% uptime  ",
        METRIC.replace(")\n", ")\\\n") + "  *Success metric*: 99.9% uptime",
        METRIC + "  - *Success metric*: 99.9% uptime",
        METRIC + "    * *Success metric*: 99.9% uptime",
        METRIC + "  - *Success metric*:\n    99.9% uptime",
        METRIC + "  - *Success metrics*:\n    - 99.9% uptime",
        METRIC + "  *Success metric*:\n  - 99.9% uptime",
        METRIC + "\n  *Success metric*: 99.9% uptime",
        METRIC + "\n  *Success metric*: 99.9%\n  uptime",
        METRIC[:-1] + " *Success metric*: 99.9% uptime",
        METRIC + "Success metric: 99.9% uptime",
        METRIC + "  - **Success metrics**\n    - 99.9% uptime",
        METRIC + "  - KPIs\n    - 99.9% uptime",
        METRIC + "  **Success metrics**\n  - 99.9% uptime",
        METRIC[:-1] + "<br>*Success metric*: 99.9% uptime",
        METRIC[:-1] + " <br/>\n  *Success metric*: 99.9% uptime",
        METRIC[:-1] + "<BR />*Success metric*: 99.9%<br>uptime",
    ],
    "labels": [
        METRIC + f"  {label} 99.9% uptime"
        for label in [
            *("*Success metric*:", "*Success metric:*", "**Success metric**:", "**Success metric:**", "_Metric_:"),
            *("**Metric**:", "Success metrics:", "KPI:", "*KPIs*:", "*SUCCESS METRIC*:", "*Success  metric* :"),
            *("***Metric***:", "*Success criteria*:", "*Success metric* —"),
        ]
    ],
    "several metrics": [
        METRIC + "  *Success metric*: 99.9% uptime\n  *Success metric*: <200 ms",
        METRIC + "  - *Success metric*: 99.9% uptime\n  - *Success metric*: <200 ms",
        METRIC + "  *Success metrics*:\n  - 99.9% uptime\n  - <200 ms",
        METRIC + "  - *Success metrics*:\n    - 99.9% uptime\n    - <200 ms",
        METRIC + "  - *Success metrics*: 99.9% uptime\n    - <200 ms",
        METRIC + "  *Metric*:\n\n  1. 99.9%\n     uptime\n  2. \\<200 ms",
        METRIC + "  *KPI*: 99.9% uptime\n\n  *KPI*: &lt;200 ms",
        METRIC + "  *KPI*: 99.9% uptime<br>*KPI*: <200 ms",
        METRIC + "  - KPIs\n    - 99.9% uptime\n    - <200 ms",
        METRIC + "*KPI*: 99.9% uptime<br>*KPI*: <200 ms",
    ],
    "details": [
        METRIC + "  - Reviews every change\n  - Plans releases",
        METRIC + "  * Reviews\n    every change\n  * Plans releases",
        METRIC + "\n  Reviews every change\n\n  Plans releases",
        METRIC + "  - Reviews every change\n    - Plans releases",
    ],
    "proficiency": [
        CAPABILITY + f"- {item}"
        for item in [
            *("**Go** — Advanced (gRPC, SQL)", "**Go** – Advanced (gRPC, SQL)", "**Go** - Advanced (gRPC, SQL)"),
            *("**Go**: Advanced (gRPC, SQL)", "**Go:** Advanced (gRPC, SQL)", "Go — Advanced (gRPC, SQL)"),
            *("Go – Advanced (gRPC, SQL)", "Go - Advanced (gRPC, SQL)", "Go: Advanced (gRPC, SQL)"),
            *(
                "__Go__ — *Advanced* (gRPC, SQL)",
                "**Go** — Advanced (gRPC,\n  SQL)",
                "**Go**\n  — Advanced (gRPC, SQL)",
            ),
            *(
                "**Go** — Advanced\n  (gRPC, SQL)",
                "**Go** — Advanced\n  - gRPC\n  - SQL",
                "**Go** \\- Advanced (gRPC, SQL)",
            ),
            *("**Go** ― Advanced (gRPC, SQL)", "**Go** − Advanced (gRPC, SQL)", "Go ― Advanced (gRPC, SQL)"),
            *("Go − Advanced (gRPC, SQL)", "**Go** — Advanced: gRPC, SQL", "Go: Advanced: (gRPC, SQL)"),
            *("**Go** — Advanced — gRPC, SQL", "**Go** — Advanced, gRPC, SQL", "**Go** — Level: Advanced (gRPC, SQL)"),
            *("**Go** (gRPC, SQL) — Advanced", "Go (gRPC, SQL) — Advanced", "**Go** -- Advanced (gRPC)\n  - SQL"),
        ]
    ],
    "artifact type": [
        ARTIFACT + f"- {item}"
        for item in [
            *("**Sales data** (type: dataset)", "**Sales data** (dataset)", "**Sales data** (Type: dataset)"),
            *("Sales data (type: dataset)", "Sales data (dataset)", "**Sales data** (type:dataset)"),
            *("**Sales data**: (dataset)", "_Sales data_ (*type*: dataset)", "**Sales data**\n  (type: dataset)"),
        ]
    ],
    "arrow to": [
        INTERACTION + f"- **Provides API** {arrow} SRE (daily)"
        for arrow in (
            *("→", "->", "-->", "=>", "-\\>", "\\->", "-&gt;", "=\\>", "⇒"),
            *("—>", "–>", "—&gt;", "&rarr;", "&#8594;", "&#x2192;"),
        )
    ]
    + [
        INTERACTION + "- Provides API → SRE (daily)",
        INTERACTION + "- __Provides API__ → **SRE** (daily)",
        INTERACTION + "- **Provides API:** → SRE (daily)",
        INTERACTION + "- **Provides API**\n  → SRE (daily)",
        INTERACTION + "- **Provides API** → SRE\n  (daily)",
        INTERACTION + "- **Provides API**\n  &rarr; SRE (daily)",
        INTERACTION + "- **Provides API → SRE** (daily)",
        INTERACTION + "- **Provides API → SRE (daily)**",
        INTERACTION + "- **Provides API →** SRE (daily)",
        INTERACTION + "- __Provides API -> SRE__: (daily)",
        INTERACTION + "- **Provides API → SRE**, daily",
        INTERACTION + "- **Provides API** → SRE, daily",
        INTERACTION + "- **Provides API** → **SRE**, *daily*",
    ],
    "several targets": [
        INTERACTION + "- **Provides API** → SRE, Data Lead (on demand) — by mail",
        INTERACTION + "- **Provides API** → SRE, Data Lead, on demand — by mail",
        INTERACTION + "- **Provides API** → SRE, Data Lead, on demand (by mail)",
        INTERACTION + "- **Provides API → SRE, Data Lead** (on demand) — by mail",
        INTERACTION + "- **Provides API → SRE, Data Lead (on demand)** — by mail",
    ],
    "arrow from": [
        INTERACTION + f"- **Receives data** {arrow} SRE (daily)"
        for arrow in ("←", "<-", "<--", "<=", "\\<-", "\\<\\-", "&lt;-", "⇐", "<—", "<–", "&larr;")
    ],
    "arrow both": [
        INTERACTION + f"- **Pairs with** {arrow} SRE (daily)"
        for arrow in ("↔", "<->", "<=>", "\\<->", "\\<-\\>", "&lt;-&gt;", "⇔", "<—>", "&harr;")
    ],
    "notes": [
        INTERACTION + f"- **Provides API** → SRE (daily){notes}"
        for notes in [
            *(
                "  \n  *Notes*: contracts and flows",
                "\n  *Notes*: contracts and flows",
                "\n  - *Notes:* contracts and flows",
            ),
            *(
                " — contracts and flows",
                ": contracts and flows",
                "\n  Note: contracts\n  and flows",
                "\\\n  _Note_: contracts and flows",
            ),
            *(
                "\n  - contracts and flows",
                "\n\n  contracts and flows",
                "\n  *Notes*:\n  - contracts and flows",
                "\n  — contracts and flows",
                "\n  - Notes\n    - contracts and flows",
                "<br>*Notes*: contracts<br/>and flows",
            ),
        ]
    ],
    "links": [
        INTERACTION + f"- **Pairs with** → {target}"
        for target in [
            "[Data Engineer](../data/profile.md) (weekly)",
            "[Data Engineer](<../data/profile.md>) (weekly)",
            "[Data Engineer](../data/profile.md), weekly",
            "[**Data Engineer**](../data/profile.md) (weekly)",
            "**[Data Engineer](../data/profile.md)** (weekly)",
            "[Data Engineer][de] (weekly)\n\n[de]: ../data/profile.md",
            "[Data Engineer][] (weekly)\n\n[Data Engineer]: ../data/profile.md",
            "[Data Engineer] (weekly)\n\n[data engineer]: ../data/profile.md",
        ]
    ],
    "properties": [
        PROPERTIES + f"- {item}"
        for item in [
            *("**Tech**: Go, SQL (any)", "**Tech:** Go, SQL (any)", "Tech: Go, SQL (any)", "**Tech** — Go, SQL (any)"),
            *(
                "**Tech**\n  - Go\n  - SQL (any)",
                "**Tech**: Go,\n  SQL (any)",
                "**Tech**:\n  - Go\n  - SQL (any)",
                "__Tech__: `Go`, *SQL* (any)",
            ),
        ]
    ],
    "comments to rolelint": [
        "# Mission\nOne\ntwo\n\n" + METRIC + "  *Metric*: 99.9%\n  uptime\n",
        "# Mission\nOne <!-- rolelint: ignore RL601: x -->\ntwo\n\n" + METRIC + "  *Metric*: 99.9%\n  uptime\n",
        "# Mission\nOne\n<!-- rolelint: ignore RL601: x -->\ntwo\n\n" + METRIC + "  *Metric*: 99.9%\n  uptime\n",
        "# Mission\nOne\ntwo\n\n" + METRIC + "  *Metric*: 99.9% <!-- rolelint: ignore RL601: x -->\n  uptime\n",
        "# Mission\nOne\ntwo\n\n" + METRIC + "  *Metric*: 99.9%\n  <!-- rolelint: ignore RL601: x -->\n  uptime\n",
        "# Mission\nOne\ntwo\n\n" + METRIC[:-1] + " <!-- rolelint: ignore RL601: x -->\n  *Metric*: 99.9%\n  uptime\n",
    ],
}

WHOLE = """# Mission
Keep it running day and night, wherever
the users may be.

# Properties
- **Tech**: Go, SQL

# Responsibilities
- **Run the API** (primary)
  *Success metric*: 99.9% uptime
  in every month

# Capabilities
- **Go** — Advanced (gRPC)

# Artifacts
- **Sales data** (type: dataset)

# Interactions
- **Provides API** → SRE (daily)
  *Notes*: contracts
"""

SAME["the whole file"] = [
    WHOLE,
    WHOLE.replace("\n#", "\n##").replace("# M", "## M", 1),
    WHOLE.replace("\n#", "\n####").replace("# M", "#### M", 1),
    WHOLE.replace("# Mission", "# 🎯 Your Mission:"),
    WHOLE.replace("# Capabilities", "# :wrench: Key Capabilities"),
    WHOLE.replace("# Responsibilities", "# 4. **Responsibilities**"),
    WHOLE.replace("# Artifacts", "# ARTIFACTS #"),
    WHOLE.replace("# Artifacts", "Artifacts\n---------"),
    WHOLE.replace("\n", "  \n").replace("#  ", "#"),
    WHOLE.replace("wherever\nthe", "wherever the"),
    WHOLE.replace("uptime\n  in", "uptime in"),
    WHOLE.replace("\n- ", "\n\n* "),
]


def pairs() -> Iterator[tuple[str, str, str]]:
    for family, texts in SAME.items():
        yield from ((family, texts[0], text) for text in texts[1:])


@pytest.mark.parametrize(("family", "text", "variation"), list(pairs()))
def test_a_small_variation_reads_the_same(family: str, text: str, variation: str) -> None:
    assert role(variation) == role(text)


@pytest.mark.parametrize("text", [text for texts in SAME.values() for text in texts])
def test_a_line_that_reads_well_is_no_finding(text: str) -> None:
    assert codes(text) == []


def test_carriage_returns_do_not_change_the_model() -> None:
    source = Source("roles/backend.md", (FRONT + WHOLE).replace("\n", "\r\n"))
    assert analyze(source, DIALECT, Plan()).roles[0] == role(WHOLE)


PLACES = [
    (RESPONSIBILITY + "- **Run the API** (primary, 40 %)", "responsibilities.0.title", "Run the API"),
    (RESPONSIBILITY + "- **Run the API** (primary, 40 %)", "responsibilities.0.primary", "primary"),
    (RESPONSIBILITY + "- **Run the API** (primary, 40 %)", "responsibilities.0.share", "40 %"),
    (RESPONSIBILITY + "- Run the API (primary)", "responsibilities.0.title", "Run the API"),
    (METRIC + "  *Metric*: \\<200 ms  ", "responsibilities.0.success_metrics.0.text", "\\<200 ms"),
    (METRIC + "  *Metric*: <200\n  ms\\", "responsibilities.0.success_metrics.0.text", "<200\n  ms"),
    (METRIC + "  - Plans", "responsibilities.0.details.0", "Plans"),
    (CAPABILITY + "- **Go** — *Advanced* (gRPC, SQL)", "capabilities.0.proficiency", "*Advanced*"),
    (CAPABILITY + "- **Go** — Advanced (gRPC, SQL)", "capabilities.0.name", "Go"),
    (CAPABILITY + "- **Go** — Advanced (gRPC, SQL)", "capabilities.0.details.1", "SQL"),
    (ARTIFACT + "- **Data** (type: dataset)", "artifacts.0.type", "dataset"),
    (ARTIFACT + "- Data (dataset)", "artifacts.0.name", "Data"),
    (INTERACTION + "- **Gives** -> SRE (on call) (daily) — talks", "interactions.0.role", "SRE (on call)"),
    (INTERACTION + "- **Gives** -> SRE (on call) (daily) — talks", "interactions.0.kind", "Gives"),
    (INTERACTION + "- **Gives** -> SRE (daily) — talks", "interactions.0.arrow", "->"),
    (INTERACTION + "- **Gives** -> SRE (daily) — talks", "interactions.0.frequency", "daily"),
    (INTERACTION + "- **Gives** -> SRE (daily) — talks", "interactions.0.notes", "talks"),
    (INTERACTION + "- **Gives** -> SRE\n  *Notes*: a\n  b", "interactions.0.notes", "a\n  b"),
    (INTERACTION + "- **Gives** → [SRE](../sre.md)", "interactions.0.role", "SRE"),
    (INTERACTION + "- **Gives** → [SRE](../sre.md)", "interactions.0.link", "../sre.md"),
    (PROPERTIES + "- **Tech**: Go, `SQL`", "properties.Tech.1", "`SQL`"),
    ("# Mission\n\nOne\ntwo\n", "mission", "One\ntwo"),
]


@pytest.mark.parametrize(("body", "path", "written"), PLACES)
def test_a_value_is_placed_where_it_is_written(body: str, path: str, written: str) -> None:
    node: Node = reading(body).data
    for step in path.split("."):
        node = node[int(step) if step.isdigit() else step]
    assert (FRONT + body)[node.at.start : node.at.end] == written


PARTS = [
    (RESPONSIBILITY + "- **APIs** (REST, primary)", [("RL301", "REST")]),
    (RESPONSIBILITY + "- **APIs** (primry)", [("RL301", "primry")]),
    (METRIC + "  *Succes metric*: 99 %", [("RL301", "Succes metric")]),
    (RESPONSIBILITY + "-\n- **APIs**", [("RL301", "-")]),
    (RESPONSIBILITY + "- (primary)", [("RL301", "(primary)")]),
    (CAPABILITY + "- **Go** — Advanced (gRPC) and more", [("RL301", "and more")]),
    (ARTIFACT + "- **Doc** (type: report, owner Ann)", [("RL301", "owner Ann")]),
    (ARTIFACT + "- **Doc** (type: report) for all", [("RL301", "for all")]),
    (INTERACTION + "- **Gives** → SRE (daily) and more", [("RL301", "and more")]),
    (INTERACTION + "- → SRE (daily)", [("RL301", "→")]),
    (INTERACTION + "- **Gives** →\n  *Notes*: x", [("RL301", "→")]),
    (INTERACTION + "- Works with SRE", [("RL301", "Works with SRE")]),
    (INTERACTION + "- **Gives → SRE** and more (daily)", [("RL301", "and more")]),
    (METRIC + "\n*Metric*: 99 %\nuptime", [("RL309", "*Metric*: 99 %\nuptime")]),
    (METRIC + "- *Success metric*: 99 %", [("RL309", "*Success metric*: 99 %")]),
]


@pytest.mark.parametrize(("body", "expected"), PARTS)
def test_what_reads_only_in_part_is_one_finding_at_that_part(body: str, expected: list[tuple[str, str]]) -> None:
    assert findings(body) == expected


KEPT = [
    (
        INTERACTION + "- **Gives** →\n  *Notes*: x",
        "x-incomplete-interactions",
        [{"kind": "Gives", "arrow": "to", "notes": "x"}],
    ),
    (RESPONSIBILITY + "-\n  - nested", "x-incomplete-responsibilities", [{"title": "", "details": ["nested"]}]),
    (CAPABILITY + "- **Go**\n  *Metric*: x", "capabilities", [{"name": "Go", "x-success-metrics": ["x"]}]),
    (
        ARTIFACT + "- **Doc** — for all\n  - a\n    - b",
        "artifacts",
        [{"name": "Doc", "x-details": ["for all", "a", "b"]}],
    ),
    (RESPONSIBILITY + "- See [docs](x.md)", "x-links", [{"text": "docs", "target": "x.md"}]),
    (RESPONSIBILITY + "- Run\n\n[a]: b.md", "x-links", [{"text": "a", "target": "b.md"}]),
    (METRIC + "  - KPIs", "responsibilities", [{"title": "Run the API", "primary": True, "details": ["KPIs"]}]),
    (
        RESPONSIBILITY + "- **Run** — primary contact",
        "responsibilities",
        [{"title": "Run", "details": ["primary contact"]}],
    ),
    (
        INTERACTION + "- **Gives** → SRE, Daily Editor",
        "interactions",
        [{"kind": "Gives", "role": "SRE, Daily Editor", "arrow": "to"}],
    ),
    (
        INTERACTION + "- **Gives → SRE (daily)** (weekly)",
        "interactions",
        [{"kind": "Gives", "role": "SRE", "arrow": "to", "frequency": "daily", "notes": "weekly"}],
    ),
    (RESPONSIBILITY + "- Run <!-- for now -->", "x-comments", ["for now"]),
    (RESPONSIBILITY + "- **A** & **B** (primary)", "responsibilities", [{"title": "A & B", "primary": True}]),
    (ARTIFACT + "- **Doc** (v2) (type: report)", "artifacts", [{"name": "Doc", "type": "report", "x-details": ["v2"]}]),
    (
        "# Success Metrics\n- *Metric*: 99 % up\n  - daily",
        "success_metrics",
        [{"text": "99 % up", "x-details": ["daily"]}],
    ),
]


@pytest.mark.parametrize(("body", "key", "value"), KEPT)
def test_what_has_no_field_is_kept(body: str, key: str, value: object) -> None:
    assert reading(body).data.value[key] == value
