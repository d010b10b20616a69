/** Market streams: who listens to what, and what they are told, when. */
@NullMarked
package app.ringdown.exchange.api.stream;

import org.jspecify.annotations.NullMarked;
