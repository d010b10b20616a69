package app.ringdown.venue;

/**
 * Is told of each call about the account's orders, without secrets, when it is sent and when its
 * answer is there or it was given up. On the thread that makes the call: it must not wait.
 */
public interface CallWatch {
    /**
     * A call was handed to the connection.
     *
     * @param call its number, by which {@link #answered} is told of it
     * @param epochMs by this machine's clock
     * @param url all of it
     * @param body empty if it has none
     */
    void sent(long call, long epochMs, String method, String url, String body);

    /**
     * It is over.
     *
     * @param micros since it was sent
     * @param status of the answer, 0 if there was none
     * @param answer the body, as much as is kept
     * @param failure why there was no answer, empty if there was one
     */
    void answered(long call, long epochMs, long micros, int status, String answer, String failure);
}
