package app.ringdown.wire;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

/**
 * Calls to one server by HTTP/1.1. Each is sent once: no redirect is followed and nothing but a GET
 * is ever repeated underneath, so "sent or not" stays an honest question. Blocks; safe for any
 * thread.
 */
public final class Rest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 64L << 20;

    private final String name;
    private final String base;
    private final Duration answerWithin;
    private final WireLog log;
    private final RoundTrips roundTrips = new RoundTrips();
    private final ExecutorService threads;
    private final HttpClient client;

    /** The request's method. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /**
     * An answer, whatever its status.
     *
     * @param body its bytes, not copied
     * @param nanos from before the request was sent to after the last byte
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, read once
    public record Answer(int status, HttpHeaders headers, byte[] body, long nanos) {
        /** The first header of that name, in whatever case; empty if there is none. */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /**
     * @param name of the server, in thread names and the log
     * @param base scheme, host and port; paths are put behind it
     * @param log keeps the calls
     * @throws AddressNotAllowedException if {@code base} is not http(s), or beyond {@code reach}
     */
    public Rest(String name, URI base, Reach reach, WireLog log) {
        this(name, base, reach, log, ANSWER);
    }

    Rest(String name, URI base, Reach reach, WireLog log, Duration answerWithin) {
        reach.check(base, "http", "https");
        this.name = name;
        this.base = base.toString().replaceAll("/+$", "");
        this.answerWithin = answerWithin;
        this.log = log;
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("rest-" + name + "-io-", 0).factory());
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .executor(threads);
        if (reach == Reach.LOOPBACK) {
            builder.proxy(HttpClient.Builder.NO_PROXY); // a proxy would lead out of this machine
        }
        this.client = builder.build();
    }

    /**
     * Sends a request and waits for all of its answer, about 10 s at most.
     *
     * @param target path and query, percent-encoded
     * @param headers to send
     * @throws RestException if there was no connection, or no whole answer in time
     */
    public Answer send(Method method, String target, Map<String, String> headers)
            throws RestException {
        return send(method, target, headers, null);
    }

    /** As {@link #send(Method, String, Map)}, with a form-encoded body. */
    public Answer send(
            Method method, String target, Map<String, String> headers, @Nullable String body)
            throws RestException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target)).timeout(answerWithin);
        headers.forEach(request::setHeader);
        if (body != null) {
            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        }
        request.method(
                method.name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        CallRecorder record = new CallRecorder(method, base + target, headers, body);
        CompletableFuture<HttpResponse<byte[]>> answer = send(request.build());
        long id = log.sent(record); // while it is on its way
        HttpResponse<byte[]> response;
        long nanos;
        try {
            response = await(answer);
            nanos = System.nanoTime() - record.startNanos();
            log.keep(id, record.answered(response));
        } catch (IOException e) {
            boolean sent = !neverConnected(e);
            String words = Redact.line(String.valueOf(e.getMessage()));
            LOG.info("{}: {} {} failed: {}", name, method, Redact.line(target), words);
            log.keep(id, record.failed(e.getClass().getSimpleName() + ": " + e.getMessage()));
            throw new RestException(sent, e.getClass().getSimpleName() + ": " + words, e);
        }
        roundTrips.add(nanos);
        LOG.debug(
                "{}: {} {} {} {} us",
                name,
                method,
                Redact.line(target),
                response.statusCode(),
                nanos / 1000);
        return new Answer(response.statusCode(), response.headers(), response.body(), nanos);
    }

    /** Median round trip of the last calls, ns; -1 if there were none. */
    public long medianNanos() {
        return roundTrips.medianNanos();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdown();
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    }

    /** The client's own time-out ends with the headers; this one holds for the body too. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
            throws IOException {
        try {
            return answer.get(answerWithin.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + answerWithin.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean neverConnected(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ConnectException
                    || t instanceof HttpConnectTimeoutException
                    || t instanceof UnresolvedAddressException
                    || t instanceof UnknownHostException
                    || t instanceof NoRouteToHostException
                    || t instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }
}
