/** The limit order book of one listing: price-time priority and nothing else. Pure; one thread. */
@NullMarked
package app.ringdown.exchange.book;

import org.jspecify.annotations.NullMarked;
