/**
 * HTTP/1.1, as much of it as clients of an exchange use, whatever is asked by it. The JDK's own
 * server is none for this: it turns away requests that the dialect's documents show, such as {@code
 * symbols=["BTCUSDT"]}, in HTML, and takes one thread more to a request.
 */
@NullMarked
package app.ringdown.exchange.api.http;

import org.jspecify.annotations.NullMarked;
