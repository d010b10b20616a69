package app.ringdown;

import app.ringdown.exchange.ExchangeOptions;

/**
 * Options of {@code ringdown exchange} that belong together and have a heading of their own in its
 * help. A new section is a class with picocli's fields and one line in {@link ExchangeCommand}.
 */
interface OptionSection {

    /**
     * What was given before, with what was asked for here.
     *
     * @throws IllegalArgumentException if it cannot be, with a sentence that says why
     */
    ExchangeOptions applyTo(ExchangeOptions options);
}
