package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.OrderList;

import java.util.List;

/**
 * The answer to a new order list.
 *
 * @param list the list as it was begun
 * @param orders its orders as they stood when the working one had been matched, in its sequence; as
 *     the dialect has it, a pending one is shown as pending even if it was released by that
 */
public record PlacedList(OrderList list, List<Placed> orders) {}
