package app.ringdown.wire;

import java.util.List;

/**
 * A call as it is kept in a {@link WireLog}: without secrets.
 *
 * @param number its place among all that is kept
 * @param url all of it, redacted
 * @param headers that we set
 * @param body of the request, empty if it has none
 * @param startNanos {@link System#nanoTime()} before it was sent
 * @param endNanos when all of the answer was there, or it was given up
 * @param status of the answer, 0 if there was none
 * @param answer its body, as much as is kept
 * @param answerBytes how long the body was
 * @param failure why there was no answer, empty if there was one
 * @param bytesOut of the request in HTTP/1.1, head and body
 * @param bytesIn of the answer
 */
public record WireCall(
        long number,
        String method,
        String url,
        List<Header> headers,
        String body,
        long startNanos,
        long endNanos,
        int status,
        List<Header> answerHeaders,
        String answer,
        int answerBytes,
        String failure,
        long bytesOut,
        long bytesIn) {
    /** What is kept of an answer's body, in bytes. */
    public static final int LARGEST_ANSWER = 1 << 16;

    public WireCall {
        headers = List.copyOf(headers);
        answerHeaders = List.copyOf(answerHeaders);
    }

    /** A header line. */
    public record Header(String name, String value) {}

    WireCall numbered(long next) {
        return new WireCall(
                next,
                method,
                url,
                headers,
                body,
                startNanos,
                endNanos,
                status,
                answerHeaders,
                answer,
                answerBytes,
                failure,
                bytesOut,
                bytesIn);
    }

    /** About what it takes to keep it, in bytes. */
    long weight() {
        return 1024L + url.length() + body.length() + answer.length();
    }
}
