package app.ringdown.exchange.book;

/** An order that takes from a book in thought only. */
final class Probe {
    private final int owner;
    private final long lots;
    private final long budget;
    private final SelfTradePrevention prevention;

    private long wanted;
    private long traded;
    private long spent;

    Probe(int owner, long lots, long budget, SelfTradePrevention prevention) {
        this.owner = owner;
        this.lots = lots;
        this.budget = budget;
        this.prevention = prevention;
        wanted = lots;
    }

    /**
     * Takes from one price; {@link Stop#EMPTY} means that the queue is used up. Icebergs come back
     * in the sequence in which they were used up: what they show goes round.
     *
     * @param price of one lot, in 1e-8 of the quote asset
     */
    Stop take(PriceLevel level, long price) {
        boolean more = true;
        for (int round = 0; more; round++) {
            more = false;
            for (BookOrder maker = level.head; maker != null; maker = maker.after) {
                long shown = maker.part(round);
                if (shown == 0) {
                    continue;
                }
                boolean prevented =
                        maker.owner() == owner && prevention != SelfTradePrevention.NONE;
                long match = Math.min(Math.min(shown, wanted), (budget - spent) / price);
                if (match == 0) {
                    return Stop.SPENT;
                }
                if (prevented) {
                    switch (prevention) {
                        case NONE, DECREMENT, TRANSFER -> {}
                        case EXPIRE_MAKER -> {
                            continue;
                        }
                        case EXPIRE_TAKER, EXPIRE_BOTH -> {
                            return Stop.PREVENTED;
                        }
                    }
                } else {
                    traded += match;
                }
                spent += match * price;
                wanted -= match;
                if (wanted == 0) {
                    return prevented ? Stop.PREVENTED : Stop.FILLED;
                }
                if (match < shown) {
                    return Stop.SPENT;
                }
                more |= maker.part(round + 1) > 0;
            }
        }
        return Stop.EMPTY;
    }

    Sweep result(Stop stop) {
        return new Sweep(traded, spent, lots - wanted - traded, stop);
    }
}
