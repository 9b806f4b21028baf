// Marks: shapes that say the same as the word beside them, so that no colour has to be told apart.

const SHAPES = {
    measurable: [["circle", { cx: 6, cy: 6, r: 5, fill: "currentColor" }]],
    partial: [
        ["circle", { cx: 6, cy: 6, r: 4.25, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }],
        ["path", { d: "M6 1.5a4.5 4.5 0 0 1 0 9z", fill: "currentColor" }],
    ],
    vague: [["circle", { cx: 6, cy: 6, r: 4.25, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }]],
    unjudged: [["path", { d: "M2 6h8", stroke: "currentColor", "stroke-width": 1.5 }]],
    error: [["path", { d: "M3.5.5h5l3 3v5l-3 3h-5l-3-3v-5z", fill: "currentColor" }]],
    warning: [["path", { d: "M6 .5 11.8 11H.2z", fill: "currentColor" }]],
    info: [
        ["rect", { x: 1.5, y: 1.5, width: 9, height: 9, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }],
    ],
    in: [
        ["path", { d: "M0 6h7M4 2.5 8 6 4 9.5M10.5 1v10", fill: "none", stroke: "currentColor", "stroke-width": 1.6 }],
    ],
    out: [
        ["path", { d: "M1.5 1v10M4 6h7M8 2.5 12 6 8 9.5", fill: "none", stroke: "currentColor", "stroke-width": 1.6 }],
    ],
    both: [
        [
            "path",
            {
                d: "M1 6h10M4 2.5.5 6 4 9.5M8 2.5 11.5 6 8 9.5",
                fill: "none",
                stroke: "currentColor",
                "stroke-width": 1.6,
            },
        ],
    ],
    onesided: [
        [
            "path",
            { d: "M0 6h12", fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-dasharray": "3 2" },
        ],
    ],
    inherited: [
        ["path", { d: "M6 .8 11.2 6 6 11.2.8 6z", fill: "none", stroke: "currentColor", "stroke-width": 1.5 }],
    ],
    cumulative: [
        ["path", { d: "M6 1v10.5M1.5 5.5 6 1l4.5 4.5", fill: "none", stroke: "currentColor", "stroke-width": 1.6 }],
    ],
    hole: [["path", { d: "M2 2l8 8M10 2l-8 8", stroke: "currentColor", "stroke-width": 1.8 }]],
    line: [["path", { d: "M0 6h12", fill: "none", stroke: "currentColor", "stroke-width": 1.8 }]],
};

const VERDICT_WORDS = { measurable: "measurable", partial: "partial", vague: "vague", unjudged: "not judged" };
const VERDICTS = Object.keys(VERDICT_WORDS);

function mark(kind) {
    const shapes = SHAPES[kind].map(([tag, attributes]) => draw(tag, attributes));
    return draw("svg", { class: `mark ${kind}`, viewBox: "0 0 12 12", "aria-hidden": "true" }, ...shapes);
}

/** A mark with its word. */
const marked = (kind, word) => make("span", { class: `marked ${kind}` }, mark(kind), word);

const verdict = (metric) => marked(metric.verdict, VERDICT_WORDS[metric.verdict]);

/** A bar that shows how many metrics are measurable, partial, vague and not judged; its words stand beside it. */
function bar(metrics) {
    const tally = tallied(metrics);
    const parts = VERDICTS.filter((kind) => tally[kind]);
    let x = 0;
    const rects = parts.map((kind) => {
        const width = (100 * tally[kind]) / metrics.length;
        const rect = draw("rect", { class: kind, x, y: 0, width: Math.max(width - 0.8, 0.8), height: 6 });
        x += width;
        return rect;
    });
    return draw("svg.bar", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, ...rects);
}

function tallied(metrics) {
    const tally = Object.fromEntries(VERDICTS.map((kind) => [kind, 0]));
    for (const metric of metrics) tally[metric.verdict] += 1;
    return tally;
}

/** An arrowhead at `tip` as a piece of a path, coming from `from`. */
function arrowhead([x, y], [fromX, fromY], size = 7) {
    const angle = Math.atan2(y - fromY, x - fromX);
    const corner = (turn) =>
        `${(x - size * Math.cos(angle + turn)).toFixed(1)} ${(y - size * Math.sin(angle + turn)).toFixed(1)}`;
    return `M${x} ${y}L${corner(0.42)}L${corner(-0.42)}Z`;
}
