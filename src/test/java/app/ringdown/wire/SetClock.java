package app.ringdown.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is moved by hand. */
public final class SetClock extends Clock {
    public long ms;

    public SetClock(long ms) {
        this.ms = ms;
    }

    /** The same in ns, as if it never jumped. */
    public long nanos() {
        return ms * 1_000_000;
    }

    @Override
    public long millis() {
        return ms;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(ms);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
