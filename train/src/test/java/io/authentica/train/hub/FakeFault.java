package io.authentica.train.hub;

import java.util.Map;

/** What a {@link FakeHub} does wrong with a request. */
public sealed interface FakeFault {

    /** Answers so, without a body. */
    record Status(int status, Map<String, String> headers) implements FakeFault {}

    /** Sends so many bytes of the body and breaks the connection. */
    record CutAfter(int bytes) implements FakeFault {}

    /** Sends so many bytes of the body and then nothing more, while the connection stays. */
    record StallAfter(int bytes) implements FakeFault {}

    /** Never answers. */
    record Silence() implements FakeFault {}

    /** Thinks for so long before a right answer. */
    record Slow(long millis) implements FakeFault {}

    /** Sends the whole file where a part was asked for. */
    record IgnoreRange() implements FakeFault {}

    /** Sends the right number of bytes, each of them inverted. */
    record WrongBytes() implements FakeFault {}

    /** Sends so many bytes more, or with a negative number fewer, and says so in Content-Length. */
    record WrongLength(int more) implements FakeFault {}

    /** Sends a web page. */
    record Html() implements FakeFault {}

    /** Sends a body that is no JSON, as JSON. */
    record BrokenJson() implements FakeFault {}

    /** Sets a header of an otherwise right answer; an empty value leaves it out. */
    record Header(String name, String value) implements FakeFault {}
}
