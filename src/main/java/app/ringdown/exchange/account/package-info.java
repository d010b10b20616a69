/**
 * What belongs to an account: its balances, keys, orders and fills, and the database they are in.
 */
@NullMarked
package app.ringdown.exchange.account;

import org.jspecify.annotations.NullMarked;
