"""What a word can be, as bits of an integer; a word may be several.

Plain integers: arithmetic of enum flags would cost more than the parse.
"""

from typing import Final

IS_HIGHER: Final = 1 << 0
IS_LOWER: Final = 1 << 1
IS_NEUTRAL: Final = 1 << 2
IS_SURVEY: Final = 1 << 3
IS_STOCK: Final = 1 << 4
IS_EXTENT: Final = 1 << 5
IS_FLOW: Final = 1 << 6
IS_FLOWING_MONEY: Final = 1 << 7
IS_STATUS: Final = 1 << 8
IS_UNRECORDED: Final = 1 << 9
IS_BOOLEAN: Final = 1 << 10
IS_BOOLEAN_VERB: Final = 1 << 11
IS_FINISHED: Final = 1 << 12
IS_EVENT: Final = 1 << 13
IS_ACT: Final = 1 << 14
IS_SOFT: Final = 1 << 15
IS_FEELING: Final = 1 << 16
IS_RHETORICAL: Final = 1 << 17
IS_RECORDED_QUALITY: Final = 1 << 18
IS_ATTITUDE: Final = 1 << 19
IS_ACTIVITY: Final = 1 << 20
IS_TAUTOLOGY: Final = 1 << 21
IS_TAUTOLOGY_VERB: Final = 1 << 22
IS_UP: Final = 1 << 23
IS_DOWN: Final = 1 << 24
IS_BETTER: Final = 1 << 25
IS_HOLD: Final = 1 << 26
IS_VAGUE: Final = 1 << 27
IS_FUZZY: Final = 1 << 28
IS_PLACEHOLDER: Final = 1 << 29
IS_REFERENCE: Final = 1 << 30
IS_REFERENCE_LINK: Final = 1 << 31
IS_DELIVERABLE: Final = 1 << 32
IS_STANDARD: Final = 1 << 33
IS_STANDARD_TEST: Final = 1 << 34
IS_STANDARD_LEVEL: Final = 1 << 35
IS_CERTIFICATE: Final = 1 << 36
IS_UNIDENTIFIED: Final = 1 << 37
IS_TIME_BASE: Final = 1 << 38
IS_LINK: Final = 1 << 39
IS_TARGETING: Final = 1 << 40
IS_STOP: Final = 1 << 41
IS_NAMES_NUMBER: Final = 1 << 42
IS_WEAK_NAME: Final = 1 << 43
IS_IDIOM: Final = 1 << 44
IS_MONTH: Final = 1 << 45
IS_WEEKDAY: Final = 1 << 46
IS_FILTER: Final = 1 << 47
# Set when the tables are compiled: what a word may open.
IS_AMOUNT: Final = 1 << 48
IS_TIME: Final = 1 << 49
IS_QUANTIFIER: Final = 1 << 50
IS_MARK: Final = 1 << 51
IS_AFTER: Final = 1 << 52
IS_MOVING: Final = 1 << 53
IS_SCALE: Final = 1 << 54
IS_BASE: Final = 1 << 55
