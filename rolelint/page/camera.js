// How the map lies behind its window. It moves by a transform alone: nothing is drawn again while it does.

const MOST = 2.5;
const MARGIN = 24;

const FAR = 0.5; // below this scale names are too small to read, and boxes speak for their families

function makeCamera(pane, sheet, [width, height], onScale) {
    const at = { x: 0, y: 0, scale: 1 };
    let waiting = 0;
    let resting = 0;
    let sharpAt = 0;

    function apply() {
        waiting = 0;
        sheet.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.scale})`;
    }

    function move(glides = false) {
        sheet.classList.toggle("gliding", glides);
        clearTimeout(resting);
        resting = setTimeout(rest, 260);
        waiting ||= requestAnimationFrame(apply);
    }

    /** The map is one picture that only moves (`will-change`); where its scale has changed it is drawn anew, once. */
    function rest() {
        sheet.classList.remove("gliding", "zooming");
        if (sharpAt === at.scale) return;
        sharpAt = at.scale;
        sheet.style.setProperty("--scale", at.scale);
        sheet.style.willChange = "auto";
        requestAnimationFrame(() =>
            requestAnimationFrame(() => {
                sheet.style.willChange = "";
            }),
        );
    }

    /** Keep some of the map in sight; all that fits of it where `slack` is small. */
    function hold(slack = Infinity) {
        const keep = (place, size, room) => {
            const spare = Math.min(slack, room - 60);
            const [least, most] = [room - size * at.scale - spare, spare];
            return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, place));
        };
        at.x = keep(at.x, width, pane.clientWidth);
        at.y = keep(at.y, height, pane.clientHeight);
    }

    function pan(byX, byY) {
        at.x += byX;
        at.y += byY;
        hold();
        move();
    }

    function zoom(factor, x = pane.clientWidth / 2, y = pane.clientHeight / 2, glides = false) {
        const scale = Math.min(MOST, Math.max(least(), at.scale * factor));
        at.x = x - ((x - at.x) * scale) / at.scale;
        at.y = y - ((y - at.y) * scale) / at.scale;
        at.scale = scale;
        hold();
        sheet.classList.add("zooming");
        move(glides);
        onScale(scale);
    }

    const fitting = (box) =>
        Math.min((pane.clientWidth - 2 * MARGIN) / box.width, (pane.clientHeight - 2 * MARGIN) / box.height);
    const least = () => Math.min(1, fitting({ width, height })) * 0.8;

    /** Put a part of the map into the middle, as large as it fits between two scales. */
    function frame(box, most = 1.15, fewest = 0, glides = true) {
        at.scale = Math.max(fewest, Math.min(most, fitting(box)));
        at.x = (pane.clientWidth - box.width * at.scale) / 2 - box.x * at.scale;
        at.y = (pane.clientHeight - box.height * at.scale) / 2 - box.y * at.scale;
        hold(MARGIN);
        move(glides);
        onScale(at.scale);
        if (!sharpAt) rest();
    }

    /** Bring a card into sight, and near enough to be read. */
    function reveal(box) {
        const left = box.x * at.scale + at.x;
        const top = box.y * at.scale + at.y;
        const fits =
            left > 8 &&
            top > 8 &&
            left + box.width * at.scale < pane.clientWidth - 8 &&
            top + box.height * at.scale < pane.clientHeight - 8;
        if (!fits || at.scale < FAR) frame(box, Math.max(at.scale, 0.9), 0.6);
    }

    // The browser scrolls what it brings the keyboard to into sight; here the camera does.
    pane.addEventListener("scroll", () => pane.scrollTo(0, 0));
    followPointers(pane, pan, zoom);
    pane.addEventListener(
        "wheel",
        (event) => {
            event.preventDefault();
            const bounds = pane.getBoundingClientRect();
            const unit = event.deltaMode ? 18 : 1;
            if (event.ctrlKey || event.metaKey)
                zoom(Math.exp(-event.deltaY * unit * 0.004), event.clientX - bounds.x, event.clientY - bounds.y);
            else if (event.shiftKey && !event.deltaX) pan(-event.deltaY * unit, 0);
            else pan(-event.deltaX * unit, -event.deltaY * unit);
        },
        { passive: false },
    );
    return {
        at,
        pan,
        zoom,
        frame,
        reveal,
        fit: (glides = true) => frame({ x: 0, y: 0, width, height }, 1.15, 0, glides),
    };
}

/** One pointer drags, two pinch. */
function followPointers(pane, pan, zoom) {
    const held = new Map();
    let dragged = 0;
    const spread = () => {
        const [one, two] = [...held.values()];
        return Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    };
    pane.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        held.set(event.pointerId, event);
        dragged = 0;
    });
    pane.addEventListener("pointermove", (event) => {
        const before = held.get(event.pointerId);
        if (!before) return;
        if (held.size === 1) {
            const [byX, byY] = [event.clientX - before.clientX, event.clientY - before.clientY];
            dragged += Math.abs(byX) + Math.abs(byY);
            if (dragged > 4) pane.setPointerCapture(event.pointerId);
            pan(byX, byY);
            held.set(event.pointerId, event);
            return;
        }
        const wide = spread();
        held.set(event.pointerId, event);
        const bounds = pane.getBoundingClientRect();
        const [one, two] = [...held.values()];
        zoom(
            spread() / (wide || 1),
            (one.clientX + two.clientX) / 2 - bounds.x,
            (one.clientY + two.clientY) / 2 - bounds.y,
        );
    });
    for (const end of ["pointerup", "pointercancel"])
        pane.addEventListener(end, (event) => held.delete(event.pointerId));
    // What was a drag is no click.
    pane.addEventListener(
        "click",
        (event) => {
            if (dragged <= 4) return;
            event.stopPropagation();
            dragged = 0;
        },
        true,
    );
}
