"""Values as bytes: they come back as they went, and no bytes can do more than be refused."""

from __future__ import annotations

import collections
import contextlib
import math
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import codec
from grader.sandbox.codec import (
    Callback,
    CodecError,
    DecodeLimits,
    Handle,
    Opaque,
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
    assert same(value, decode(encode(value)))


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
        decode(whole[:cut])
    with pytest.raises(CodecError):
        decode(whole + data.draw(st.binary(min_size=1, max_size=4)))


@given(st.binary(max_size=300))
def test_garbage_is_a_value_or_refused(garbage):
    with contextlib.suppress(CodecError):
        decode(garbage, DecodeLimits(items=1000, bytes=300))


@given(values, st.data())
def test_a_flipped_byte_is_a_value_or_refused(value, data):
    whole = bytearray(encode(value))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(CodecError):
        decode(whole, DecodeLimits(items=1000))


def array_header(dtype: int, flags: int, *shape: int) -> bytes:
    return b"a" + bytes([dtype, flags, len(shape)]) + struct.pack(f"<{len(shape)}Q", *shape)


@pytest.mark.parametrize(
    "lie",
    [
        array_header(11, 0, 2**40),
        array_header(11, 0, 2**32, 2**32),
        array_header(11, 0, 0, 2**63),
        array_header(11, 0, 2**63, 0),
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
