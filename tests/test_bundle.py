import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import cache
from rolelint.bundle import Bundle

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=9
)
TEXTS = [('["a\\nb","n,u\\u00e4"]', "[1]"), None, ("[]", '["later"]')]


@given(st.lists(st.none() | st.tuples(DATA, DATA), min_size=1, max_size=7))
def test_what_is_bundled_is_read_again(values: list[tuple[object, object] | None]) -> None:
    texts = [one and (json.dumps(one[0]), json.dumps(one[1])) for one in values]
    bundle = Bundle(Bundle.of(texts).data)
    assert bundle.first == [one and one[0] for one in values]
    assert [bundle.later(place) for place in range(len(values))] == [one and one[1] for one in values]
    assert bundle.texts == [one or ("null", "null") for one in texts]


def test_files_that_say_much_alike_take_little_room() -> None:
    texts = [(json.dumps([f"Keep rope {number} dry", "weekly", "required"]), "[]") for number in range(100)]
    assert len(Bundle.of(texts).data) < sum(len(one) + len(other) for one, other in texts) / 5


@pytest.mark.parametrize("data", [b"", b"x", cache.pack([b"a"]), cache.pack([b"a", b"b", b"c"])])
def test_what_is_no_bundle_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Bundle(data)


def test_a_bundle_that_is_damaged_anywhere_is_an_error_or_says_the_same() -> None:
    data = Bundle.of(TEXTS).data
    whole = Bundle(data)
    for place in range(len(data)):
        spoilt = bytearray(data)
        spoilt[place] ^= 0x55
        try:
            bundle = Bundle(bytes(spoilt))
            found = bundle.first, bundle.texts
        except ValueError:
            continue
        assert found == (whole.first, whole.texts)


def test_few_bytes_that_stand_for_too_many_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = Bundle.of([(json.dumps("x" * 5000), "[]")])
    monkeypatch.setattr(cache, "MAX_BYTES", 4000)
    with pytest.raises(ValueError, match="too large"):
        bundle.first  # noqa: B018
