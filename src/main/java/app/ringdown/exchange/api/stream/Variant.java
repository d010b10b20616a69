package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.dialect.TimeUnits;

import java.util.List;

/** The form in which a connection wants its frames: wrapped with their stream's name, and when. */
enum Variant {
    RAW_MILLIS(false, TimeUnits.MILLISECOND),
    RAW_MICROS(false, TimeUnits.MICROSECOND),
    COMBINED_MILLIS(true, TimeUnits.MILLISECOND),
    COMBINED_MICROS(true, TimeUnits.MICROSECOND);

    /** All of them, without the copy that {@code values()} makes. */
    static final List<Variant> ALL = List.of(values());

    private final boolean combined;
    private final TimeUnits unit;

    Variant(boolean combined, TimeUnits unit) {
        this.combined = combined;
        this.unit = unit;
    }

    /** Whether each frame is wrapped with the name of its stream. */
    boolean combined() {
        return combined;
    }

    TimeUnits unit() {
        return unit;
    }

    static Variant of(boolean combined, TimeUnits unit) {
        return switch (unit) {
            case MILLISECOND -> combined ? COMBINED_MILLIS : RAW_MILLIS;
            case MICROSECOND -> combined ? COMBINED_MICROS : RAW_MICROS;
        };
    }
}
