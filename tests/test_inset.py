"""A text between two comments of a Markdown file, renewed without touching anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.copies import fenced
from rolelint.errors import UserError
from rolelint.inset import find, markers, renewed

BEGIN, END = markers().splitlines()


def fault(text: str, name: str = "") -> UserError:
    with pytest.raises(UserError) as caught:
        renewed(text, "README.md", name, "new")
    return caught.value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{BEGIN}\n{END}\n", f"{BEGIN}\n\nnew\n\n{END}\n"),
        (f"# A\n\n{BEGIN}\nold\n{END}\nmore\n", f"# A\n\n{BEGIN}\n\nnew\n\n{END}\nmore\n"),
        (f"{BEGIN}\r\nold\r\n{END}", f"{BEGIN}\r\n\r\nnew\r\n\r\n{END}"),
        (f"- x\n\n  {BEGIN}\n  {END}\n\n  y", f"- x\n\n  {BEGIN}\n\n  new\n\n  {END}\n\n  y"),
        (f"- x\n\n\t{BEGIN}  \n\t{END}\n", f"- x\n\n\t{BEGIN}  \n\n\tnew\n\n\t{END}\n"),
        (
            f"10. x\n    - y\n\n      {BEGIN}\n      {END}",
            f"10. x\n    - y\n\n      {BEGIN}\n\n      new\n\n      {END}",
        ),
        (f"- - x\n\n    {BEGIN}\n    {END}", f"- - x\n\n    {BEGIN}\n\n    new\n\n    {END}"),
        (f"x\n    {BEGIN}\n    {END}", f"x\n    {BEGIN}\n\n    new\n\n    {END}"),
        (f"x\n\n    {BEGIN}\n    {END}\n\n{BEGIN}\n{END}", f"x\n\n    {BEGIN}\n    {END}\n\n{BEGIN}\n\nnew\n\n{END}"),
        (
            f"- x\n\n      {BEGIN}\n\n      {END}\n\n  {BEGIN}\n  {END}",
            f"- x\n\n      {BEGIN}\n\n      {END}\n\n  {BEGIN}\n\n  new\n\n  {END}",
        ),
        (f"- x\n\ny\n\n    {END}\n{BEGIN}\n{END}", f"- x\n\ny\n\n    {END}\n{BEGIN}\n\nnew\n\n{END}"),
        (f"    ```\n\n{BEGIN}\n{END}", f"    ```\n\n{BEGIN}\n\nnew\n\n{END}"),
        (f"{BEGIN}\n```\nnever closed\n{END}\n", f"{BEGIN}\n\nnew\n\n{END}\n"),
        (f"```\n{BEGIN}\n{END}\n```\n{BEGIN}\n{END}\n", f"```\n{BEGIN}\n{END}\n```\n{BEGIN}\n\nnew\n\n{END}\n"),
        (f"````\n```\n{BEGIN}\n````\n{BEGIN}\n{END}\n", f"````\n```\n{BEGIN}\n````\n{BEGIN}\n\nnew\n\n{END}\n"),
        (f"``` not `a` fence\n{BEGIN}\n{END}\n", f"``` not `a` fence\n{BEGIN}\n\nnew\n\n{END}\n"),
        ("<!--rolelint:graph:begin-->\n<!--rolelint:graph:end-->", None),
        (f"a {BEGIN} b\n\n{BEGIN}\n{END}\n", f"a {BEGIN} b\n\n{BEGIN}\n\nnew\n\n{END}\n"),
        (f"\x0c\x85\u2028\n{BEGIN}\n{END}\n\rx\r", f"\x0c\x85\u2028\n{BEGIN}\n\nnew\n\n{END}\n\rx\r"),
    ],
)
def test_only_what_lies_between_the_comments_changes(before: str, after: str | None) -> None:
    expected = after or "<!--rolelint:graph:begin-->\n\nnew\n\n<!--rolelint:graph:end-->"
    assert renewed(before, "README.md", "", "new\n") == expected


def test_lines_are_indented_and_blank_ones_stay_blank() -> None:
    assert renewed(f"  {BEGIN}\n  {END}", "x.md", "", "a\n\n  b\n") == f"  {BEGIN}\n\n  a\n\n    b\n\n  {END}"


def test_an_end_may_repeat_the_name_of_its_beginning() -> None:
    text = markers("a").replace("end", "end a")
    assert [inset.name for inset in find(text, "x.md")] == ["a"]


@pytest.mark.parametrize("content", [END, f"  {BEGIN}", "<!-- rolelint:graph:end a -->"])
def test_who_is_called_like_a_comment_ends_no_inset(content: str) -> None:
    once = renewed(markers(), "x.md", "", f"{content}\nlast")
    assert renewed(once, "x.md", "", "new") == f"{BEGIN}\n\nnew\n\n{END}\n"


def test_several_insets_are_told_apart_by_name() -> None:
    text = f"{BEGIN}\n{END}\n{markers('team-1')}"
    assert renewed(text, "x.md", "team-1", "new") == (
        f"{BEGIN}\n{END}\n<!-- rolelint:graph:begin team-1 -->\n\nnew\n\n{END}\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"x\n{BEGIN}\n", "README.md:2: this diagram has no end"),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", "README.md:1: this diagram has no end"),
        (f"\n{END}\n{BEGIN}\n", "README.md:2: no diagram begins above this line"),
        (
            f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n",
            "README.md: the diagrams in lines 1 and 3 have no name",
        ),
        (markers("a") * 2, "README.md: the diagrams in lines 1 and 3 are both called 'a'"),
        ("# A\n", "README.md has no place for the diagram"),
        (markers("a"), "README.md has no place for the diagram"),
        (f"~~~\n{BEGIN}\n{END}\n", "README.md has no place for the diagram"),
        (f"    {BEGIN}\n    {END}\n", "README.md has no place for the diagram"),
        (f"\t{BEGIN}\n\t{END}\n", "README.md has no place for the diagram"),
        (
            markers("a").replace("end", "end b"),
            "README.md:2: 'b' ends here, but 'a' begins in line 1",
        ),
        (
            markers().replace("end", "end b"),
            "README.md:2: 'b' ends here, but a diagram without a name begins in line 1",
        ),
    ],
)
def test_comments_that_do_not_fit_are_named_with_the_way_out(text: str, message: str) -> None:
    error = fault(text)
    assert (error.message, "rolelint:graph" in error.hint) == (message, True)


def test_a_missing_place_is_told_what_to_paste() -> None:
    error = fault("# A\n", "teams")
    assert error.message == "README.md has no place for the diagram 'teams'"
    assert error.hint.endswith(markers("teams").rstrip())


@given(st.text(alphabet="ab\n\r`~<>!- \t\u2028"), st.text(alphabet="xy \n`"))
def test_what_is_set_in_is_found_again_and_stays(around: str, content: str) -> None:
    text = f"{around}\n\n{BEGIN}\n{END}\n{around}"
    try:
        once = renewed(text, "x.md", "", content)
    except UserError:
        return
    assert renewed(once, "x.md", "", content) == once
    (inset,) = find(once, "x.md")
    assert (once[: inset.start], once[inset.end :]) == (text[: inset.start], text[-len(f"{END}\n{around}") :])


@pytest.mark.parametrize(
    ("content", "marks"), [("a\n", "```"), ("```\n", "````"), ("  `````x\n", "``````"), ("a``b", "```")]
)
def test_a_fence_is_longer_than_what_it_holds(content: str, marks: str) -> None:
    assert fenced(content, "text") == f"{marks}text\n{content.rstrip(chr(10))}\n{marks}\n"
