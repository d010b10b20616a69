package app.ringdown.exchange.api.call;
/** fees, 1e-8 */
final class Fees {
    static final long MAKER = 100_000;
    static final long TAKER = 100_000;
    private Fees() {}
}
