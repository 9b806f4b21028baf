"""The cases that are measured: cold, warm, one file changed, a restored cache, a hook, growth, an edit."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import quantiles

from goals import Measured
from measure import Command, Rounds, Sample, Spread, peak, ratio, rounds
from tools import Tools, environment

HERE = Path(__file__).parent
_SECONDS_TO_AGE = 3
_NO_CACHE = "this rolelint has no cache"
_FOREIGN = "def total(numbers):\n    return sum(numbers)\n"


@dataclass
class Bench:
    """Where and how long to measure, and what came of it: samples by case, and memory, each by number of files."""

    tools: Tools
    work: Path
    rounds: int
    seconds: float
    samples: dict[str, Rounds] = field(default_factory=dict)
    memory: dict[str, dict[str, float]] = field(default_factory=dict)

    def project(self, size: int, odd: float = 0.0) -> Path:
        """Return a generated project; it is made by a process of its own, so that this one stays small."""
        sources = b"".join((HERE / name).read_bytes() for name in ("generate.py", "oddities.py", "words.py"))
        folder = self.work / f"project-{size}-{odd:g}-{sha256(sources).hexdigest()[:8]}"
        if not folder.exists():
            print(f"generating {size:,} role files", flush=True)
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            command = [sys.executable, str(HERE / "generate.py"), str(part), "--files", str(size), "--odd", str(odd)]
            subprocess.run(command, check=True)
            part.rename(folder)
        return folder

    def measure(self, title: str, commands: Mapping[str, Command], *, count: int | None = None) -> Rounds:
        """Run commands side by side and keep what they took."""
        print(f"measuring {title}: {', '.join(commands)}", flush=True)
        for folder in {command.folder for command in commands.values()}:
            _read_all(folder)
        self.samples[title] = rounds(commands, count or self.rounds, self.seconds)
        return self.samples[title]

    def check(self, folder: Path, *options: str, cache: str = "cold", is_cold: bool = True) -> Command:
        """Return a check of a project by rolelint; a cold one begins with an empty cache."""
        place = self.work / "caches" / cache
        forget: Callable[[], object] = partial(shutil.rmtree, place, ignore_errors=True) if is_cold else bool
        return Command([self.tools.rolelint, "check", *options], folder, _with_cache(place), forget)


def _cpu(sample: Sample) -> float:
    return sample.cpu


def _compared(goal: str, size: int | None, found: Rounds, one: str, other: str) -> Measured:
    return Measured(goal, size, ratio(found, one, other), cpu=ratio(found, one, other, _cpu))


def _with_cache(place: Path) -> dict[str, str]:
    return environment(ROLELINT_CACHE_DIR=str(place))


def _read_all(folder: Path) -> None:
    """Bring the files into the page cache, so that no case pays for the disk."""
    for path in folder.rglob("*.md"):
        path.read_bytes()


def of_size(bench: Bench, size: int) -> Iterator[Measured]:
    """Measure a project of some size: cold and warm, beside rumdl and a mere walk."""
    folder, tools = bench.project(size), bench.tools
    commands = {
        "walk and stat": Command([tools.python, str(HERE / "walk.py"), "."], folder, environment()),
        "rolelint cold": bench.check(folder),
    }
    if tools.has("--no-cache"):
        commands |= {"rolelint --no-cache": bench.check(folder, "--no-cache"), **_warm(bench, folder, size)}
    if "rumdl" in tools.peers:
        remembered = bench.work / "caches" / f"rumdl-{size}"
        commands["rumdl cold"] = Command(tools.rumdl(None), folder, environment())
        commands["rumdl warm"] = Command(tools.rumdl(remembered), folder, environment())
        _prime(commands["rumdl warm"])
    found = bench.measure(f"{size:,} files", commands)
    compared = (
        ("1", "rolelint cold", "rumdl cold"),
        ("3", "rolelint warm", "walk and stat"),
        ("4", "rolelint warm", "rumdl warm"),
        ("5", "one file changed", "walk and stat"),
        ("6", "restored cache", "walk and stat"),
    )
    for goal, one, other in compared:
        if {one, other} <= found.keys():
            yield _compared(goal, size, found, one, other)
        else:
            yield Measured(goal, size, None, tools.missing.get("rumdl") or _NO_CACHE)
    yield from _memory(bench, folder, size)


def _warm(bench: Bench, folder: Path, size: int) -> dict[str, Command]:
    """Return the cases with a filled cache. Those that change files have a copy of the project each."""
    warm = bench.check(folder, cache=f"warm-{size}", is_cold=False)
    changed, restored = (folder.with_name(f"{name}-{size}") for name in ("changed", "restored"))
    edited = bench.check(changed, cache=f"changed-{size}", is_cold=False)
    fresh = bench.check(restored, cache=f"restored-{size}", is_cold=False)
    for command in (warm, edited, fresh):
        if command.folder != folder:
            _copy(folder, command.folder)
        shutil.rmtree(command.environment["ROLELINT_CACHE_DIR"], ignore_errors=True)
        _prime(command)
    # Times that are younger than the coarsest clock ticks are not trusted, and these files have just been made.
    time.sleep(_SECONDS_TO_AGE)
    for command in (warm, edited, fresh):
        _prime(command)
    roles = sorted(changed.glob("roles/*/*/*.md"))
    return {
        "rolelint warm": warm,
        "one file changed": Command(
            edited.arguments, changed, edited.environment, partial(_change, roles[len(roles) // 2])
        ),
        "restored cache": Command(fresh.arguments, restored, fresh.environment, partial(_copy, folder, restored)),
    }


def _prime(command: Command) -> None:
    subprocess.run(
        command.arguments, cwd=command.folder, env=command.environment, check=False, stdout=subprocess.DEVNULL
    )


def _change(path: Path) -> None:
    """Add a word to the mission of a role."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n\n# Short", " Again.\n\n# Short", 1), encoding="utf-8")


def _copy(folder: Path, place: Path) -> None:
    """Lay a project out anew: the same paths and texts, other times."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place, copy_function=shutil.copyfile)


def _memory(bench: Bench, folder: Path, size: int) -> Iterator[Measured]:
    cold = bench.check(folder)
    held = bench.memory.setdefault(f"{size:,} files", {})
    held["rolelint cold"] = peak(cold)
    if "rumdl" not in bench.tools.peers:
        yield Measured("10", size, None, bench.tools.missing["rumdl"])
        return
    held["rumdl cold"] = peak(Command(bench.tools.rumdl(None), folder, environment()))
    yield Measured("10", size, Spread.of([held["rolelint cold"] / held["rumdl cold"]]))


def slow_peers(bench: Bench, size: int) -> Iterator[Measured]:
    """Measure the linters that take a minute or more, side by side with a cold check."""
    folder, tools = bench.project(size), bench.tools
    own = {"2a": "markdownlint-cli2", "2b": "pymarkdownlnt"}
    arguments = {"2a": tools.markdownlint, "2b": tools.pymarkdown}
    for goal, name in own.items():
        if name in tools.missing:
            yield Measured(goal, size, None, tools.missing[name])
            continue
        peer = Command(arguments[goal](), folder, environment())
        found = bench.measure(f"{size:,} files beside {name}", {name: peer, "rolelint cold": bench.check(folder)})
        yield _compared(goal, size, found, name, "rolelint cold")


def start(bench: Bench) -> Iterator[Measured]:
    """Measure what everyone feels first: the start, and the hook on a commit that changes no role."""
    repository = bench.work / "repository"
    if not repository.exists():
        shutil.copytree(bench.project(30), repository)
        (repository / "total.py").write_text("", encoding="utf-8")
        identity = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"]
        for arguments in (["init", "--quiet"], ["add", "."], [*identity, "commit", "--quiet", "--message", "Begin"]):
            subprocess.run(["git", *arguments], cwd=repository, check=True)
    (repository / "total.py").write_text(_FOREIGN, encoding="utf-8")
    subprocess.run(["git", "add", "total.py"], cwd=repository, check=True)
    nothing, plain = "python -c pass", environment()
    commands = {
        nothing: Command([bench.tools.python, "-c", "pass"], repository, plain),
        "rolelint --version": Command([bench.tools.rolelint, "--version"], repository, plain),
        "rolelint --help": Command([bench.tools.rolelint, "--help"], repository, plain),
        "hook, unrelated commit": Command([bench.tools.rolelint, "check", "--hook"], repository, plain),
        "check of 30 files, cold": bench.check(repository),
        "check of 30 files, again": bench.check(repository, cache="start", is_cold=False),
    }
    found = bench.measure("start", commands, count=5 * bench.rounds)
    yield _compared("7a", None, found, "rolelint --version", nothing)
    pairs = [*zip(found["hook, unrelated commit"], found[nothing], strict=True)]
    wall = Spread.of([(hook.wall - bare.wall) * 1000 for hook, bare in pairs])
    yield Measured("7b", None, wall, cpu=Spread.of([(hook.cpu - bare.cpu) * 1000 for hook, bare in pairs]))


def odd_files(bench: Bench, size: int) -> Iterator[Measured]:
    """Measure what valid files cost that are not plain."""
    commands = {
        "5 % odd": bench.check(bench.project(size, 0.05)),
        "100 % odd": bench.check(bench.project(size, 1.0)),
        "clean": bench.check(bench.project(size)),
    }
    found = bench.measure(f"{size:,} files, odd", commands)
    yield _compared("8", size, found, "5 % odd", "clean")


def processes(bench: Bench, size: int) -> Iterator[Measured]:
    """Measure two processes beside one."""
    if not bench.tools.has("--jobs"):
        yield Measured("9", size, None, "this rolelint works in one process")
        return
    folder = bench.project(size)
    commands = {f"--jobs {count}": bench.check(folder, "--jobs", count) for count in ("1", "2")}
    found = bench.measure(f"{size:,} files, processes", commands)
    yield _compared("9", size, found, "--jobs 2", "--jobs 1")


def growth(bench: Bench, small: int, size: int) -> Iterator[Measured]:
    """Measure whether a file of a large project costs more than one of a small project."""
    sizes = {f"{number:,} files": number for number in (small, size)}
    commands = {name: bench.check(bench.project(number)) for name, number in sizes.items()}
    found = bench.measure(f"growth from {small:,} to {size:,}", commands)
    yield _grown("11a", found, *sizes.items())


def _grown(goal: str, found: Rounds, few: tuple[str, int], many: tuple[str, int]) -> Measured:
    """Compare the processor time of a file in two cases, given with their numbers of files."""
    each = ratio(found, many[0], few[0], _cpu)
    scale = few[1] / many[1]
    return Measured(goal, many[1], Spread(each.middle * scale, each.least * scale, each.most * scale))


def large(bench: Bench, small: int, size: int) -> Iterator[Measured]:
    """Measure a project that takes minutes: once, and only what its size can change."""
    folder, tools = bench.project(size), bench.tools
    few, many = f"rolelint cold, {small:,}", f"rolelint cold, {size:,}"
    warm = bench.check(folder, cache=f"warm-{size}", is_cold=False)
    commands = {
        few: bench.check(bench.project(small)),
        # It leaves the cache that the next run begins with.
        many: bench.check(folder, cache=f"warm-{size}"),
        "rolelint warm": warm,
        "walk and stat": Command([tools.python, str(HERE / "walk.py"), "."], folder, environment()),
    }
    if "rumdl" in tools.peers:
        commands["rumdl cold"] = Command(tools.rumdl(None), folder, environment())
    found = bench.measure(f"{size:,} files", commands, count=1)
    yield _grown("11b", found, (few, small), (many, size))
    if "rumdl" in tools.peers:
        yield _compared("1", size, found, many, "rumdl cold")
    yield _compared("3", size, found, "rolelint warm", "walk and stat")
    yield from _memory(bench, folder, size)


def edit(bench: Bench, size: int) -> Iterator[Measured]:
    """Measure an edit inside one process, by the public object."""
    print(f"measuring edits of {size:,} files", flush=True)
    command = [bench.tools.python, str(HERE / "edit.py"), str(bench.project(size)), "--seconds", str(bench.seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    taken: list[float] = json.loads(done.stdout)
    yield Measured("12a", size, Spread.of(taken))
    yield Measured("12b", size, Spread(quantiles(taken, n=100, method="inclusive")[98], min(taken), max(taken)))
