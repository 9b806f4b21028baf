"""Numbers, units, comparators and periods: the words that say how much, of what, and how often. Data only.

Each entry stands once. Plural forms of one-word nouns are made when the tables are compiled.
"""

NUMBERS = {
    **dict(
        zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
    ),
    **dict(zip(("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"), range(11, 17), strict=True)),
    **dict(zip(("seventeen", "eighteen", "nineteen"), range(17, 20), strict=True)),
    **dict(
        zip(
            ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
            range(20, 100, 10),
            strict=True,
        )
    ),
    "a dozen": 12,
    "half a dozen": 6,
    "two dozen": 24,
    "a hundred": 100,
    "one hundred": 100,
    "a thousand": 1000,
    "a million": 1_000_000,
    "twenty-four": 24,
    "twenty-five": 25,
    "forty-eight": 48,
    "ninety-five": 95,
    "ninety-nine": 99,
}
# Shares in percent.
FRACTIONS = {
    "half": 50.0,
    "a half": 50.0,
    "one half": 50.0,
    "one-half": 50.0,
    "a third": 33.3,
    "one third": 33.3,
    "one-third": 33.3,
    "two thirds": 66.7,
    "two-thirds": 66.7,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "one-quarter": 25.0,
    "three quarters": 75.0,
    "three-quarters": 75.0,
    "a fifth": 20.0,
    "one fifth": 20.0,
    "one-fifth": 20.0,
    "two-fifths": 40.0,
    "two fifths": 40.0,
    "three fifths": 60.0,
    "four fifths": 80.0,
    "four-fifths": 80.0,
    "a sixth": 16.7,
    "an eighth": 12.5,
    "a tenth": 10.0,
    "one tenth": 10.0,
    "one-tenth": 10.0,
    "nine tenths": 90.0,
    "nine-tenths": 90.0,
    "two nines": 99.0,
    "three nines": 99.9,
    "four nines": 99.99,
    "five nines": 99.999,
    "six nines": 99.9999,
}
MULTIPLIERS = {
    "k": 1e3,
    "thousand": 1e3,
    "hundred": 1e2,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "dozen": 12,
}
# A change of a known size: comparator, value, unit.
CHANGES = {
    "halve": ("decrease", 50.0, "%"),
    "halved": ("decrease", 50.0, "%"),
    "halves": ("decrease", 50.0, "%"),
    "halving": ("decrease", 50.0, "%"),
    "cut in half": ("decrease", 50.0, "%"),
    "double": ("increase", 2.0, "x"),
    "doubled": ("increase", 2.0, "x"),
    "doubles": ("increase", 2.0, "x"),
    "doubling": ("increase", 2.0, "x"),
    "triple": ("increase", 3.0, "x"),
    "tripled": ("increase", 3.0, "x"),
    "triples": ("increase", 3.0, "x"),
    "treble": ("increase", 3.0, "x"),
    "quadruple": ("increase", 4.0, "x"),
    "twice as fast": ("improve", 2.0, "x"),
    "twice as many": ("increase", 2.0, "x"),
    "twice as much": ("increase", 2.0, "x"),
    "half as many": ("decrease", 50.0, "%"),
    "half as long": ("decrease", 50.0, "%"),
    "half as much": ("decrease", 50.0, "%"),
}
# Unit: base unit, how many of it, and the ways to write it.
UNITS: dict[str, tuple[str, float, str]] = {
    "ns": ("ms", 1e-6, "ns, nanosecond"),
    "us": ("ms", 1e-3, "us, \u00b5s, microsecond"),
    "ms": ("ms", 1.0, "ms, msec, millisecond"),
    "s": ("ms", 1e3, "s, sec, second"),
    "min": ("ms", 6e4, "min, minute"),
    "h": ("ms", 3.6e6, "h, hr, hour"),
    "day": ("ms", 8.64e7, "day, d, calendar day"),
    "business_day": ("ms", 2.88e7, "business day, working day, workday, work day, business-day, working-day"),
    "business_hour": ("ms", 3.6e6, "business hour, working hour, office hour, work hour"),
    "week": ("ms", 6.048e8, "week, wk, calendar week"),
    "month": ("ms", 2.6298e9, "month, mo, mth, calendar month"),
    "quarter": ("ms", 7.8894e9, "quarter, qtr"),
    "year": ("ms", 3.15576e10, "year, yr"),
    "kB": ("bytes", 1e3, "kb, kib, kilobyte"),
    "MB": ("bytes", 1e6, "mb, mib, megabyte"),
    "GB": ("bytes", 1e9, "gb, gib, gigabyte"),
    "TB": ("bytes", 1e12, "tb, tib, terabyte"),
    "%": ("%", 1.0, "%, percent, per cent, pct"),
    "pp": ("pp", 1.0, "pp, percentage point, %-point, ppt"),
    "x": ("x", 1.0, "x, ×, times as, times more, times faster, times the"),
    "point": ("point", 1.0, "point, pt, pts"),
    "/5": ("/5", 1.0, "star"),
    "fps": ("fps", 1.0, "fps, frames per second"),
    "m": ("m", 1.0, "metre, meter"),
    "km": ("m", 1e3, "km, kilometre, kilometer"),
    "px": ("px", 1.0, "px, pixel"),
    "word": ("word", 1.0, "word"),
    "g": ("g", 1.0, "g, gram"),
    "kg": ("g", 1e3, "kg, kilogram"),
    "kWh": ("kWh", 1.0, "kwh, kilowatt-hour"),
    "tCO2e": ("tCO2e", 1.0, "tco2e, tco2, t co2e, tonnes co2e, tonnes of co2e"),
    "count/s": ("count/s", 1.0, "rps, qps, tps"),
    "count/min": ("count/s", 1 / 60, "rpm"),
    "USD": ("USD", 1.0, "$, usd, us$, dollar"),
    "EUR": ("EUR", 1.0, "€, eur, euro"),
    "GBP": ("GBP", 1.0, "£, gbp, pound"),
    "INR": ("INR", 1.0, "₹, inr, rupee"),
    "JPY": ("JPY", 1.0, "¥, jpy, yen"),
    "CHF": ("CHF", 1.0, "chf, swiss franc"),
    "SEK": ("SEK", 1.0, "sek, krona"),
    "NOK": ("NOK", 1.0, "nok"),
    "DKK": ("DKK", 1.0, "dkk"),
    "PLN": ("PLN", 1.0, "pln, zloty"),
    "AUD": ("AUD", 1.0, "aud, a$"),
    "CAD": ("CAD", 1.0, "cad, c$"),
    "SGD": ("SGD", 1.0, "sgd, s$"),
    "BRL": ("BRL", 1.0, "brl, r$"),
    "CNY": ("CNY", 1.0, "cny, rmb, yuan"),
}
MONEY = frozenset(
    ["USD", "EUR", "GBP", "INR", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "AUD", "CAD", "SGD", "BRL", "CNY"]
)
TIMES = frozenset(
    ["ns", "us", "ms", "s", "min", "h", "day", "business_day", "business_hour", "week", "month", "quarter", "year"]
)
SIZES = frozenset(["kB", "MB", "GB", "TB", "px", "word", "g", "kg", "kWh", "tCO2e"])

BEFORE = {
    "<": (
        "<, under, below, less than, fewer than, lower than, in under, in less than, sub-, beneath, "
        "shorter than, in fewer than, faster than, cheaper than, quicker than, sooner than, smaller than, "
        "fresher than"
    ),
    "<=": (
        "≤, <=, =<, within, inside, at most, no more than, not more than, max, maximum, a maximum of, "
        "max of, not exceed, not exceeding, not to exceed, does not exceed, do not exceed, never exceed, "
        "never exceeds, must not exceed, never more than, never above, never over, up to, no greater than, "
        "no longer than, not longer than, no later than, not later than, no higher than, at or below, "
        "at or under, capped at, limited to, in at most, in no more than, in max, without exceeding, "
        "no older than, no larger than, no bigger than, not over, not above, in up to, a ceiling of, "
        "a cap of, equal to or less than, less than or equal to, below or equal to, stays within, "
        "no worse than"
    ),
    ">": (
        ">, over, above, more than, greater than, higher than, exceed, exceeding, exceeds, exceeded, beat, "
        "beats, beating, north of, better than, upwards of, larger than, longer than, in excess of, surpass, "
        "surpasses, tops, older than, newer than, younger than"
    ),
    ">=": (
        "≥, >=, =>, at least, minimum, min, a minimum of, minimum of, not less than, no less than, "
        "no fewer than, no lower than, not fewer than, reach, reaches, reaching, at or above, not below, "
        "never below, never drops below, never under, never less than, never fewer than, never falls below, "
        "a floor of, not under, greater than or equal to, equal to or greater than, more than or equal to, "
        "no smaller than, no shorter than, minimally, at the very least"
    ),
    "=": "=, ==, exactly, equal to, equals, precisely",
    "~": (
        "~, about, around, roughly, approximately, approx, circa, ca, some, nearly, almost, close to, "
        "in the region of, or so, on the order of"
    ),
}
AFTER = {
    "<": "or below that",
    "<=": (
        "or less, or fewer, or lower, or below, or under, or sooner, or faster, max, maximum, tops, at most, "
        "or quicker, and below, or cheaper, or shorter, at the most, at maximum, or earlier, at worst"
    ),
    ">=": (
        "+, or more, or better, or above, or higher, or greater, or over, and above, and up, and over, "
        "and more, min, minimum, at least, plus, at minimum, at a minimum, upwards, or longer, or later"
    ),
    "~": "or so, approximately, give or take, roughly, or thereabouts",
}
# Comparators that usually cut items out ("items older than 30 days"); they hold the target when no other number does.
FILTERS = "older than, newer than, younger than, larger than, longer than"

PERIODS = {
    "hour": "hourly, every hour",
    "day": (
        "daily, nightly, every night, each night, per night, a night, each morning, every morning, "
        "each evening, each working day, every working day, every business day, each business day, "
        "per working day, per business day, every weekday, every workday"
    ),
    "week": "weekly, weekends",
    "2 weeks": (
        "biweekly, bi-weekly, fortnightly, every other week, every fortnight, per fortnight, each fortnight, "
        "a fortnight, every second week"
    ),
    "month": "monthly",
    "2 months": "bimonthly, bi-monthly, every other month, every second month",
    "quarter": "quarterly",
    "6 months": (
        "half-yearly, semi-annual, semi-annually, semiannual, semiannually, biannual, biannually, "
        "per half-year, each half-year, every half-year, per half, each half, every half, per half year, "
        "each half year, every six months"
    ),
    "year": "yearly, annual, annually, per annum, p.a.",
    "2 years": "biennial, every other year, every second year",
}
# What `per`, `each`, `every` and `a` make a period of.
SPANS = {
    **{
        name: name
        for name in (
            "hour",
            "minute",
            "second",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "sprint",
            "release",
            "shift",
        )
    },
    "iteration": "iteration",
    "cycle": "cycle",
    "season": "season",
    "semester": "semester",
    "term": "term",
    "fiscal year": "year",
    "financial year": "year",
    "calendar year": "year",
    "calendar month": "month",
    "calendar week": "week",
    "working week": "week",
    "business quarter": "quarter",
    "trimester": "quarter",
    "month end": "month",
    "month-end": "month",
    "quarter end": "quarter",
    "quarter-end": "quarter",
    "year end": "year",
    "year-end": "year",
    "half-year": "6 months",
    "half year": "6 months",
    "night": "day",
    "fortnight": "2 weeks",
    "pay period": "pay period",
    "reporting period": "reporting period",
    "close": "month",
    "academic year": "year",
    "payroll run": "payroll run",
    "planning cycle": "planning cycle",
    "release cycle": "release",
    "weekend": "week",
    "working day": "day",
    "business day": "day",
}
MONTHS = (
    "january, february, march, april, may, june, july, august, september, october, november, december, "
    "jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec"
)
WEEKDAYS = """
monday, tuesday, wednesday, thursday, friday, saturday, sunday, mondays, tuesdays, wednesdays, thursdays, fridays,
saturdays, sundays
"""
STATISTICS = {
    "p50": "p50, 50th percentile",
    "p75": "p75, 75th percentile",
    "p90": "p90, 90th percentile",
    "p95": "p95, 95th percentile, 95p",
    "p99": "p99, 99th percentile",
    "p99.9": "p99.9, p999, 99.9th percentile",
    "median": "median",
    "mean": "mean, average, avg, on average, averaged, averages, averaging, typical, arithmetic mean",
    "max": "peak, worst-case, worst case",
    "total": "total, in total, overall total, combined, cumulative",
}
