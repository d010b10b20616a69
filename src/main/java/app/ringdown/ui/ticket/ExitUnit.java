package app.ringdown.ui.ticket;

/** What the target and the stop of a bracket are typed in. */
enum ExitUnit {
    PRICE,
    /** Distance from the entry in per cent of its price. */
    PERCENT,
    /** Distance from the entry in steps of the price. */
    TICKS,
    /** What is won or lost by the whole size, quote asset. */
    MONEY
}
