/**
 * The Binance Spot dialect: REST for every action, one line for the market and one for the account.
 * The embedded exchange speaks it too.
 *
 * <p>Source: the exchange's public documentation, {@code binance/binance-spot-api-docs}, as of
 * 2026-07.
 */
@NullMarked
package app.ringdown.venue.binance;

import org.jspecify.annotations.NullMarked;
