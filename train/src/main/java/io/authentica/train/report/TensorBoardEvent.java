package io.authentica.train.report;

import io.authentica.common.protobuf.ProtoMessage;
import java.time.Instant;

/**
 * The few events of TensorFlow's {@code event.proto} and {@code summary.proto} that a run writes, encoded. Numbers are those of the
 * fields there.
 */
final class TensorBoardEvent {

    private static final int SESSION_START = 1;
    private static final int DATA_CLASS_TENSOR = 2;
    private static final int TYPE_STRING = 7;

    private TensorBoardEvent() {}

    /** The first event of every file. */
    static byte[] fileVersion(Instant time) {
        return event(time, 0).addString(3, "brain.Event:2").toBytes();
    }

    /** Readers forget what earlier files hold for {@code step} and later ones. */
    static byte[] sessionStart(Instant time, long step) {
        return event(time, step)
                .addMessage(7, new ProtoMessage().addInteger(1, SESSION_START))
                .toBytes();
    }

    static byte[] scalar(Instant time, long step, String tag, double value) {
        ProtoMessage scalar = new ProtoMessage().addString(1, tag).addFloat(2, (float) value);
        return event(time, step)
                .addMessage(5, new ProtoMessage().addMessage(1, scalar))
                .toBytes();
    }

    /** A vector of one string for the plugin "text". */
    static byte[] text(Instant time, long step, String tag, String markdown) {
        ProtoMessage shape = new ProtoMessage().addMessage(2, new ProtoMessage().addInteger(1, 1));
        ProtoMessage tensor = new ProtoMessage()
                .addInteger(1, TYPE_STRING)
                .addMessage(2, shape)
                .addString(8, markdown);
        ProtoMessage metadata = new ProtoMessage()
                .addMessage(1, new ProtoMessage().addString(1, "text"))
                .addInteger(4, DATA_CLASS_TENSOR);
        ProtoMessage text =
                new ProtoMessage().addString(1, tag).addMessage(8, tensor).addMessage(9, metadata);
        return event(time, step)
                .addMessage(5, new ProtoMessage().addMessage(1, text))
                .toBytes();
    }

    private static ProtoMessage event(Instant time, long step) {
        ProtoMessage event = new ProtoMessage().addDouble(1, time.getEpochSecond() + time.getNano() / 1e9);
        return step == 0 ? event : event.addInteger(2, step);
    }
}
