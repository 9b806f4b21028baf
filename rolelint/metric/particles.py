"""Small closed classes of words that the grammar itself is made of. Data only; each entry once per class."""

from rolelint.metric.listing import entries

SEASONS = frozenset(
    entries(
        """
spring, summer, autumn, winter, christmas, easter, year-end, month-end, quarter-end, midyear, mid-year, eoy
"""
    )
)
BY = frozenset(
    entries(
        """
by, before, until, till, through, no later than, not later than, ahead of, prior to, latest, due
"""
    )
)
IN = frozenset(
    entries(
        """
in, during, this, next, over, within, throughout, across, for, of, at, on, fiscal, inside, coming
"""
    )
)
AGAINST = frozenset(
    entries(
        """
than, vs, vs., versus, since, from, against, compared to, compared with, relative to, over, on, last, prior,
previous, as in
"""
    )
)
FILLERS = frozenset(
    entries(
        """
end, of, the, mid, early, late, start, beginning, close, our, calendar, fiscal, mid-, a, year, financial
"""
    )
)
EACH = frozenset(entries("per, each, every, a, an, /, any, one, single"))
NOT_BEFORE_A = frozenset(
    entries(
        """
in, within, under, than, by, after, for, older than, inside, below, less than, longer than, over, more than, like,
as, at most, ≤, <, once, of, is, has, takes, older, up to, no longer than, no later than
"""
    )
)
PERIOD_FILLERS = frozenset(
    entries(
        """
given, calendar, fiscal, single, working, business, rolling, reporting, on-call, full, financial, other, second,
normal, release, school, whole, active
"""
    )
)
ROLLING = frozenset(
    entries(
        """
rolling, trailing, consecutive, any, last, past, previous, first, preceding, every, each, moving
"""
    )
)
SKIPPED = frozenset(
    entries(
        """
a, an, the, of, just, only, another, average, mean, median, total, be, even, well, rate, score, value, rating,
values, level, (, each, that, peak, scores, ratings
"""
    )
)
GLUED_NAMES = frozenset(entries("D, G, S, P, C, B2B, A, B"))
LONG_UNITS = frozenset(entries("s, m, g, d, h, x, k, mo, c"))
CURRENT = frozenset(
    entries(
        """
currently, was, today, baseline, now, current, formerly, previously, were, presently, historically, baseline:,
start, starting, last, norm, average, benchmark, is
"""
    )
)
ZERO = frozenset(
    entries(
        """
no, zero, none, never, nil, nobody, not a single, not one, no one, no-one, without any, 0
"""
    )
)
ALL = frozenset(entries("all, every, each, everyone, everybody"))
WEAK_LINKS = frozenset(entries("from, on, over, since, as in, below, above, against"))
PAST = frozenset(entries("last, previous, prior, preceding, past"))
SYMBOLS = frozenset(entries("<, ≤, <=, =<, >, ≥, >=, =>, =, ==, ~"))
DEMOTING = frozenset(
    entries(
        """
at, for, after, with, of, on, during, having, rated, aged, scoring, per, following, under load of, and
"""
    )
)
LATE_NOUNS = frozenset(
    entries(
        """
improvement, reduction, increase, uplift, decrease, decline, gain, growth, speedup, enhancement, improvements,
reductions, gains, drop, rise, cut, optimization, optimisation, saving, savings
"""
    )
)
# What makes a change of an amount, beside the verbs of change.
MOVING = LATE_NOUNS | {"+", "-", "half", "below", "above"}
NOT_BEFORE_SIZE = frozenset(
    entries(
        """
to, from, at, of, and, below, above, :, is, with, for, than, within, achieve, achieves, reach, hit, toward, towards
"""
    )
) | {","}
BREAKS = frozenset(entries(";, (, ), –, :")) | {","}
PREPOSITIONS = frozenset(
    entries(
        """
of, in, for, on, per, at, to, from, with, by, across, against, within, during, after, before, over, despite, while,
when, if, than, as, that, via, through, without, under, because, until
"""
    )
)
HELPING = frozenset(
    entries(
        """
supports, support, collaborates, collaborate, helps, help, advises, advise, communicates, communicate, engages,
partners, coordinates, coordinate, liaises, mentors, mentor, listens, works, serves, assists, joins
"""
    )
)
COUNTED_HEADS = frozenset(
    entries(
        """
headcount, wip, backlog, team size, span of control, ticket volume, call volume, order volume, volume, fte, class
size, group size, sample size, email volume, seat count, word count, batch size
"""
    )
)
BARE_GOALS = frozenset(
    entries(
        """
goals, goal, objectives, expectations, targets, tasks, requirements, duties, needs, standards, commitments,
responsibilities, assignments, deliverables
"""
    )
)
CLAUSAL = frozenset(
    entries(
        """
in, of, for, has, have, at, to, with, includes, include, cover, covers, across, from, is, are
"""
    )
)
LISTING = frozenset(entries("has, have, include, includes, contain, contains, ship, ships"))
INNER = frozenset(entries("with, for, in, of, by, through, across, on, from, to"))
SOURCES = frozenset(entries("measured, tracked, reported, according, logged, monitored"))
PAST_OR_NEXT = frozenset(entries("this, next, last, prior, previous"))
# After "under", "in" or "on": the state that something is in at a moment.
STATES = frozenset(entries("treatment, isolation, quarantine, observation, arrears, storage, repair, rehabilitation"))
REPEATS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
DATE_WORDS = SEASONS | {"fy", "fiscal", "eoq", "eom", "eow", "calendar year"}
# What opens a clause about the noun before it, and what may stand before an amount that only says which ones.
RELATIVE = frozenset(entries("who, that, which, whose, where"))
FENCING = frozenset(entries("for, within, after, in, during, under, over, older, aged, inside"))
# What can be "over 30 days" old, or long: then the days are a limit, and no period to count in.
AGEING = frozenset(
    entries(
        """
absence, absences, account, accounts, bug, bugs, claim, claims, delay, delays, item, items, issue, issues, invoice,
invoices, leave, loan, loans, old, open, order, orders, overdue, payment, payments, pr, prs, pull request, pull
requests, request, requests, stay, stays, ticket, tickets, unpaid, unresolved, wait, waits, waiting
"""
    )
)
# Verbs that hold a subject to an amount: what stands before them only says of which subject they speak.
HOLDING = frozenset(
    entries(
        """
stay, stays, remain, remains, make up, makes up, account for, accounts for, come in, comes in, is, are, keep, keeps,
drop, drops, fall, falls, rise, rises, grow, grows, shrink, shrinks, decline, declines, climb, climbs, number, numbers,
total, totals, amount to, amounts to, average, averages, go up, goes up, go down, goes down, increase, increases,
decrease, decreases, represent, represents, cost, costs, equal, equals, make, makes, account, accounts, come, comes
"""
    )
)
# Said with 100% and more, these promise effort: "gives 110%".
GIVING = frozenset(entries("give, gives, giving, gave, bring, brings, bringing, put, puts, putting"))
# Adjectives that no ending gives away.
ADJECTIVES = frozenset(
    entries(
        """
open, warm, valid, safe, calm, bright, complete, accurate, fair, kind, quick, fast, short, simple, solid, tidy, fresh,
sound, sharp, quiet, concise, precise, polite, humane, secure, modern, lean, bold, brave, rich, deep, broad, true,
lucid, vivid, rapid, crisp, neat, smart, strong, clean, clear, plain, new, modular, regular, familiar, up-to-date
"""
    )
)
# Verbs of change that do not end the noun phrase of a size: "20% cut" is one, "20% save" is none.
NOT_AFTER_SIZE = frozenset(
    entries(
        "cut, drive, drop, add, promote, raise, up, down, lift, over, save, saves, prevent, gains, improve, improves"
    )
)
PHRASE_ENDS = frozenset(entries("of, in, for, on, to, with, by, within, at, are, is, from, and, or"))
