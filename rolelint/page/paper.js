// The page on paper: a picture that would be too small to read, or too long, gives way to its table.

/** How far a picture has to shrink to fit on a sheet of A4 that lies on its side, below the page's head. */
const onPaper = (width, height) => Math.min(1, 1020 / width, 610 / height);

const LEGIBLE = 0.62; // below this scale names are smaller than six points

let offPaper = null; // undoes what was done for the paper

function toPaper() {
    offPaper?.();
    for (const pane of document.querySelectorAll(".scroll, .sheet")) pane.scrollTo(0, 0);
    joinCards();
    const picture = document.querySelector(":is(.sheet-of-map, .grid, .plan)");
    if (picture && !isLegible(picture)) tabulate(picture);
}

const isLegible = (picture) =>
    Number(picture.style.getPropertyValue("--on-paper")) >= LEGIBLE && !picture.querySelector(".fold");

/** Put a table where a picture was; of a map its families stay in sight, as from afar. */
function tabulate(picture) {
    const view = picture.closest(".view");
    const table = make("div.on-paper", picture.matches(".plan") ? hubTable(hubAt()) : wholeTable());
    const isMap = picture === map?.sheet;
    if (isMap) setFar(map, world.frames.length > 1);
    view.append(table);
    view.classList.add("illegible");
    offPaper = () => {
        offPaper = null;
        table.remove();
        view.classList.remove("illegible");
        if (isMap) rescale(map, map.camera.at.scale);
    };
}

function startPaper() {
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", () => offPaper?.());
}
