"""The page as text: one file, what stands in it, and what never does."""

import json
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from companies import NASTY, company, named
from crew import FILES, LADDERS, climbed, crew, found_elsewhere, page, scrawled

from rolelint.diagrams import html
from rolelint.drawing import Asked, Shape, draw
from rolelint.graph import Graph
from rolelint.identity import Identity
from rolelint.ladders import PART
from rolelint.layout.blocks import blocks
from rolelint.lookup import public
from rolelint.page.assembly import embedded
from rolelint.page.ladders import files
from rolelint.source import Location, Span
from rolelint.syntax.node import Node
from rolelint.views import part as view

SPLICES = "Teaches knots & <b>splices</b>"
TAGS = {"script": r"<script>(.*?)</script>", "style": r"<style>(.*?)</style>"}


def part(text: str, pattern: str) -> str:
    (found,) = re.findall(pattern, text, re.DOTALL)
    return str(found)


def data(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(part(text, r'<script type="application/json" id="data">(.*?)</script>'))
    return read


def policy(text: str) -> str:
    return part(text, r'http-equiv="Content-Security-Policy" content="(.*?)"')


def words(text: str) -> dict[str, Any]:
    """The members of a page by label, and all words."""
    read = data(text)
    return {member["label"]: member for member in read["members"]} | {"": read["words"]}


def quoted(texts: Iterator[str], _: re.Match[str]) -> str:
    return f"'{next(texts)}'"


@pytest.mark.parametrize("tag", TAGS)
def test_the_policy_names_the_hash_of_what_may_run(tag: str) -> None:
    digest = b64encode(sha256(part(page(), TAGS[tag]).encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in policy(page())


def test_the_policy_lets_nothing_else_in() -> None:
    others = [rule for rule in policy(page()).split("; ") if "sha256" not in rule]
    assert others == ["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'"]


def test_nothing_in_the_page_needs_what_the_policy_forbids() -> None:
    text = page()
    for tag in TAGS.values():
        text = re.sub(tag, "", text, flags=re.DOTALL)
    assert not re.search(r"<[^>]*\s(style|on\w+|src)=", text)
    assert not re.search(r'(href|src)="(?!data:|#)', text)


def test_the_script_never_reads_text_as_markup() -> None:
    script = part(page(), TAGS["script"])
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|localStorage|cookie", script)


def test_the_script_is_strict_and_leaves_nothing_behind() -> None:
    script = part(page(), TAGS["script"])
    assert script.startswith('(() => {\n"use strict";\n')
    assert script.endswith("})();\n")


def test_every_script_beside_the_assembly_is_in_the_page(root: Path) -> None:
    script = part(page(), TAGS["script"])
    for file in (root / "rolelint" / "page").glob("*.js"):
        functions = re.findall(r"^function (\w+)", file.read_text("utf-8"), re.MULTILINE)
        assert functions, file.name
        assert all(f"function {name}(" in script for name in functions), file.name


def test_the_same_graph_makes_the_same_page() -> None:
    assert page() == page()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_page_does_not_depend_on_the_order_of_hashing(root: Path, seed: str) -> None:
    program = "from crew import page; import hashlib; print(hashlib.sha256(page().encode()).hexdigest())"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}:{root / 'tests'}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == sha256(page().encode()).hexdigest()


def test_a_page_of_nasty_names_is_a_page_of_these_names() -> None:
    text = page(named(NASTY))
    assert text.count("</script>") == 2
    text.encode()
    labels = [member.get("label", "") for member in data(text)["members"]]
    assert sorted(labels) == sorted(NASTY)


def test_a_title_is_text_and_never_markup() -> None:
    text = page(None, "purser")
    assert unescape(part(text, "<title>(.*?)</title>")) == "Who works with Purser"
    assert "<b>coffee" not in text


def test_data_holds_nothing_that_ends_it_or_a_line() -> None:
    hard = {"<!--": "</script>\u2028\u2029\ud83d"}
    text = embedded(hard)
    assert not re.search("[<\u2028\u2029\ud83d]", text)
    assert json.loads(text) == hard


@pytest.mark.parametrize("secret", ["owner@example.com", "confidential", "salary"])
def test_what_a_file_keeps_to_itself_is_not_in_the_page(secret: str) -> None:
    assert secret in "".join((*FILES.values(), *LADDERS.values()))
    assert secret not in page()


def test_a_public_page_tells_no_path() -> None:
    text = page(public(crew()), ladders=climbed())
    read = data(text)
    assert read["isPublic"]
    assert not any("path" in told for told in (*read["members"], *read["ladders"]))
    assert not any(path in text for path in (*FILES, *LADDERS))


def test_every_word_about_a_role_is_in_its_data() -> None:
    captain = words(page())["Captain"]
    lexicon = words(page())[""]
    assert captain["mission"] == "Bring everybody across, and the ship back."
    assert captain["aliases"] == ["Skipper"]
    assert captain["properties"] == [["Site", ["Wheelhouse"]]]
    assert captain["capabilities"] == [["Navigation", lexicon.index("Expert"), 0, ["radar", "charts"]]]
    assert captain["artifacts"] == [["Log book", lexicon.index("report")]]
    assert [duty[0] for duty in captain["duties"]] == ["Keep the timetable", "Train the crew"]


def test_a_metric_says_its_verdict_and_what_is_missing() -> None:
    members, lexicon = words(page()), words(page())[""]
    (first, second), (third,) = (duty[1] for duty in members["Captain"]["duties"])
    assert first == ["at least 95% of crossings on time per quarter", 1]
    assert (second[1], lexicon[second[2]]) == (3, "no number, date or yes-or-no state")
    assert third[1] == 2
    assert lexicon[third[2]].startswith("lacks ")
    assert members["نادل"]["metrics"] == [["خدمة جيدة"]]


def test_findings_have_places_and_their_words() -> None:
    read = data(page())
    lexicon = read["words"]
    told = [[lexicon[one] for one in found[:3]] + [lexicon[found[4]], *found[5:7]] for found in read["findings"]]
    assert ["warning", "RL402", "one-sided-interaction", "roles/deckhand.md", 9, 1] in told
    assert ["error", "RL001", "unreadable-file", "roles/cook.md"] in told


def test_a_message_is_taken_apart_at_its_quotes_and_nothing_of_it_is_lost() -> None:
    read = data(page())
    told = []
    for form, *quotes in (found[3] for found in read["findings"]):
        texts = iter(read["words"][quote] if isinstance(quote, int) else quote for quote in quotes)
        told.append(re.sub("''", partial(quoted, texts), read["words"][form]))
    assert "it isn't 'text', says 'nobody'" in told
    assert "about '- **Provides ropes** → Engineer (monthly)'" in told


def test_a_text_that_a_finding_quotes_is_written_once() -> None:
    assert page().count("- **Provides ropes** → Engineer (monthly)") == 1


def test_exchanges_say_which_way_what_and_who_says_so() -> None:
    read = data(page())
    lexicon, members = read["words"], [member["label"] for member in read["members"]]
    edge = next(edge for edge in read["edges"] if {members[end] for end in edge[:2]} == {"Captain", "Deckhand"})
    orders = next(exchange for exchange in edge[3] if lexicon[exchange[1]] == "Provides orders")
    assert (orders[0], lexicon[orders[3]], orders[4]) == (0, "daily", 3)
    assert orders[6] == [[lexicon.index("Captain"), "Before every crossing"]]


def test_where_sides_differ_each_says_how_often() -> None:
    read = data(page())
    lexicon = read["words"]
    often = [
        exchange[3] for edge in read["edges"] for exchange in edge[3] if lexicon[exchange[1]] == "Collaborates with"
    ]
    told = [[lexicon[word] for word in words] for words in often]
    assert told == [["weekly; Engineer says monthly", "weekly", "monthly"]]


def test_a_group_says_whom_it_holds() -> None:
    read = data(page())
    (group,) = (member for member in read["members"] if member["label"] == "all roles")
    held = {read["members"][number]["label"] for number in group["holds"]}
    assert held == {"Captain", "Deckhand", "Engineer", "Purser", "Cook", "نادل"}


def test_findings_of_ladders_and_other_files_are_there_with_their_places() -> None:
    read = data(page())
    lexicon = read["words"]
    told = [(lexicon[found[4]], found[5:7], found[8:]) for found in read["findings"][-2:]]
    assert told == [("ladders/deck.md", [37, 1], [2]), ("rolelint.toml", [], [])]


def test_a_ladder_that_is_left_out_keeps_its_findings_to_itself() -> None:
    graph, found = view(crew(), {"engineer"}), found_elsewhere()
    drawing = replace(draw(graph, Asked(), html.SHAPES), ladders=climbed(), findings=found)
    read = data(html.render(drawing))
    assert "ladders/deck.md" not in read["words"]
    assert "rolelint.toml" in read["words"]


def test_a_level_in_a_file_of_its_own_belongs_to_its_ladder() -> None:
    (known,) = scrawled(["Hand", "Mate"])
    paths = ("levels/hand.md", "levels/mate.md")
    nodes = (Node(None, Location(path, Span(0, 0))) for path in paths)
    levels = tuple(replace(level, node=node) for level, node in zip(known.ladder.levels, nodes, strict=True))
    parts = replace(known.ladder, identity=Identity(paths[0], None, None, "Crew"), form=PART, levels=levels)
    assert files([replace(known, ladder=parts)]) == dict.fromkeys(paths, 0)
    assert files([replace(known, ladder=replace(parts, form="ladder"))]) == {paths[0]: 0}


@pytest.mark.parametrize("size", [12, 60, 300])
def test_no_line_of_the_map_leaves_a_card_towards_its_neighbour_in_the_row(size: int) -> None:
    laid = blocks(company(size))
    homes = {card.key: frame for frame in laid.frames for card in frame.cards}
    boxes = {card.key: card.box for frame in laid.frames for card in frame.cards}
    for route in laid.routes:
        one, other = boxes[route.source], boxes[route.target]
        row = [card.box for card in homes[route.source].cards if card.box.y == one.y]
        between = [box for box in row if min(one.x, other.x) < box.x < max(one.x, other.x)]
        if between and route.points[0][1] not in {one.y, one.y + one.height}:
            assert abs(other.x + other.width / 2 - one.x - one.width / 2) < (one.width + other.width) / 2


def test_a_focus_is_the_first_thing_to_see() -> None:
    assert data(page(None, "captain"))["focus"] == ["captain"]


def test_an_overview_names_those_who_say_an_exchange() -> None:
    text = html.render(draw(crew(), Asked(Shape.OVERVIEW), html.SHAPES))
    read = data(text)
    said = [exchange[4] for edge in read["edges"] for exchange in edge[3]]
    assert read["words"].index("Captain") in said[0]


def test_every_member_has_a_place_on_the_map_and_every_edge_a_route() -> None:
    read = data(page(company(60)))
    placed = [card[0] for _, _, cards in read["map"]["frames"] for card in cards]
    assert sorted(placed) == list(range(len(read["members"])))
    assert all(len(route) == 8 for route in read["map"]["routes"])


def deck() -> dict[str, Any]:
    read: dict[str, Any] = data(page())["ladders"][1]
    return read


def test_a_ladder_says_how_much_of_it_is_filled_in() -> None:
    told = [(one["name"], one["filled"], one["expected"], one["percent"]) for one in data(page())["ladders"]]
    assert told == [("Seamanship", 5, 6, 83.3), ("Deck", 10, 11, 90.9)]
    assert deck()["without"] == ["Senior", "Staff"]


def test_a_cell_holds_its_mark_and_all_criteria_with_examples() -> None:
    (_, ropes), (_, lookout), _, (_, boats, others) = deck()["rows"]
    example = "The bow line lies ready </script> before the harbour"
    own = [["Keeps the deck clear"], ["Coils what is used", [example]]]
    assert ropes == [[0, own, [["Ties a bowline"]]], [1, [], [["Moors in any wind"]]], [1, [], [[SPLICES]]]]
    assert lookout[1] == [2]
    assert (boats[0], others) == ([3], [[1, "Boats & Rafts"]])


def test_a_dimension_says_where_it_begins() -> None:
    assert deck()["rows"][2][3] == "Mate"
    assert deck()["rows"][2][1][0] == [4]


def test_levels_name_who_stands_there() -> None:
    labels = [member["label"] for member in data(page())["members"]]
    levels = [(name, [labels[number] for number in roles[:1]]) for name, _, roles, *_ in deck()["levels"]]
    assert levels == [("Hand", ["Deckhand"]), ("Mate", []), ("Master", ["Captain"])]
    assert [labels[number] for number in deck()["unplaced"]] == ["نادل"]
    assert deck()["above"] == "Seamanship"


def test_a_ladder_that_only_others_climb_stays_away() -> None:
    ashore = page(view(crew(), {"engineer"}), ladders=climbed())
    assert [one["name"] for one in data(ashore)["ladders"]] == ["Seamanship"]
    assert data(page(crew()))["ladders"] == []


def test_in_public_a_ladder_does_not_go_by_its_file() -> None:
    (known,) = scrawled(["deck"])
    moved = replace(known, ladder=replace(known.ladder, identity=Identity("secret/deck.md", None, None, "deck")))
    names = [data(page(graph, ladders=(moved,)))["ladders"][0]["name"] for graph in (crew(), public(crew()))]
    assert names == ["deck", "Unnamed ladder"]


def test_a_page_of_a_project_shows_its_ladders(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    subprocess.run([sys.executable, "-m", "rolelint", "graph", root / "examples" / "company", "-o", file], check=True)
    assert [one["name"] for one in data(file.read_text("utf-8"))["ladders"]] == ["Growing"]


def test_a_graph_without_anybody_is_a_page_too() -> None:
    assert data(page(Graph((), ())))["members"] == []


def test_five_hundred_roles_fit_into_less_than_eight_hundred_kilobytes() -> None:
    assert len(page(company(500, ties=4)).encode()) < 800_000
