package app.ringdown.exchange.account;

import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * The terms of several orders of one account in one listing that depend on each other. Whether
 * types, sides and quantities fit together is the reader's to say; how their prices stand to the
 * market is the engine's.
 *
 * <p>Source: Binance Spot API, REST, "Order lists".
 */
public sealed interface NewOrderList {

    /** The client's own name for the list; empty: the engine makes one. */
    String listClientOrderId();

    /** What the account asks for, in the sequence in which the list shows its orders. */
    List<NewOrder> orders();

    /** The contingency of the dialect. */
    OrderList.Contingency contingency();

    /** Who trades. */
    default int account() {
        return orders().getFirst().account();
    }

    /** What is traded. */
    default Listing listing() {
        return orders().getFirst().listing();
    }

    /**
     * One cancels the other: a stop loss, and on the other side of the market a LIMIT_MAKER or a
     * take profit, of the same side and quantity.
     *
     * @param above the one at the higher price
     * @param below the one at the lower price
     */
    record Oco(String listClientOrderId, NewOrder above, NewOrder below) implements NewOrderList {
        @Override
        public List<NewOrder> orders() {
            return pair(above, below);
        }

        @Override
        public OrderList.Contingency contingency() {
            return OrderList.Contingency.OCO;
        }
    }

    /**
     * One triggers the other.
     *
     * @param working LIMIT or LIMIT_MAKER, entered at once
     * @param pending any type, entered when the working order is filled in full
     */
    record Oto(String listClientOrderId, NewOrder working, NewOrder pending)
            implements NewOrderList {
        @Override
        public List<NewOrder> orders() {
            return List.of(working, pending);
        }

        @Override
        public OrderList.Contingency contingency() {
            return OrderList.Contingency.OTO;
        }
    }

    /**
     * One triggers a pair of which one cancels the other.
     *
     * @param working LIMIT or LIMIT_MAKER, entered at once
     * @param above as in {@link Oco}, entered when the working order is filled in full
     * @param below as in {@link Oco}, likewise
     */
    record Otoco(String listClientOrderId, NewOrder working, NewOrder above, NewOrder below)
            implements NewOrderList {
        @Override
        public List<NewOrder> orders() {
            List<NewOrder> pair = pair(above, below);
            return List.of(working, pair.getFirst(), pair.getLast());
        }

        @Override
        public OrderList.Contingency contingency() {
            return OrderList.Contingency.OTO;
        }
    }

    /** The stop loss comes first, as in every sample of the source. */
    private static List<NewOrder> pair(NewOrder above, NewOrder below) {
        return above.type().stopLoss() ? List.of(above, below) : List.of(below, above);
    }
}
