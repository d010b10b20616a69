package app.ringdown.venue;

import java.util.List;

/**
 * Something that went over the wire, without its secrets: a REST call or a frame of a line.
 * Immutable.
 */
public sealed interface Transfer {
    /** Its place in the {@link Traffic}. */
    long number();

    /** When all of it was there, {@link System#nanoTime()}. */
    long nanos();

    /** The same, epoch ms by this machine's clock. */
    long epochMs();

    /** What it is in the venue's own words, for example the stream; empty if it has no word. */
    String kind();

    /** The one symbol that it is about; empty if it is not about one. */
    String symbol();

    /**
     * A call and its answer.
     *
     * @param kind method and path
     * @param url all of it
     * @param startNanos before it was sent
     * @param status of the answer, 0 if there was none
     * @param answer body of the answer, as much as is kept
     * @param answerBytes how long that body was
     * @param failure why there was no answer, empty if there was one
     * @param bytesOut of the request, head and body
     * @param bytesIn of the answer, head and body
     */
    record Call(
            long number,
            long nanos,
            long epochMs,
            String kind,
            String symbol,
            String method,
            String url,
            List<Header> headers,
            String body,
            long startNanos,
            int status,
            List<Header> answerHeaders,
            String answer,
            int answerBytes,
            String failure,
            long bytesOut,
            long bytesIn)
            implements Transfer {
        public Call {
            headers = List.copyOf(headers);
            answerHeaders = List.copyOf(answerHeaders);
        }

        /** Whether there is no answer, or one that says no. */
        public boolean isFailure() {
            return status < 200 || status > 299;
        }
    }

    /** A header line. */
    record Header(String name, String value) {}

    /**
     * A text frame.
     *
     * @param line the name of the line that it went over
     * @param url where that leads
     * @param sent whether it was ours
     * @param bytes of its payload
     * @param text the payload, as much as is kept
     */
    record Frame(
            long number,
            long nanos,
            long epochMs,
            String kind,
            String symbol,
            String line,
            String url,
            boolean sent,
            int bytes,
            String text)
            implements Transfer {
        /** Payload and header as they are on the wire (RFC 6455, section 5.2). */
        public long bytesOnTheWire() {
            int header = bytes < 126 ? 2 : bytes < 1 << 16 ? 4 : 10;
            return bytes + header + (sent ? 4L : 0);
        }
    }
}
