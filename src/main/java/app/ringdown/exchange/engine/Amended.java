package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.Order;

/**
 * The answer to an amendment.
 *
 * @param order the order after it; it has expired if nothing was left open
 * @param amendment what was changed
 */
public record Amended(Order order, Amendment amendment) {}
