package app.ringdown.exchange.api.http;

import java.io.IOException;

/** Answers requests. Each connection calls it on a thread of its own, which may wait. */
public interface HttpHandler {

    /** Answers a request. If no answer is sent, the connection is closed without one. */
    void answer(HttpRequest request, HttpReply reply) throws IOException;

    /**
     * Says no to what is no request; then the connection is closed.
     *
     * @param status 400 if it cannot be read, 413 if its body is too long, 431 if its head is
     */
    void refuse(int status, HttpReply reply) throws IOException;
}
