package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.market.TradingRules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The value nearest to a wanted one that {@link OrderCheck} finds nothing wrong with, to be offered
 * where a person typed one that it does. Empty where there is none, for example when the balance
 * does not reach for the smallest order.
 */
public final class NearestValid {
    private NearestValid() {}

    /**
     * A price.
     *
     * @param type a type that has a price
     */
    public static Optional<BigDecimal> price(
            Instrument instrument, OrderType type, Side side, Quote quote, BigDecimal wanted) {
        TradingRules rules = instrument.rules();
        long step = rules.tickStep();
        long least = Math.max(rules.minTicks(), step);
        long most = rules.maxTicks() == 0 ? Long.MAX_VALUE : rules.maxTicks();
        if (type == OrderType.POST_ONLY) {
            if (side == Side.BUY && quote.ask() > 0) {
                most = Math.min(most, quote.ask() - 1);
            } else if (side == Side.SELL && quote.bid() > 0) {
                least = Math.max(least, quote.bid() + 1);
            }
        }
        return nearest(unscaled(wanted, instrument.priceDecimals()), least, most, step)
                .map(instrument::price);
    }

    /**
     * A quantity.
     *
     * @param price that the order is reckoned at, positive
     * @param free what the account has free of the asset that is paid with
     */
    public static Optional<BigDecimal> quantity(
            Instrument instrument,
            OrderType type,
            Side side,
            BigDecimal price,
            BigDecimal free,
            BigDecimal wanted) {
        TradingRules rules = instrument.rules();
        int decimals = instrument.lotDecimals();
        long most = OrderCheck.mostLots(rules, type);
        most = most == 0 ? Long.MAX_VALUE : most;
        if (rules.maxNotional().signum() > 0) {
            most = Math.min(most, lots(rules.maxNotional(), price, decimals, RoundingMode.DOWN));
        }
        long affordable =
                side == Side.BUY
                        ? lots(free, price, decimals, RoundingMode.DOWN)
                        : instrument.lotsWithin(free);
        long least =
                Math.max(
                        Math.max(rules.minLots(), rules.lotStep()),
                        lots(
                                OrderCheck.leastNotional(rules, type),
                                price,
                                decimals,
                                RoundingMode.UP));
        return nearest(
                        unscaled(wanted, decimals),
                        least,
                        Math.min(most, affordable),
                        rules.lotStep())
                .map(instrument::quantity);
    }

    /**
     * An amount of the quote asset for a market order.
     *
     * @param price that the order is reckoned at, positive
     * @param free what the account has free of the asset that is paid with
     * @param decimals of an amount
     */
    public static Optional<BigDecimal> amount(
            Instrument instrument,
            Side side,
            BigDecimal price,
            BigDecimal free,
            int decimals,
            BigDecimal wanted) {
        TradingRules rules = instrument.rules();
        BigDecimal least =
                OrderCheck.leastNotional(rules, OrderType.MARKET)
                        .max(
                                price.multiply(
                                        instrument.quantity(
                                                Math.max(rules.minLots(), rules.lotStep()))));
        BigDecimal most =
                OrderCheck.lower(
                        rules.maxNotional(),
                        price.multiply(
                                instrument.quantity(OrderCheck.mostLots(rules, OrderType.MARKET))));
        BigDecimal affordable = side == Side.BUY ? free : free.multiply(price);
        most = most.signum() == 0 ? affordable : most.min(affordable);
        return nearest(
                        unscaled(wanted, decimals),
                        saturated(least.setScale(decimals, RoundingMode.UP)),
                        saturated(most.setScale(decimals, RoundingMode.DOWN)),
                        1)
                .map(found -> BigDecimal.valueOf(found, decimals));
    }

    /** The multiple of {@code step} from {@code least} to {@code most} that is nearest. */
    private static Optional<Long> nearest(long wanted, long least, long most, long step) {
        long high = most - most % step;
        if (least > high) {
            return Optional.empty();
        }
        long low = least % step == 0 ? least : least - least % step + step;
        long down = wanted - wanted % step;
        long rounded = wanted - down > step / 2 && down <= high - step ? down + step : down;
        return Optional.of(Math.clamp(rounded, low, high));
    }

    private static long lots(
            BigDecimal notional, BigDecimal price, int decimals, RoundingMode rounding) {
        return saturated(notional.divide(price, decimals, rounding));
    }

    private static long unscaled(BigDecimal value, int decimals) {
        return saturated(value.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static long saturated(BigDecimal value) {
        return value.unscaledValue().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }
}
