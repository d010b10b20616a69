package app.ringdown.order;

/**
 * The other orders that an order belongs to, by client order ids; each empty if there is none.
 *
 * @param list id of the venue's list of which one order cancels the other
 * @param entry the order whose position this one leaves again, as its {@link Exits} wanted
 * @param replaces the order that this one takes the place of
 */
public record OrderLinks(String list, String entry, String replaces) {
    public static final OrderLinks NONE = new OrderLinks("", "", "");

    /** The same, in a list. */
    public OrderLinks withList(String id) {
        return new OrderLinks(id, entry, replaces);
    }
}
