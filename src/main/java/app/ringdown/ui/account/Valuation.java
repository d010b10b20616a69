package app.ringdown.ui.account;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the account is worth in one currency: each asset at the middle of its book, or its last
 * trade, directly or through one other asset. Pure.
 */
final class Valuation {
    /** Assets that a price may go through, the best first. */
    private static final List<String> BRIDGES = List.of("USDC", "BTC", "ETH", "EUR", "BNB");

    /**
     * Sums.
     *
     * @param equity of all assets that have a price
     * @param unpriced assets that are held and have none
     */
    record Equity(BigDecimal equity, Set<String> unpriced) {}

    /** One step: times the price of {@code instrument}, or divided by it. */
    record Leg(Instrument instrument, boolean inverse) {}

    private final String currency;
    private final Map<String, Map<String, Instrument>> byBaseAndQuote = new HashMap<>();

    Valuation(String currency, List<Instrument> instruments) {
        this.currency = currency;
        for (Instrument instrument : instruments) {
            byBaseAndQuote
                    .computeIfAbsent(instrument.base(), _ -> new HashMap<>())
                    .putIfAbsent(instrument.quote(), instrument);
        }
    }

    String currency() {
        return currency;
    }

    /** Price of one {@code asset}; empty if none is known. */
    Optional<BigDecimal> price(String asset, Function<Instrument, Quote> quotes) {
        if (asset.equals(currency)) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<BigDecimal> direct = leg(asset, currency).flatMap(leg -> rate(leg, quotes));
        if (direct.isPresent()) {
            return direct;
        }
        for (String bridge : BRIDGES) {
            Optional<BigDecimal> first = leg(asset, bridge).flatMap(leg -> rate(leg, quotes));
            Optional<BigDecimal> second = leg(bridge, currency).flatMap(leg -> rate(leg, quotes));
            if (first.isPresent() && second.isPresent()) {
                return Optional.of(first.get().multiply(second.get()));
            }
        }
        return Optional.empty();
    }

    /** All instruments that prices of {@code assets} may come from. */
    Set<Instrument> instruments(Set<String> assets) {
        Set<Instrument> needed = new LinkedHashSet<>();
        for (String asset : assets) {
            List<Leg> legs = new ArrayList<>(leg(asset, currency).stream().toList());
            if (legs.isEmpty() && !asset.equals(currency)) {
                for (String bridge : BRIDGES) {
                    Optional<Leg> first = leg(asset, bridge);
                    Optional<Leg> second = leg(bridge, currency);
                    if (first.isPresent() && second.isPresent()) {
                        legs.add(first.get());
                        legs.add(second.get());
                    }
                }
            }
            legs.forEach(leg -> needed.add(leg.instrument()));
        }
        return needed;
    }

    Equity equity(Account account, Function<Instrument, Quote> quotes) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> unpriced = new TreeSet<>();
        for (Balance balance : account.balances().values()) {
            if (balance.total().signum() == 0) {
                continue;
            }
            Optional<BigDecimal> price = price(balance.asset(), quotes);
            if (price.isPresent()) {
                sum = sum.add(balance.total().multiply(price.get()));
            } else {
                unpriced.add(balance.asset());
            }
        }
        return new Equity(sum, unpriced);
    }

    private Optional<Leg> leg(String from, String to) {
        Instrument straight = byBaseAndQuote.getOrDefault(from, Map.of()).get(to);
        if (straight != null) {
            return Optional.of(new Leg(straight, false));
        }
        Instrument inverse = byBaseAndQuote.getOrDefault(to, Map.of()).get(from);
        return inverse == null ? Optional.empty() : Optional.of(new Leg(inverse, true));
    }

    private static Optional<BigDecimal> rate(Leg leg, Function<Instrument, Quote> quotes) {
        Instrument instrument = leg.instrument();
        Quote quote = quotes.apply(instrument);
        BigDecimal price =
                quote.bid() > 0 && quote.ask() > 0
                        ? instrument
                                .price(quote.bid())
                                .add(instrument.price(quote.ask()))
                                .divide(BigDecimal.TWO, MathContext.DECIMAL64)
                        : instrument.price(quote.last());
        if (price.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                leg.inverse() ? BigDecimal.ONE.divide(price, MathContext.DECIMAL64) : price);
    }
}
