import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from companies import NASTY, company, named

from rolelint.diagrams import svg
from rolelint.drawing import Asked, Shape, draw
from rolelint.graph import Graph

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")

# Every text, its box turned and shifted as the picture says, against the view box.
OUTSIDE = """() => {
  const root = document.documentElement, view = root.viewBox.baseVal, outside = [];
  for (const text of document.querySelectorAll('text')) {
    const box = text.getBBox(), matrix = text.getCTM();
    for (const [x, y] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
      const point = new DOMPoint(box.x + x * box.width, box.y + y * box.height).matrixTransform(matrix);
      if (point.x < -.5 || point.y < -.5 || point.x > view.width + .5 || point.y > view.height + .5)
        outside.push(text.textContent);
    }
  }
  return outside;
}"""
# Every card and the names on it.
BEYOND = """() => [...document.querySelectorAll('g')].flatMap(group => {
  const card = group.querySelector(':scope > .card');
  if (!card) return [];
  const box = card.getBBox();
  return [...group.querySelectorAll(':scope > .name')].filter(text => {
    const own = text.getBBox();
    return own.x < box.x - .5 || own.x + own.width > box.x + box.width + .5;
  }).map(text => text.textContent);
})"""


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("graph", [company(12), company(60), named(NASTY)], ids=["small", "large", "nasty"])
def test_no_text_reaches_beyond_its_picture_or_its_card(page: Any, tmp_path: Path, shape: Shape, graph: Graph) -> None:
    focus = (graph.members[0].key,) if shape is Shape.FOCUS else ()
    file = tmp_path / "picture.svg"
    file.write_text(svg.render(draw(graph, Asked(shape, focus=focus, with_findings=True), svg.SHAPES)), "utf-8")
    page.goto(file.as_uri())
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(BEYOND) == []
