package app.ringdown.ui.ticket;

import java.util.List;

/**
 * What keeps a draft from being an order, said at the field where it can be mended.
 *
 * @param missing nothing was typed yet: no fault, so it is said at the button only
 * @param fixes what could stand in the field instead, best first
 */
record Problem(Field field, String sentence, boolean missing, List<String> fixes) {
    enum Field {
        PRICE,
        STOP,
        SIZE,
        DISPLAY,
        TARGET,
        EXIT_STOP,
        ORDER
    }

    Problem {
        fixes = List.copyOf(fixes);
    }
}
