package app.ringdown.exchange.drill;

import org.jspecify.annotations.Nullable;

/** What the faults in force do to one text on its way out. Any thread. */
final class Faulty {
    private Faulty() {}

    /** The text as it goes out: itself, if nothing strikes. */
    static String text(Drill drill, Scope scope, String json) {
        String text = json;
        long shift = drill.clockShiftMicros();
        if (shift != 0) {
            text = Mangler.shiftClock(text, shift);
        }
        if (drill.strike(Fault.UNKNOWN_FIELD, scope) != null) {
            text = Mangler.unknownFields(text);
        }
        // Asked only where it can strike, so that those that are counted are those that were seen.
        if (drill.inForce(Fault.UNKNOWN_VALUE) && Mangler.hasListedValue(text)) {
            Strike value = drill.strike(Fault.UNKNOWN_VALUE, scope);
            text = value == null ? text : Mangler.unknownValue(text, value.luck());
        }
        @Nullable Strike cut = drill.strike(Fault.CUT_JSON, scope);
        if (cut != null) {
            text = Mangler.cut(text, cut.luck());
        }
        @Nullable Strike garbage = drill.strike(Fault.GARBAGE, scope);
        return garbage == null ? text : Mangler.garbage(garbage.luck());
    }
}
