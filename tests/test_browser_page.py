"""The page in a real browser, opened from the disk, with the mouse left alone wherever keys will do."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from companies import FAMILIES, NASTY, company, named
from crew import page, scrawled

from rolelint.facts import facts
from rolelint.graph import Edge, Exchange, Graph, Member, Sort

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")

Open = Callable[..., Any]

VIEWS = ("map", "focus", "matrix", "ladder", "metrics", "findings")
STATES = (
    *(f"view={view}" for view in VIEWS),
    *("role=captain", "family=Deck", "form=table", "view=focus&focus=captain&depth=2", "view=matrix&rows=families"),
    *("view=ladder&ladder=deck", "view=ladder&ladder=deck&cell=ropes.mate", "view=ladder&cell=lookout.mate"),
    *(
        "view=ladder&ladder=deck&role=captain",
        "view=metrics&verdict=vague",
        "view=matrix&role=captain&form=table",
        "role=nobody",
    ),
)


def hub(families: Sequence[str | None]) -> Graph:
    """Return a role that ninety others give to, of these families in turn."""
    others = [
        Member(f"role-{place}", f"Role {place}", Sort.ROLE, families[place % len(families)]) for place in range(90)
    ]
    given = [
        Exchange(giver.key, "hub", is_mutual=False, label="Provides parts", said_by=(giver.key,)) for giver in others
    ]
    return Graph((Member("hub", "Hub", Sort.ROLE), *others), tuple(Edge.of((exchange,)) for exchange in given))


PATHS = ("Cook (roles/north/cook.md)", "Cook (roles/south/cook.md)")
LONG = " ".join(["long name part"] * 14)


def doubts() -> Graph:
    """Return roles with long names, two names that nobody is surely meant by, and a verb of their own."""
    roles = [Member(f"role-{place}", name, Sort.ROLE) for place, name in enumerate((*PATHS, LONG))]
    others = [
        Member("cook", "Cook", Sort.AMBIGUOUS, roles=("role-0", "role-1")),
        Member("gone", "gone", Sort.UNKNOWN),
        Member("everyone", "everyone", Sort.GROUP, size=3, roles=("role-0", "role-1", "role-2")),
    ]
    ends = [("role-0", "role-1"), ("role-0", "cook"), ("role-0", "gone"), ("role-2", "everyone")]
    told = [
        Exchange(one, other, is_mutual=False, label=("Sings to", "sings to")[place % 2], said_by=(one,))
        for place, (one, other) in enumerate(ends)
    ]
    return Graph((*roles, *others), tuple(Edge.of((exchange,)) for exchange in told))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each of a few companies."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {
        "crew": page(),
        "nasty": page(named(NASTY), ladders=scrawled(NASTY)),
        "large": page(company(300, ties=4)),
        "nobody": page(Graph((), ())),
        "hub": page(hub(FAMILIES[:3])),
        "plain": page(hub([None])),
        "doubts": page(doubts()),
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def show(browser: Any, files: dict[str, Path]) -> Iterator[Open]:
    """Open a page at a state; whatever it complains about, or asks the network for, fails the test at its end."""
    contexts, complaints = [], []

    def opened(state: str = "", name: str = "crew", **options: Any) -> Any:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: complaints.append(request.url) if is_asked_for(request.url) else None)
        tab.goto(f"{files[name].as_uri()}#{state}")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def is_asked_for(url: str) -> bool:
    return not url.startswith(("file:", "data:"))


def focused(tab: Any) -> str:
    return str(tab.evaluate("document.activeElement.querySelector('bdi')?.textContent || document.activeElement.id"))


def view(tab: Any) -> str:
    return str(tab.locator("#views [aria-current]").get_attribute("data-view"))


def heading(tab: Any) -> str:
    return str(tab.locator("#panel h2").inner_text())


@pytest.mark.parametrize("name", ["crew", "nasty", "large", "nobody", "hub"])
def test_every_view_opens_without_network_and_without_complaint(show: Open, name: str) -> None:
    tab = show("view=map", name)
    for state in STATES:
        tab.evaluate("state => { location.hash = state }", state)
        tab.wait_for_timeout(20)
        assert tab.locator("#stage .view").count() == 1
        assert not re.search(r"\b(null|undefined|NaN|false|\[object)\b", tab.locator("body").inner_text())


def test_every_nasty_name_is_on_the_map_as_it_is(show: Open) -> None:
    tab = show("", "nasty")
    shown = tab.locator(".card > bdi").evaluate_all("all => all.map(one => one.textContent)")
    assert sorted(shown) == sorted(NASTY)


def test_no_name_reaches_beyond_its_card(show: Open) -> None:
    tab = show("", "nasty")
    beyond = """all => all.filter(one => {
      const [name, card] = [one.getBoundingClientRect(), one.parentElement.getBoundingClientRect()];
      return name.top < card.top || name.bottom > card.bottom || name.left < card.left || name.right > card.right;
    }).map(one => one.textContent)"""
    assert tab.locator(".card > bdi").evaluate_all(beyond) == []


def test_no_name_of_words_is_cut_on_the_map(show: Open) -> None:
    tab = show("", "doubts")
    cut = "all => all.filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)"
    assert tab.locator(".card > bdi").evaluate_all(f"{cut}.map(one => one.textContent)") == []


def test_a_name_of_several_roles_and_one_of_nobody_differ_in_words_and_in_their_mark(show: Open) -> None:
    tab = show("", "doubts")
    cards = [tab.locator(f'.card[data-key="{key}"]') for key in ("cook", "gone")]
    assert ["(ambiguous: 2 roles)" in cards[0].inner_text(), "(unknown)" in cards[1].inner_text()] == [True, True]
    borders = [card.evaluate("card => getComputedStyle(card).borderTopStyle") for card in cards]
    assert borders == ["dashed", "dotted"]


def test_verbs_of_nobodys_vocabulary_are_filters_as_they_are_written(show: Open) -> None:
    tab = show("", "doubts")
    box = tab.locator('#filters input[name="verb"]')
    assert [box.count(), box.get_attribute("value")] == [1, "Sings to"]
    assert "not given" not in tab.locator("#filters details", has_text="Verb").inner_text()


def test_best_connected_counts_roles_as_the_facts_do(show: Open) -> None:
    tab = show("", "doubts")
    ranking = {reach.role.label: reach.roles for reach in facts(doubts()).hubs.ranking if reach.roles}
    rows = tab.locator("#panel .neighbour")
    told = dict(zip(rows.locator("bdi").all_inner_texts(), rows.locator(".times").all_inner_texts(), strict=True))
    assert told == {label: f"{number} partner" for label, number in ranking.items()}


def test_selecting_a_role_tells_all_about_it(show: Open) -> None:
    tab = show()
    tab.locator(".card", has_text="Captain").click()
    panel = tab.locator("#panel").inner_text()
    assert heading(tab) == "Captain"
    for words in (
        *("Bring everybody across", "Keep the timetable", "primary", "measurable", "vague", "partial", "Navigation"),
        *("Expert", "Log book", "report", "Site", "Wheelhouse", "Skipper", "Provides orders (daily)", "said by both"),
        *("Before every crossing", "roles/captain.md"),
    ):
        assert words in panel
    assert "owner" not in panel.casefold()


def test_markup_in_a_role_is_shown_and_not_obeyed(show: Open) -> None:
    tab = show("role=purser")
    assert "Sell tickets & <b>coffee</b></script>." in tab.locator("#panel").inner_text()


def test_names_are_isolated_from_the_text_around_them(show: Open) -> None:
    tab = show()
    assert tab.locator(".card", has_text="نادل").locator("bdi").count() == 1


def test_the_slash_searches_and_enter_selects(show: Open) -> None:
    tab = show()
    tab.keyboard.press("/")
    tab.keyboard.type("deck")
    assert tab.locator("#search").get_attribute("aria-expanded") == "true"
    assert tab.locator("#found [aria-selected=true]").inner_text().startswith("Deckhand")
    tab.keyboard.press("Enter")
    assert (heading(tab), focused(tab)) == ("Deckhand", "Deckhand")


@pytest.mark.parametrize(
    ("words", "first"),
    [("skip", "Captain"), ("LOG", "Captain"), ("timetable", "Captain"), ("نادل", "نادل"), ("zzz", "Nothing found")],
)
def test_search_finds_names_aliases_and_what_roles_do(show: Open, words: str, first: str) -> None:
    tab = show()
    tab.locator("#search").fill(words)
    assert tab.locator("#found li").first.inner_text().startswith(first)


def test_arrows_choose_a_result_and_shift_enter_focuses_it(show: Open) -> None:
    tab = show()
    tab.keyboard.press("/")
    tab.keyboard.type("e")
    first = tab.locator("#found [aria-selected=true]").inner_text()
    tab.keyboard.press("ArrowDown")
    assert tab.locator("#found [aria-selected=true]").inner_text() != first
    tab.keyboard.press("Shift+Enter")
    assert view(tab) == "focus"


def test_escape_leaves_the_search_then_the_selection(show: Open) -> None:
    tab = show("role=captain")
    tab.keyboard.press("/")
    tab.keyboard.type("deck")
    tab.keyboard.press("Escape")
    assert tab.locator("#found").is_hidden()
    assert heading(tab) == "Captain"
    tab.keyboard.press("Escape")
    assert heading(tab) == "At a glance"


@pytest.mark.parametrize("state", ["", "view=focus", "view=metrics", "view=findings", "form=table"])
def test_arrows_move_between_roles_and_enter_selects(show: Open, state: str) -> None:
    tab = show(state)
    tab.keyboard.press("ArrowDown")
    first = focused(tab)
    tab.keyboard.press("ArrowDown")
    second = focused(tab)
    assert first
    assert second
    tab.keyboard.press("Enter")
    assert heading(tab) == second


def test_shift_enter_looks_at_the_role_under_the_keyboard(show: Open) -> None:
    tab = show("role=engineer")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Shift+Enter")
    assert view(tab) == "focus"
    assert tab.locator(".hub bdi").inner_text() == "Engineer"
    assert focused(tab) == "Engineer"


def test_the_focus_shows_who_gives_on_the_left_and_who_takes_on_the_right(show: Open) -> None:
    tab = show("view=focus&focus=engineer")
    middle = tab.locator(".hub").bounding_box()["x"]
    left, right = (tab.locator(f".{side} .party").first for side in ("givers", "takers"))
    assert left.inner_text().startswith("Captain\nInforms\nas one of all roles")
    assert "Delivers spare parts list · monthly" in right.inner_text()
    assert left.bounding_box()["x"] < middle < right.bounding_box()["x"]
    assert "Captain" in tab.locator(".together").inner_text()


@pytest.mark.parametrize("state", ["role=captain", "view=focus&focus=captain", "view=matrix&form=table"])
def test_where_the_sides_differ_both_say_how_often(show: Open, state: str) -> None:
    assert "weekly; Engineer says monthly" in show(state).locator("body").inner_text()


def test_a_filter_keeps_what_one_side_says(show: Open) -> None:
    tab = show("form=table&frequency=monthly")
    assert "Collaborates with" in tab.locator("tbody").inner_text()


def test_what_reaches_a_role_through_a_group_names_the_group(show: Open) -> None:
    tab = show("role=purser")
    told = tab.locator("#panel .neighbour", has_text="Captain").locator("p").all_inner_texts()
    assert told == ["Informs", "as one of all roles", "said by Captain"]
    assert tab.locator(".card", has_text="Captain").get_attribute("data-way") == "in"
    tab.get_by_role("button", name="Focus on this role").click()
    assert tab.locator(".givers .party").first.inner_text() == "Captain\nInforms\nas one of all roles"


def test_what_only_reaches_a_group_is_a_connection(show: Open) -> None:
    tab = show("form=table")
    assert "Without a connection" not in tab.locator("#stage").inner_text()
    tab = show("form=table&family=Deck")
    assert "نادل" in tab.locator("#stage section").inner_text()


def test_many_parties_fold_by_family(show: Open) -> None:
    tab = show("view=focus&focus=hub", "hub")
    folds = tab.locator(".givers summary")
    assert folds.all_inner_texts() == [f"{name} 30" for name in sorted(FAMILIES[:3])]
    assert tab.locator(".givers .party:visible").count() == 0
    assert tab.locator(".joins .heads").get_attribute("d").count("M") == 1
    folds.first.click()
    assert tab.locator(".givers .party:visible").count() == 30
    tab.get_by_role("button", name="Unfold all").click()
    assert tab.locator(".givers .party:visible").count() == 90
    assert "folds=open" in tab.url


def test_many_parties_without_families_show_the_first_of_them(show: Open) -> None:
    tab = show("view=focus&focus=hub", "plain")
    assert tab.locator(".givers .party:visible").count() == 12
    assert tab.locator(".givers summary").inner_text() == "and 78 more"


def test_keys_open_a_fold_and_go_on_in_it(show: Open) -> None:
    tab = show("view=focus&focus=hub", "hub")
    tab.locator(".givers summary").first.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("ArrowDown")
    assert focused(tab).startswith("Role ")
    tab.keyboard.press("Enter")
    assert heading(tab).startswith("Role ")


def test_a_role_that_is_searched_for_comes_out_of_its_fold(show: Open) -> None:
    tab = show("view=focus&focus=hub", "hub")
    tab.locator("#search").fill("Role 41")
    tab.keyboard.press("Enter")
    assert focused(tab) == "Role 41"


def test_a_panel_shows_the_first_of_many_neighbours(show: Open) -> None:
    tab = show("role=hub", "hub")
    assert tab.locator("#panel .neighbour:visible").count() == 12
    tab.locator("#panel summary").click()
    assert tab.locator("#panel .neighbour:visible").count() == 90


def test_two_steps_show_who_stands_behind(show: Open) -> None:
    tab = show("view=focus&focus=engineer")
    assert tab.locator(".giversOfGivers .party").count() == 0
    tab.get_by_role("button", name="2 steps").click()
    assert tab.locator(".giversOfGivers .party bdi").first.inner_text() == "Met office"
    assert "depth=2" in tab.url


def test_a_focus_that_was_asked_for_comes_first(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(None, "captain"), "utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    assert (view(tab), tab.locator(".hub bdi").inner_text()) == ("focus", "Captain")
    tab.close()


def test_a_filter_leaves_what_passes_and_says_how_much(show: Open) -> None:
    tab = show("form=table")
    assert tab.locator("tbody tr").count() == 8
    tab.get_by_label("monthly").check()
    assert "frequency=monthly" in tab.url
    assert tab.locator("tbody tr").count() == 3
    assert tab.locator("#left").inner_text() == "Showing 4 of 6 roles, 3 of 7 connections"
    tab.get_by_role("button", name="Clear", exact=True).click()
    assert tab.locator("tbody tr").count() == 8


@pytest.mark.parametrize(
    ("state", "left"),
    [
        ("family=Deck", {"Deckhand", "نادل"}),
        ("family=Deck&family=Bridge", {"Deckhand", "نادل", "Captain", "all roles", "Met office"}),
        ("family=(none)", {"Purser", "Cook"}),
        ("seniority=Junior", {"Deckhand"}),
        ("show=findings", {"Deckhand", "Engineer", "Cook"}),
        ("frequency=weekly", {"Captain", "Engineer"}),
        ("verb=Provides *&family=Deck", set()),
        ("show=one-sided", {"Deckhand", "Engineer"}),
    ],
)
def test_filters_empty_the_cards_of_those_who_do_not_pass(show: Open, state: str, left: set[str]) -> None:
    tab = show(state)
    names = tab.locator(".card:not(.out) > bdi").evaluate_all("all => all.map(one => one.textContent)")
    assert set(names) - {"Stoker"} == left


def test_a_link_leads_to_the_same_view(show: Open) -> None:
    tab = show("view=focus&focus=engineer&role=captain&depth=2&frequency=weekly&theme=dark")
    assert (view(tab), heading(tab), tab.locator(".hub bdi").inner_text()) == ("focus", "Captain", "Engineer")
    assert tab.get_by_label("weekly", exact=False).first.is_checked()
    assert tab.locator("#theme-switch").inner_text() == "Theme: dark"


def test_a_link_to_somebody_who_is_gone_says_so(show: Open) -> None:
    tab = show("role=boatswain")
    assert tab.locator("#status").inner_text() == "Nobody here is called 'boatswain' (any more)."


def test_the_way_back_works(show: Open) -> None:
    tab = show()
    tab.locator(".card", has_text="Captain").click()
    tab.get_by_role("link", name="Metrics").click()
    assert view(tab) == "metrics"
    tab.go_back()
    assert (view(tab), heading(tab)) == ("map", "Captain")
    tab.go_back()
    assert heading(tab) == "At a glance"


def test_one_sided_lines_are_dashed_and_filtered_ones_gone(show: Open) -> None:
    tab = show()
    assert tab.locator(".lines .dashed").count() == 1
    tab.evaluate("location.hash = '#frequency=daily'")
    assert tab.locator(".lines .dashed").count() == 0


def test_the_map_lights_what_a_role_has_to_do_with(show: Open) -> None:
    tab = show("role=engineer")
    ways = tab.locator(".card").evaluate_all("all => all.map(one => [one.dataset.key, one.dataset.way])")
    told = {key: way for key, way in ways if way}
    assert told == {
        "engineer": "self",
        "captain": "both",
        "deckhand": "in",
        "purser": "out",
        "stoker": "out",
        "all-roles": "in",
    }
    tab.get_by_role("button", name="Labels").click()
    assert "Provides ropes (monthly)" in tab.locator(".captions").inner_text()


def test_a_large_map_shows_families_until_one_comes_near(show: Open) -> None:
    tab = show("", "large")
    assert tab.locator(".map.far").count() == 1
    tab.locator(".frame-title button").first.click()
    assert tab.locator(".map.far").count() == 0
    tab.keyboard.press("0")
    assert tab.locator(".map.far").count() == 1


def test_the_map_moves_under_wheel_and_pointer(show: Open) -> None:
    tab = show()
    sheet = tab.locator(".sheet-of-map")
    places = [sheet.bounding_box()]
    tab.mouse.move(640, 700)
    tab.mouse.wheel(30, 20)
    tab.wait_for_timeout(100)
    places.append(sheet.bounding_box())
    tab.mouse.down()
    tab.mouse.move(700, 660, steps=4)
    tab.mouse.up()
    tab.wait_for_timeout(100)
    places.append(sheet.bounding_box())
    assert [round(place["x"] - places[0]["x"]) for place in places] == [0, -30, 30]
    assert heading(tab) == "At a glance"


def test_the_matrix_is_read_with_arrows(show: Open) -> None:
    tab = show("view=matrix")
    tab.locator(".matrix").focus()
    told = set()
    for _ in range(9):
        for _ in range(9):
            told.add(tab.locator(".cell-told").inner_text())
            tab.keyboard.press("ArrowRight")
        for _ in range(9):
            tab.keyboard.press("ArrowLeft")
        tab.keyboard.press("ArrowDown")
    assert "Captain → Deckhand: Provides orders (daily), said by both" in told
    assert "Deckhand → Engineer: Provides ropes (monthly), said by Deckhand only" in told
    assert "Captain → Engineer: Collaborates with (weekly; Engineer says monthly), said by both" in told
    assert "Engineer → Captain: Collaborates with (weekly; Engineer says monthly), said by both" in told
    tab.keyboard.press("Enter")
    assert heading(tab) != "At a glance"


def test_a_large_matrix_counts_families_first(show: Open) -> None:
    tab = show("view=matrix", "large")
    assert tab.locator(".grid .rows .head").count() == 11
    tab.get_by_role("button", name="Roles", exact=True).click()
    assert tab.locator(".grid .rows .head").count() == 303


def cell(tab: Any, name: str) -> Any:
    return tab.locator(f".square[data-cell='{name}']")


def test_every_cell_of_a_ladder_says_what_it_holds_and_where(show: Open) -> None:
    tab = show("view=ladder&ladder=deck")
    told = {" ".join(words.split()) for words in tab.locator(".square").all_text_contents()}
    for words in (
        *("2 criteria, 1 inherited: Ropes, Hand", "1 inherited, 3 from below: Ropes, Mate", "hole: Boats, Hand"),
        *("1 from below: Lookout, Mate", "6 criteria: Guests, Mate", "1 criterion: Guests, Master"),
    ):
        assert words in told
    assert cell(tab, "guests.hand").count() == 0
    assert tab.locator(".ladder-name").inner_text() == "Deck"
    assert (
        tab.locator(".covered").inner_text() == "10 of 11 cells filled (90.9 %), 1 hole. No level for Senior and Staff."
    )


def test_a_ladder_is_a_table_with_heads_on_two_sides(show: Open) -> None:
    tab = show("view=ladder&ladder=deck")
    heads = tab.locator("thead th[scope=col] > bdi").all_text_contents()
    sides = tab.locator("tbody th[scope=row] > bdi").all_text_contents()
    assert (heads, sides) == (["Hand", "Mate", "Master"], ["Ropes", "Lookout", "Guests", "Boats"])
    assert "from Mate" in tab.locator("tbody th").nth(2).inner_text()
    assert "also 'Boats & Rafts' at Mate" in tab.locator("tbody th").nth(3).inner_text()
    assert tab.locator("tbody tr").evaluate_all("all => all.map(one => one.cells.length)") == [4] * 5


def test_a_cell_shows_its_criteria_with_examples(show: Open) -> None:
    tab = show("view=ladder&ladder=deck")
    cell(tab, "ropes.hand").click()
    panel = tab.locator("#panel").inner_text()
    assert heading(tab) == "Ropes"
    for words in (
        *("Hand · Junior · Deck", "Coils what is used", "Example: The bow line lies ready </script>"),
        *("From Seamanship 1", "Ties a bowline", "Roles at Hand", "Deckhand", "ladders/deck.md"),
    ):
        assert words in panel
    assert tab.locator("#panel").get_attribute("aria-label") == "Selected cell"
    assert "cell=ropes.hand" in tab.url


def test_a_cell_shows_what_it_takes_over_and_a_hole_says_that_it_is_one(show: Open) -> None:
    tab = show("view=ladder&ladder=deck&cell=ropes.mate")
    assert "Taken over from Hand 3" in tab.locator("#panel").inner_text()
    cell(tab, "boats.hand").click()
    assert "A hole: nothing is said here, though it should be." in tab.locator("#panel").inner_text()
    cell(tab, "boats.mate").click()
    assert "called Boats & Rafts at this level" in tab.locator("#panel").inner_text()


def test_keys_move_between_cells_and_enter_selects(show: Open) -> None:
    tab = show("view=ladder&ladder=deck")
    assert tab.locator(".square[tabindex='0'], .ladder .member[tabindex='0']").count() == 1
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        tab.keyboard.press(key)
    assert cell(tab, "lookout.mate").get_attribute("aria-current") == "true"
    assert tab.evaluate("document.activeElement.dataset.cell") == "lookout.mate"
    assert heading(tab) == "Lookout"
    tab.keyboard.press("Escape")
    assert heading(tab) == "At a glance"


def test_a_role_on_a_ladder_is_selected_as_everywhere(show: Open) -> None:
    tab = show("view=ladder&ladder=deck&cell=boats.master")
    tab.locator(".standing .member", has_text="Captain").click()
    assert (heading(tab), "role=captain" in tab.url) == ("Captain", True)
    tab.keyboard.press("Escape")
    assert heading(tab) == "Boats"


def test_filters_leave_those_out_who_do_not_pass(show: Open) -> None:
    tab = show("view=ladder&ladder=deck&family=Bridge")
    assert tab.locator(".standing td").all_inner_texts() == ["nobody", "nobody", "Captain"]
    assert "Nothing says at which level" not in tab.locator(".sheet").inner_text()


def test_another_ladder_is_chosen_without_a_mouse(show: Open) -> None:
    tab = show("view=ladder&cell=lookout.mate")
    assert tab.locator(".ladder-name").inner_text() == "Seamanship"
    tab.get_by_label("Ladder", exact=True).focus()
    tab.keyboard.press("ArrowDown")
    assert tab.locator(".ladder-name").inner_text() == "Deck"
    assert tab.url.endswith("#view=ladder&ladder=deck")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("view=ladder&ladder=galley", "No ladder here is called 'galley' (any more)."),
        ("view=ladder&cell=guests.hand", "This ladder has no cell 'guests.hand' (any more)."),
    ],
)
def test_a_link_to_a_ladder_or_cell_that_is_gone_says_so(show: Open, state: str, words: str) -> None:
    tab = show(state)
    assert tab.locator("#status").inner_text() == words
    assert tab.locator(".ladder").count() == 1


def test_without_a_ladder_there_is_no_such_view(show: Open) -> None:
    tab = show("view=ladder&cell=ropes.hand", "large")
    assert "Ladder" not in tab.locator("#views").inner_text()
    assert (view(tab), heading(tab)) == ("map", "At a glance")


def test_nasty_names_of_levels_lead_to_their_cells(show: Open) -> None:
    tab = show("view=ladder", "nasty")
    holding = tab.locator(".square.own")
    assert holding.count() == len(NASTY)
    for place in range(len(NASTY)):
        tab.keyboard.press("Escape")
        holding.nth(place).click()
        assert tab.locator(".criterion").count() == 1
        assert tab.locator(".square[aria-current='true']").count() == 1


CONTRASTS = """one => [1, 2, 3, 4, 5].map(heat => {
  one.setAttribute("class", `square own heat-${heat}`);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
      .map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const { color, backgroundColor } = getComputedStyle(one);
  const pair = [light(color), light(backgroundColor)];
  return Math.max(...pair) / Math.min(...pair);
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_number_reads_well_on_every_heat(show: Open, scheme: str) -> None:
    found = show("view=ladder", color_scheme=scheme).locator(".square").first.evaluate(CONTRASTS)
    assert len(found) == 5
    assert min(found) >= 4.5


def test_a_ladder_prints_without_colours(show: Open) -> None:
    tab = show("view=ladder&ladder=deck&cell=guests.mate", color_scheme="dark")
    tab.emulate_media(media="print", color_scheme="dark")
    looks = (
        "all => all.map(one => getComputedStyle(one)).map(one => [one.color, one.backgroundColor, one.backgroundImage])"
    )
    told = tab.locator(".square").evaluate_all(looks)
    assert {tuple(look) for look in told} == {("rgb(27, 31, 36)", "rgba(0, 0, 0, 0)", "none")}
    assert "hole" in cell(tab, "boats.hand").inner_text()


def test_metrics_are_filtered_by_verdict(show: Open) -> None:
    tab = show("view=metrics")
    assert tab.locator(".rows li").count() == 5
    tab.get_by_role("button", name=re.compile("^vague")).click()
    rows = tab.locator(".rows li").all_inner_texts()
    assert len(rows) == 2
    assert all(row.startswith("vague") and "no number, date" in row for row in rows)


def test_roles_without_a_metric_are_named(show: Open) -> None:
    tab = show("view=metrics")
    assert "Purser" in tab.locator(".reading section").last.inner_text()


def test_findings_say_rule_place_and_second_place(show: Open) -> None:
    tab = show("view=findings")
    text = tab.locator("#stage").inner_text()
    for words in (
        *("RL402 one-sided-interaction", "roles/deckhand.md:9:1", "roles/engineer.md:6:", "error", "warning"),
        *("it isn't 'text', says 'nobody'", "what 'Engineer' says about others"),
    ):
        assert words in text


def test_findings_of_a_ladder_lead_to_it(show: Open) -> None:
    tab = show("view=findings")
    titles = tab.locator(".entry h3").all_inner_texts()
    assert [title.split("\n")[0] for title in titles][-2:] == ["Ladder Deck", "rolelint.toml"]
    assert "ladders/deck.md:37:1" in tab.locator(".entry", has_text="Ladder Deck").inner_text()
    tab.get_by_role("link", name="Ladder Deck").click()
    assert (view(tab), tab.locator(".ladder-name").inner_text()) == ("ladder", "Deck")
    assert "about '- Inspects the boats'" in tab.locator("#stage").inner_text()


def test_a_page_without_findings_says_so(show: Open) -> None:
    assert "No findings." in show("view=findings", "large").locator("#stage").inner_text()


@pytest.mark.parametrize(
    ("scheme", "theme", "seen"),
    [("light", "auto", "light"), ("dark", "auto", "dark"), ("dark", "light", "light"), ("light", "dark", "dark")],
)
def test_the_theme_follows_the_system_until_somebody_chooses(show: Open, scheme: str, theme: str, seen: str) -> None:
    tab = show(f"theme={theme}", color_scheme=scheme)
    colour = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ("dark" if int(re.findall(r"\d+", colour)[0]) < 80 else "light") == seen


def test_the_switch_of_the_theme_goes_round_and_stays_in_the_address(show: Open) -> None:
    tab = show()
    for theme in ("light", "dark", "auto"):
        tab.locator("#theme-switch").click()
        assert tab.locator("#theme-switch").inner_text() == f"Theme: {theme}"
    assert "theme" not in tab.url


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_prints_on_white_without_panels(show: Open, name: str) -> None:
    tab = show(f"view={name}&focus=captain&role=captain", color_scheme="dark")
    assert tab.pdf().startswith(b"%PDF")
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 36)"
    for part in ("#panel", "#filters", "#views", ".search", ".keys"):
        assert tab.locator(part).is_hidden()
    assert "Engineer" in tab.locator("#stage").evaluate("stage => stage.textContent")


@pytest.mark.parametrize(
    "state", ["", "view=focus&focus=captain", "view=ladder&ladder=deck", "view=metrics", "view=findings"]
)
def test_a_narrow_screen_needs_no_sideways_scrolling(show: Open, state: str) -> None:
    tab = show(state)
    tab.set_viewport_size({"width": 400, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") == 400
    widths = tab.locator(".scroll, .sheet").evaluate_all("all => all.map(one => one.scrollWidth)")
    assert all(width <= 400 for width in widths)
    assert tab.locator("#filters").is_hidden()
    tab.locator("#filters-switch").click()
    assert tab.locator("#filters").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator("#filters").is_hidden()


@pytest.mark.parametrize(
    ("name", "state"), [("large", ""), ("large", "view=matrix&rows=roles"), ("hub", "view=focus&focus=hub&folds=open")]
)
def test_a_picture_too_small_for_paper_prints_as_its_table(show: Open, name: str, state: str) -> None:
    tab = show(state, name)
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert tab.locator(".on-paper tbody tr:visible").count() > 20
    assert tab.locator(".card > bdi:visible, .cells:visible, .party:visible").count() == 0
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator(".on-paper").count() == 0


def test_a_picture_that_fits_on_paper_stays(show: Open) -> None:
    tab = show()
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert tab.locator(".on-paper").count() == 0
    assert tab.locator(".card > bdi:visible").count() == 9


def test_a_family_tells_what_it_gives_and_takes(show: Open) -> None:
    tab = show("", "large")
    tab.locator(".frame-title button").first.focus()
    told = tab.locator(".caption").all_inner_texts()
    assert all(re.fullmatch(r"(\d+ (given|taken|together)\n?)+", words) for words in told)
    assert len(told) > 5


def test_nothing_glides_where_somebody_asked_for_less_motion(show: Open) -> None:
    tab = show(reduced_motion="reduce")
    tab.get_by_role("button", name="Zoom in").click()
    assert tab.locator(".sheet-of-map").evaluate("one => getComputedStyle(one).transitionDuration") == "0s"


def test_help_opens_with_a_key_and_closes_with_escape(show: Open) -> None:
    tab = show()
    tab.keyboard.press("?")
    assert "Shift+Enter" in tab.locator("#help").inner_text().replace(" ", "")
    tab.keyboard.press("Escape")
    assert tab.locator("#help").is_hidden()


def test_the_tab_key_stops_once_among_the_cards(show: Open) -> None:
    tab = show("role=engineer")
    stops = tab.locator(".card[tabindex='0'] > bdi").evaluate_all("all => all.map(one => one.textContent)")
    assert stops == ["Engineer"]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing_in_any_view(browser: Any, files: dict[str, Path], scheme: str, width: int) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    # Only here is the policy set aside: axe is a script that it does not know.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}
    )
    tab = context.new_page()
    tab.goto(files["crew"].as_uri())
    tab.evaluate(axe.read_text("utf-8"))
    found = {}
    for state in STATES:
        tab.evaluate("state => { location.hash = state }", state)
        tab.wait_for_timeout(60)
        violations = tab.evaluate("axe.run(document)")["violations"]
        found[state] = [(one["id"], one["nodes"][0]["target"]) for one in violations]
    context.close()
    assert {state: violations for state, violations in found.items() if violations} == {}
    assert len(found) == len(STATES)
