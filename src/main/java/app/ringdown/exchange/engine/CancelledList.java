package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;

import java.util.List;

/**
 * What became of a list that was cancelled.
 *
 * @param list the list after it
 * @param orders those of its orders that were still open, as they now are, in its sequence
 */
public record CancelledList(OrderList list, List<Order> orders) {}
