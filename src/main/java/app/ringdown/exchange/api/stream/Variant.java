package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.dialect.TimeUnits;

/**
 * The form in which a connection wants its frames.
 *
 * @param combined whether each is wrapped with the name of its stream
 * @param unit the unit of its times
 */
record Variant(boolean combined, TimeUnits unit) {
    static final int COUNT = 4;

    int index() {
        return (combined ? 2 : 0) + unit.ordinal();
    }

    static Variant at(int index) {
        return new Variant(index >= 2, TimeUnits.values()[index % 2]);
    }
}
