package app.ringdown.order;

/** Which of the units of a position a fill that closes part of it gives up. */
public enum CostMethod {
    /** A share of all of them: what is left has the average price that it had. */
    AVERAGE,
    /** Those that were opened first. */
    FIFO
}
