package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.market.TradingRules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Would the venue take it? Pure checks on exactly what will be sent. They say what the person can
 * mend and where; the venue has the last word.
 */
public final class OrderCheck {

    /** The field of a ticket that a breach belongs to. */
    public enum Field {
        PRICE,
        QUANTITY,
        AMOUNT,
        ORDER
    }

    /**
     * What is wrong.
     *
     * @param limit the bound that was crossed, zero if there is none: a price, a quantity of the
     *     base asset, for a notional an amount of the quote asset, and for the balance what is free
     *     of the asset that is paid with
     */
    public record Breach(Kind kind, Field field, BigDecimal limit) {}

    public enum Kind {
        NOT_TRADING,
        PRICE_MISSING,
        PRICE_TOO_LOW,
        PRICE_TOO_HIGH,
        PRICE_OFF_TICK,
        QUANTITY_MISSING,
        QUANTITY_TOO_SMALL,
        QUANTITY_TOO_LARGE,
        QUANTITY_OFF_LOT,
        AMOUNT_NOT_TAKEN,
        NOTIONAL_TOO_SMALL,
        NOTIONAL_TOO_LARGE,
        NO_PRICE_YET,
        POST_ONLY_WOULD_TAKE,
        BALANCE_TOO_SMALL
    }

    private OrderCheck() {}

    /** All breaches, the ones of the price first; empty if nothing is known to be wrong. */
    public static List<Breach> check(OrderRequest request, Quote quote, Account account) {
        List<Breach> breaches = new ArrayList<>();
        Instrument instrument = request.instrument();
        TradingRules rules = instrument.rules();
        if (!instrument.trading()) {
            breaches.add(new Breach(Kind.NOT_TRADING, Field.ORDER, BigDecimal.ZERO));
        }
        if (request.type() != OrderType.MARKET) {
            checkPrice(request, quote, breaches);
        }
        BigDecimal amount = request.amount();
        if (amount != null) {
            if (!rules.amountAllowed()) {
                breaches.add(new Breach(Kind.AMOUNT_NOT_TAKEN, Field.AMOUNT, BigDecimal.ZERO));
            } else if (amount.signum() <= 0) {
                breaches.add(new Breach(Kind.QUANTITY_MISSING, Field.AMOUNT, BigDecimal.ZERO));
            }
        } else {
            checkQuantity(request, breaches);
        }
        if (breaches.isEmpty()) {
            checkMoney(request, quote, account, breaches);
        }
        return List.copyOf(breaches);
    }

    private static void checkPrice(OrderRequest request, Quote quote, List<Breach> breaches) {
        Instrument instrument = request.instrument();
        TradingRules rules = instrument.rules();
        long ticks = request.ticks();
        if (ticks == 0) {
            breaches.add(new Breach(Kind.PRICE_MISSING, Field.PRICE, BigDecimal.ZERO));
        } else if (rules.minTicks() > 0 && ticks < rules.minTicks()) {
            breaches.add(
                    new Breach(
                            Kind.PRICE_TOO_LOW, Field.PRICE, instrument.price(rules.minTicks())));
        } else if (rules.maxTicks() > 0 && ticks > rules.maxTicks()) {
            breaches.add(
                    new Breach(
                            Kind.PRICE_TOO_HIGH, Field.PRICE, instrument.price(rules.maxTicks())));
        } else if (ticks % rules.tickStep() != 0) {
            breaches.add(
                    new Breach(
                            Kind.PRICE_OFF_TICK, Field.PRICE, instrument.price(rules.tickStep())));
        } else if (request.type() == OrderType.POST_ONLY) {
            long other = request.side() == Side.BUY ? quote.ask() : quote.bid();
            if (other > 0 && (request.side() == Side.BUY ? ticks >= other : ticks <= other)) {
                breaches.add(
                        new Breach(
                                Kind.POST_ONLY_WOULD_TAKE, Field.PRICE, instrument.price(other)));
            }
        }
    }

    private static void checkQuantity(OrderRequest request, List<Breach> breaches) {
        Instrument instrument = request.instrument();
        TradingRules rules = instrument.rules();
        long lots = request.lots();
        long max = mostLots(rules, request.type());
        if (lots == 0) {
            breaches.add(new Breach(Kind.QUANTITY_MISSING, Field.QUANTITY, BigDecimal.ZERO));
        } else if (lots < rules.minLots()) {
            breaches.add(
                    new Breach(
                            Kind.QUANTITY_TOO_SMALL,
                            Field.QUANTITY,
                            instrument.quantity(rules.minLots())));
        } else if (max > 0 && lots > max) {
            breaches.add(
                    new Breach(Kind.QUANTITY_TOO_LARGE, Field.QUANTITY, instrument.quantity(max)));
        } else if (lots % rules.lotStep() != 0) {
            breaches.add(
                    new Breach(
                            Kind.QUANTITY_OFF_LOT,
                            Field.QUANTITY,
                            instrument.quantity(rules.lotStep())));
        }
    }

    /** Most lots of one order; 0 if the venue sets no bound. */
    static long mostLots(TradingRules rules, OrderType type) {
        long any = rules.maxLots();
        long market = rules.maxMarketLots();
        if (type != OrderType.MARKET || market == 0) {
            return any;
        }
        return any == 0 ? market : Math.min(any, market);
    }

    /** Least price times quantity of one order; zero if the venue sets no bound. */
    static BigDecimal leastNotional(TradingRules rules, OrderType type) {
        return type == OrderType.MARKET && !rules.minNotionalOnMarket()
                ? BigDecimal.ZERO
                : rules.minNotional();
    }

    /** The lower of two bounds of which zero means none. */
    static BigDecimal lower(BigDecimal a, BigDecimal b) {
        if (a.signum() == 0 || b.signum() == 0) {
            return a.max(b);
        }
        return a.min(b);
    }

    private static void checkMoney(
            OrderRequest request, Quote quote, Account account, List<Breach> breaches) {
        Instrument instrument = request.instrument();
        TradingRules rules = instrument.rules();
        Cost cost = Cost.of(request, quote, account);
        if (cost == null) {
            breaches.add(new Breach(Kind.NO_PRICE_YET, Field.ORDER, BigDecimal.ZERO));
            return;
        }
        Field field = request.amount() != null ? Field.AMOUNT : Field.QUANTITY;
        BigDecimal notional = cost.notional();
        BigDecimal least = leastNotional(rules, request.type());
        BigDecimal most = rules.maxNotional();
        if (request.amount() != null) {
            // An amount must buy or sell a quantity that is valid itself.
            BigDecimal smallest = instrument.quantity(Math.max(rules.minLots(), rules.lotStep()));
            BigDecimal largest = instrument.quantity(mostLots(rules, request.type()));
            least = least.max(cost.price().multiply(smallest));
            most = lower(most, cost.price().multiply(largest));
        }
        if (notional.compareTo(least) < 0) {
            breaches.add(new Breach(Kind.NOTIONAL_TOO_SMALL, field, least));
        } else if (most.signum() > 0 && notional.compareTo(most) > 0) {
            breaches.add(new Breach(Kind.NOTIONAL_TOO_LARGE, field, most));
        }
        String asset = request.side() == Side.BUY ? instrument.quote() : instrument.base();
        BigDecimal needed = request.side() == Side.BUY ? notional : cost.quantity();
        BigDecimal free = account.free(asset);
        if (needed.compareTo(free) > 0) {
            breaches.add(new Breach(Kind.BALANCE_TOO_SMALL, field, free));
        }
    }
}
