package app.ringdown.exchange.api.rest;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Fault;
import app.ringdown.exchange.drill.RequestFaults;
import app.ringdown.exchange.drill.Scope;
import app.ringdown.exchange.drill.Strike;

import org.jspecify.annotations.Nullable;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Latency and faults on HTTP requests, each on a virtual thread of its own, which may sleep for
 * them. Any thread.
 */
final class FaultyAnswers {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Drill drill;
    private final RequestFaults faults;

    FaultyAnswers(Drill drill) {
        this.drill = drill;
        faults = new RequestFaults(drill);
    }

    /** Takes as long as a message is under way. */
    void travel() throws InterruptedIOException {
        long nanos = drill.trip();
        if (nanos > 0) {
            sleep(Duration.ofNanos(nanos));
        }
    }

    /**
     * Whether there is to be no answer. Where the client is to wait for one in vain this returns
     * when that is over, at the latest after a minute.
     */
    boolean loses(Strike strike) throws InterruptedIOException {
        Fault fault = strike.fault();
        if (fault == Fault.HALF_OPEN || fault == Fault.NO_ANSWER) {
            long began = System.nanoTime();
            while (drill.lasts(strike) && System.nanoTime() - began < LONGEST.toNanos()) {
                sleep(LOOK);
            }
            return true;
        }
        return fault == Fault.REFUSE || fault == Fault.CUT;
    }

    /** The body as it goes out. */
    JsonWriter body(Scope scope, @Nullable Strike strike, JsonWriter json)
            throws InterruptedIOException {
        if (drill.idle() && strike == null) {
            return json;
        }
        int delay = faults.delayMillis(scope);
        if (delay > 0) {
            sleep(Duration.ofMillis(delay));
        }
        String text = faults.answer(scope, json.toString());
        boolean twice = strike != null && strike.fault() == Fault.ANSWER_TWICE;
        byte[] bytes = (twice ? text + text : text).getBytes(StandardCharsets.UTF_8);
        return new JsonWriter(bytes.length).raw(bytes, 0, bytes.length);
    }

    private static void sleep(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the exchange is closed");
        }
    }
}
