package app.ringdown.exchange.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of day a market has: switched on while it runs, for a listing or for all. */
public enum Scenario {
    /** As the listing's profile has it. */
    NORMAL,

    /** Little news: low volatility, less trading, a tight spread and a full book. */
    CALM,

    /** A drift to one side that lasts, with pullbacks; which side, the seed says. */
    TREND,

    /**
     * Makers withdraw and the price falls several per cent within a minute, then comes back in part
     * over some minutes. It happens once, when it is switched on; what follows is a nervous market.
     */
    FLASH_CRASH,

    /**
     * The rush after an opening: a burst of orders and trades, spreads wide at first and narrowing
     * over minutes, volume many times the usual. Continuous trading all the while; there is no
     * auction phase.
     */
    OPEN_AUCTION_RUSH,

    /** The book has a fraction of its usual depth; an ordinary order moves the price. */
    THIN_BOOK,

    /**
     * Trading is halted, see {@link app.ringdown.exchange.listing.TradingStatus#HALT}. It resumes
     * at the price at which it stood, and takes in gradually what has happened meanwhile.
     */
    HALT;

    /** Its name in addresses and settings, such as {@code flash-crash}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this {@link #id}. */
    public static Optional<Scenario> find(String id) {
        return Arrays.stream(values()).filter(scenario -> scenario.id().equals(id)).findFirst();
    }
}
