package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.PreventedMatch;

import java.util.List;

/**
 * The answer to a new order.
 *
 * @param order the order as it stands after matching
 * @param fills what it traded at once, in sequence
 * @param prevented the trades with its own account that were prevented at once, in sequence
 */
public record Placed(Order order, List<Fill> fills, List<PreventedMatch> prevented) {}
