#!/usr/bin/env python3
"""Checks with TensorBoard's own code what TensorBoardWriter writes.

    python scripts/reference/check_tensorboard.py            compares and reads the files that the tests use
    python scripts/reference/check_tensorboard.py --write    makes those files anew
    python scripts/reference/check_tensorboard.py DIR        says what TensorBoard sees in a run's directory

The files that the tests use are made here, by TensorBoard's record writer and its Protocol Buffers classes; the Java test asserts
that TensorBoardWriter writes the same bytes. They are a run that was killed in its third epoch and went on from the second.

Needs tensorboard; checked with 2.21.0.
"""

import io
import pathlib
import sys
import tempfile

import tensorboard
from tensorboard.backend.event_processing import event_accumulator, plugin_event_accumulator
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2, types_pb2
from tensorboard.summary.writer.record_writer import RecordWriter
from tensorboard.util import tensor_util

FILES = pathlib.Path(__file__).parents[2] / "train/src/test/resources/io/authentica/train/report/tensorboard"
RECIPE = "```yaml\nname: café\n```\n"


class File:
    def __init__(self, second):
        self.name = f"events.out.tfevents.{second}.authentica"
        self.wall_time = second + 0.25
        self.buffer = io.BytesIO()
        self.writer = RecordWriter(self.buffer)

    def add(self, step=0, **what):
        event = event_pb2.Event(wall_time=self.wall_time, step=step, **what)
        self.writer.write(event.SerializeToString())

    def begin(self, step):
        self.add(file_version="brain.Event:2")
        self.add(step, session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START))

    def scalar(self, tag, step, value):
        self.add(step, summary=summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=tag, simple_value=value)]))

    def text(self, tag, step, text):
        metadata = summary_pb2.SummaryMetadata(
            plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name="text"),
            data_class=summary_pb2.DATA_CLASS_TENSOR,
        )
        tensor = tensor_pb2.TensorProto(
            dtype=types_pb2.DT_STRING,
            tensor_shape=tensor_shape_pb2.TensorShapeProto(dim=[tensor_shape_pb2.TensorShapeProto.Dim(size=1)]),
            string_val=[text.encode()],
        )
        value = summary_pb2.Summary.Value(tag=tag, metadata=metadata, tensor=tensor)
        self.add(step, summary=summary_pb2.Summary(value=[value]))


def expected_files():
    killed = File(1700000000)
    killed.begin(1)
    killed.text("recipe", 0, RECIPE)
    killed.scalar("loss/train", 1, 0.75)
    killed.scalar("loss/train", 2, 0.5)
    killed.scalar("loss/train", 3, 99.0)
    resumed = File(1700000001)
    resumed.begin(3)
    resumed.scalar("loss/train", 3, 0.375)
    resumed.scalar("loss/train", 300, 1e-7)
    return [killed, resumed]


def text_of(event):
    return tensor_util.make_ndarray(event.tensor_proto)[0].decode()


def check(files):
    """Both of TensorBoard's accumulators: the older one, for scripts, and the one behind its pages."""
    older = event_accumulator.EventAccumulator(str(files)).Reload()
    scalars = [(e.step, e.value) for e in older.Scalars("loss/train")]
    assert older.Tags()["scalars"] == ["loss/train"], older.Tags()
    assert [step for step, _ in scalars] == [1, 2, 3, 300], scalars
    assert [value for _, value in scalars[:3]] == [0.75, 0.5, 0.375], scalars
    assert abs(scalars[3][1] - 1e-7) < 1e-14, scalars
    assert [e.wall_time for e in older.Scalars("loss/train")] == [1700000000.25] * 2 + [1700000001.25] * 2
    assert [(e.step, text_of(e)) for e in older.Tensors("recipe")] == [(0, RECIPE)]
    newer = plugin_event_accumulator.EventAccumulator(str(files)).Reload()
    points = [(e.step, float(tensor_util.make_ndarray(e.tensor_proto))) for e in newer.Tensors("loss/train")]
    assert points == scalars, points
    assert newer.PluginTagToContent("scalars").keys() == {"loss/train"}
    assert newer.PluginTagToContent("text").keys() == {"recipe"}
    print(f"TensorBoard {tensorboard.__version__}: loss/train {scalars}, recipe {RECIPE!r}")


def check_torn():
    """A run that was killed while it wrote its last event."""
    killed, resumed = expected_files()
    with tempfile.TemporaryDirectory() as directory:
        (pathlib.Path(directory) / killed.name).write_bytes(killed.buffer.getvalue()[:-5])
        (pathlib.Path(directory) / resumed.name).write_bytes(resumed.buffer.getvalue())
        check(directory)


def show(directory):
    run = event_accumulator.EventAccumulator(directory, {"scalars": 0}).Reload()
    for tag in run.Tags()["scalars"]:
        print(tag, [(event.step, round(event.value, 6)) for event in run.Scalars(tag)])
    for tag in run.Tags()["tensors"]:
        print(tag, repr(text_of(run.Tensors(tag)[0])))


def main():
    if sys.argv[1:] and sys.argv[1] != "--write":
        show(sys.argv[1])
        return
    for file in expected_files():
        path = FILES / file.name
        if sys.argv[1:]:
            path.write_bytes(file.buffer.getvalue())
        assert path.read_bytes() == file.buffer.getvalue(), f"{path} is not what TensorBoard's classes write"
    check(FILES)
    check_torn()


if __name__ == "__main__":
    main()
