/** REST over the JDK's own HTTP server. */
@NullMarked
package app.ringdown.exchange.api.rest;

import org.jspecify.annotations.NullMarked;
