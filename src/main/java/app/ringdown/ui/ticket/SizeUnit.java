package app.ringdown.ui.ticket;

/** What the size in the ticket is typed in. */
enum SizeUnit {
    /** The base asset. */
    QUANTITY,
    /** The quote asset. */
    AMOUNT,
    /** Per cent of what is free of the asset that is paid with. */
    PERCENT,
    /** Per cent of what the account holds that are lost if the stop is hit. */
    RISK
}
