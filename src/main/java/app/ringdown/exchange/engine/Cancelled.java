package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Order;

import java.util.List;

/**
 * What was cancelled at once, each oldest first.
 *
 * @param orders those that belong to no list
 * @param lists order lists
 */
public record Cancelled(List<Order> orders, List<CancelledList> lists) {}
