"""Values as bytes: they come back as they went, and no bytes can do more than be refused."""

from __future__ import annotations

import collections
import contextlib
import math
import struct
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import codec
from grader.sandbox.codec import (
    Callback,
    CodecError,
    DecodeLimits,
    Handle,
    Opaque,
    Seeded,
    decode,
    encode,
)

dtypes = st.sampled_from([np.dtype(name) for name in codec._DTYPES])
arrays = dtypes.flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0))
)
plain_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
atoms = (
    st.none()
    | st.booleans()
    | st.integers(-(2**300), 2**300)
    | st.floats()
    | plain_texts
    | arrays
    | st.builds(Handle, st.integers(0, 2**62), plain_texts)
    | st.builds(Callback, plain_texts, plain_texts)
    | st.builds(Opaque, plain_texts)
    | st.builds(Seeded, st.integers(-(2**63), 2**63 - 1))
)
keys = plain_texts | st.integers(-5, 5) | st.booleans() | st.none()
values = st.recursive(
    atoms,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
)


FROM_THE_GRADER = DecodeLimits(callbacks=True)


def same(a, b) -> bool:
    if isinstance(a, np.ndarray):
        return (
            type(b) is np.ndarray
            and a.dtype == b.dtype
            and a.shape == b.shape
            and a.tobytes() == b.tobytes()
        )
    if isinstance(a, float):
        return type(b) is float and (a == b or (math.isnan(a) and math.isnan(b)))
    if isinstance(a, list | tuple):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return type(b) is dict and list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    return type(a) is type(b) and a == b


@given(values)
def test_round_trip(value):
    assert same(value, decode(encode(value), FROM_THE_GRADER))


@given(st.sampled_from(codec._DTYPES), st.data())
def test_numpy_scalars_stay_numpy_scalars(name, data):
    scalar = data.draw(hnp.from_dtype(np.dtype(name)))
    back = decode(encode(scalar))
    assert back.dtype == scalar.dtype
    assert back.tobytes() == scalar.tobytes()


@pytest.mark.parametrize(
    "array",
    [
        np.arange(12.0).reshape(3, 4).T,
        np.arange(24.0).reshape(4, 6)[:, ::2],
        np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)),
        np.array(3.0),
        np.empty((0, 3)),
    ],
)
def test_layout_and_writability_travel(array):
    for writable in (True, False):
        array.setflags(write=writable)
        back = decode(encode(array))
        np.testing.assert_array_equal(back, array)
        assert back.shape == array.shape
        assert back.flags.writeable == writable
        assert back.flags.c_contiguous == array.flags.c_contiguous
        assert back.flags.f_contiguous == array.flags.f_contiguous


@given(values, st.data())
def test_every_truncation_and_every_surplus_is_refused(value, data):
    whole = encode(value)
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(CodecError):
        decode(whole[:cut], FROM_THE_GRADER)
    with pytest.raises(CodecError):
        decode(whole + data.draw(st.binary(min_size=1, max_size=4)), FROM_THE_GRADER)


def check_value_or_refused(data: bytes, limits: DecodeLimits = FROM_THE_GRADER) -> None:
    """Decode; what is let in is written again as itself, and only `CodecError` keeps it out."""
    try:
        value = decode(data, limits)
    except CodecError:
        return
    # The writer's own caps are the narrower ones.
    with contextlib.suppress(CodecError):
        again = encode(value)
        assert encode(decode(again, limits)) == again


@given(st.binary(max_size=300))
def test_garbage_is_a_value_or_refused(garbage):
    check_value_or_refused(garbage)


# What a body is made of, put together by somebody who does not mean well.
extremes = st.sampled_from(
    [0, 1, 2, 3, 2**31, 2**32 - 1, 2**40, 2**62, 2**63 - 1, 2**63, 2**64 - 1]
)
u32 = extremes.map(lambda number: struct.pack("<I", number & 0xFFFFFFFF))
u64 = extremes.map(lambda number: struct.pack("<Q", number))
tags = st.sampled_from([bytes([tag]) for tag in b"NTFdiIstlmaghco"])
array_starts = st.builds(
    lambda code, flags, shape: (
        b"a" + bytes([code, flags, len(shape)]) + struct.pack(f"<{len(shape)}Q", *shape)
    ),
    st.integers(0, 14),
    st.integers(0, 9),
    st.lists(extremes, max_size=5),
)
pieces = st.one_of(tags, u32, u64, array_starts, st.binary(max_size=9), values.map(encode))


@given(st.lists(pieces, max_size=8).map(b"".join))
def test_pieces_in_any_order_are_a_value_or_refused(body):
    check_value_or_refused(body)


def put_over(body: bytearray, at: int, new: bytes) -> None:
    body[at : at + len(new)] = new


def slip_in(body: bytearray, at: int, new: bytes) -> None:
    body[at:at] = new


def take_out(body: bytearray, at: int, new: bytes) -> None:
    del body[at : at + len(new)]


def say_again(body: bytearray, at: int, new: bytes) -> None:
    body += body[at : at + 16]


edits = st.tuples(
    st.sampled_from([put_over, slip_in, take_out, say_again]), st.floats(0, 1), pieces
)


@given(values, st.lists(edits, min_size=1, max_size=4))
def test_a_value_that_was_tampered_with_is_a_value_or_refused(value, tampering):
    body = bytearray(encode(value))
    for edit, where, new in tampering:
        edit(body, int(where * len(body)), new)
    check_value_or_refused(bytes(body))


@given(values, st.data())
def test_a_flipped_byte_is_a_value_or_refused(value, data):
    whole = bytearray(encode(value))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    check_value_or_refused(bytes(whole))


def array_header(dtype: int, flags: int, *shape: int) -> bytes:
    return b"a" + bytes([dtype, flags, len(shape)]) + struct.pack(f"<{len(shape)}Q", *shape)


@pytest.mark.parametrize(
    "lie",
    [
        array_header(11, 0, 2**40),
        array_header(11, 0, 2**32, 2**32),
        array_header(11, 0, 0, 2**63),
        array_header(11, 0, 2**63, 0),
        # No element, and still a shape that NumPy has no room for.
        array_header(5, codec._STRIDED, 0, 2**62, 2**62),
        array_header(5, codec._STRIDED, 0, 2**63 - 1),
        array_header(11, codec._STRIDED, 2**62, 0),
        array_header(11, codec._FORTRAN, 2**62, 2**62, 0),
        array_header(11, 0, *[2**60] * 4, 0),
        array_header(99, 0, 1) + bytes(8),
        array_header(11, 8, 1) + bytes(8),
        b"a" + bytes([11, 0, 200]) + bytes(1600),
        array_header(0, 0, 1) + b"\x02",
        b"l" + struct.pack("<I", 2**32 - 1),
        b"m" + struct.pack("<I", 2**31),
        b"s" + struct.pack("<I", 2**31),
        b"s" + struct.pack("<I", 1) + b"\xff",
        b"I\xff" + bytes(255),
        b"m" + struct.pack("<I", 1) + b"l" + struct.pack("<I", 0) + b"N",
        b"m" + struct.pack("<I", 1) + encode(2**64) + b"N",
        b"m" + struct.pack("<I", 1) + encode(np.float64(1)) + b"N",
        b"z",
        b"",
    ],
)
def test_lies_are_refused(lie):
    with pytest.raises(CodecError):
        decode(lie)


def test_caps_hold():
    deep = b"".join([b"l" + struct.pack("<I", 1)] * 100) + b"N"
    with pytest.raises(CodecError, match="deeply"):
        decode(deep)
    wide = b"l" + struct.pack("<I", 200_000) + b"N" * 200_000
    with pytest.raises(CodecError, match="items"):
        decode(wide)
    with pytest.raises(CodecError, match="bytes"):
        decode(encode(np.zeros(100)), DecodeLimits(bytes=100))


@given(values.filter(lambda value: isinstance(value, str | list | tuple | dict)), u32)
def test_a_lie_about_a_count_is_refused(value, lie):
    whole = encode(value)
    assume(whole[1:5] != lie)
    with pytest.raises(CodecError):
        decode(whole[:1] + lie + whole[5:], FROM_THE_GRADER)


@given(arrays, st.data())
def test_a_lie_about_a_shape_is_refused(array, data):
    whole = encode(array)
    lie = data.draw(st.lists(st.integers(0, 6) | extremes, max_size=5))
    assume(math.prod(lie) != array.size)
    code, flags = whole[1:3]
    start = 4 + 8 * array.ndim
    with pytest.raises(CodecError):
        decode(array_header(code, flags, *lie) + whole[start:])


@pytest.mark.parametrize("code", range(256))
def test_only_numbers_and_truth_values_are_dtypes(code):
    bodies = [array_header(code, 0, 1) + bytes(8), b"g" + bytes([code]) + bytes(8)]
    if code < len(codec._DTYPES):
        size = np.dtype(codec._DTYPES[code]).itemsize
        for body in bodies:
            assert decode(body[: len(body) - 8 + size]).dtype == np.dtype(codec._DTYPES[code])
    else:
        for body in bodies:
            with pytest.raises(CodecError, match="dtype"):
                decode(body)


def test_no_source_text_or_generator_comes_out_of_a_jail():
    callback = Callback("f", "def f(x): return x")
    for value in (callback, [callback], {"f": (callback,)}, Seeded(7)):
        with pytest.raises(CodecError):
            decode(encode(value))
        assert decode(encode(value), FROM_THE_GRADER) == value


SAME_HASH = 2**61 - 1


def test_keys_that_share_a_hash_keep_nobody_busy():
    keys = [SAME_HASH * (2**9 + number) for number in range(45_000)]
    body = b"m" + struct.pack("<I", len(keys)) + b"".join(encode(key) + b"N" for key in keys)
    started = time.monotonic()
    with pytest.raises(CodecError, match="key"):
        decode(body)
    assert time.monotonic() - started < 1.0


def test_a_dict_with_keys_beyond_64_bits_stays_in_the_jail():
    kept, keep = keeper()
    odd = {2**63: 1}
    assert decode(encode([odd, {2**63 - 1: 1, -(2**63): 2}], keep)) == [
        Handle(0, "dict"),
        {2**63 - 1: 1, -(2**63): 2},
    ]
    assert kept == [odd]
    with pytest.raises(CodecError):
        encode(odd)


def most_allocated(body: bytes, limits: DecodeLimits) -> int:
    """Return the most bytes that were held at once while a body was decoded."""
    tracemalloc.start()
    try:
        with contextlib.suppress(CodecError):
            decode(body, limits)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


PER_ITEM = 1500  # an array of 32 dimensions, and the one that it is a view of
SMALL = DecodeLimits(items=2000, bytes=1 << 20)


def allowed(body: bytes, items: int) -> int:
    # Text takes four bytes a letter as soon as one letter does.
    return 8 * len(body) + PER_ITEM * items + 16_384


def many(item: bytes, count: int) -> bytes:
    return b"l" + struct.pack("<I", count) + item * count


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"s" + struct.pack("<I", 900_004) + "😀".encode() + b"a" * 900_000, id="text"),
        pytest.param(array_header(0, codec._STRIDED, 900_000) + bytes(900_000), id="strided"),
        pytest.param(array_header(5, codec._FORTRAN, 2, 450_000) + bytes(900_000), id="fortran"),
        pytest.param(many(array_header(5, codec._STRIDED, *[0] * 32), 1999), id="empty arrays"),
        pytest.param(many(b"m" + bytes(4), 1999), id="empty dicts"),
        pytest.param(many(b"I\x80" + b"\x7f" * 128, 1999), id="integers"),
        pytest.param(many(b"N", 1_000_000), id="more than there may be"),
        pytest.param(array_header(11, 0, 2**40), id="a shape that is not there"),
        pytest.param(b"s" + struct.pack("<I", 2**32 - 1), id="a text that is not there"),
        pytest.param(b"t" + struct.pack("<I", 2**32 - 1), id="a tuple that is not there"),
    ],
)
def test_memory_stays_within_a_small_multiple_of_what_came(body):
    assert most_allocated(body, SMALL) < allowed(body, min(len(body), SMALL.items))


@given(st.lists(pieces, max_size=8).map(b"".join))
@example(array_header(5, codec._STRIDED, 0, 2**40))
def test_no_lie_makes_the_reader_allocate(body):
    assert most_allocated(body, SMALL) < allowed(body, min(len(body), SMALL.items))


def keeper():
    kept = []

    def keep(value):
        kept.append(value)
        return Handle(len(kept) - 1, type(value).__name__)

    return kept, keep


Pair = collections.namedtuple("Pair", "a b")


def test_what_cannot_travel_is_kept():
    kept, keep = keeper()
    odd = [object(), np.array([object()]), 1j, (x for x in ()), {1, 2}, np.zeros(1, "c16")]
    assert decode(encode(odd, keep)) == [Handle(i, type(one).__name__) for i, one in enumerate(odd)]
    assert kept == odd or len(kept) == len(odd)
    with pytest.raises(CodecError):
        encode(object())


def test_a_named_tuple_is_a_tuple_on_top_and_an_object_below():
    kept, keep = keeper()
    assert decode(encode(Pair(1, 2), keep)) == (1, 2)
    assert decode(encode((Pair(1, 2), 3), keep)) == (Handle(0, "Pair"), 3)
    assert kept == [Pair(1, 2)]


class Always(np.ndarray):
    def __eq__(self, other):
        return True

    __hash__ = None


def test_subclasses_count_by_what_they_hold():
    _, keep = keeper()
    back = decode(encode(np.zeros(3).view(Always), keep))
    assert type(back) is np.ndarray
    assert decode(encode(np.matrix([[1.0]]), keep)) == Opaque("numpy.matrix")
    assert decode(encode(np.ma.masked_array([1.0]), keep)) == Opaque("numpy.ma.MaskedArray")
    assert decode(encode(collections.defaultdict(list, a=1), keep)) == {"a": 1}
    assert type(decode(encode(type("Text", (str,), {})("x"), keep))) is str


def test_a_value_without_end_is_refused_not_followed():
    endless: list = []
    endless.append(endless)
    with pytest.raises(CodecError):
        encode(endless)


def test_lone_surrogates_are_written_as_text():
    assert decode(encode("\ud800")) == "\\ud800"
