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
        /** The stop price, or the distance of a trailing stop. */
        STOP,
        QUANTITY,
        AMOUNT,
        /** What an iceberg shows. */
        DISPLAY,
        TARGET,
        EXIT_STOP,
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
        TYPE_NOT_TAKEN,
        PRICE_MISSING,
        PRICE_TOO_LOW,
        PRICE_TOO_HIGH,
        PRICE_OFF_TICK,
        PRICE_BELOW_BAND,
        PRICE_ABOVE_BAND,
        STOP_MISSING,
        WOULD_TRIGGER,
        TRAILING_TOO_SHORT,
        TRAILING_TOO_LONG,
        QUANTITY_MISSING,
        QUANTITY_TOO_SMALL,
        QUANTITY_TOO_LARGE,
        QUANTITY_OFF_LOT,
        AMOUNT_NOT_TAKEN,
        DISPLAY_TOO_LARGE,
        DISPLAY_TOO_MANY_PARTS,
        DISPLAY_NEEDS_GTC,
        EXIT_WRONG_SIDE,
        NOTIONAL_TOO_SMALL,
        NOTIONAL_TOO_LARGE,
        NO_PRICE_YET,
        POST_ONLY_WOULD_TAKE,
        BALANCE_TOO_SMALL
    }

    private OrderCheck() {}

    /** As if the venue took all kinds of orders. */
    public static List<Breach> check(OrderRequest request, Quote quote, Account account) {
        return check(request, quote, account, OrderRules.ALL);
    }

    /** All breaches, the ones of the price first; empty if nothing is known to be wrong. */
    public static List<Breach> check(
            OrderRequest request, Quote quote, Account account, OrderRules venue) {
        List<Breach> breaches = new ArrayList<>();
        Instrument instrument = request.instrument();
        TradingRules rules = instrument.rules();
        if (!instrument.trading()) {
            breaches.add(new Breach(Kind.NOT_TRADING, Field.ORDER, BigDecimal.ZERO));
        }
        if (!venue.types().contains(request.type())) {
            breaches.add(new Breach(Kind.TYPE_NOT_TAKEN, Field.ORDER, BigDecimal.ZERO));
        }
        if (request.type().hasPrice()) {
            checkPrice(request, quote, venue, breaches);
        }
        if (request.type().isTriggered()) {
            checkTrigger(request, quote, venue, breaches);
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
            checkDisplay(request, venue, breaches);
        }
        checkExits(request, quote, venue, breaches);
        if (breaches.isEmpty()) {
            checkMoney(request, quote, account, breaches);
        }
        return List.copyOf(breaches);
    }

    private static void checkPrice(
            OrderRequest request, Quote quote, OrderRules venue, List<Breach> breaches) {
        Instrument instrument = request.instrument();
        long ticks = request.ticks();
        if (ticks == 0) {
            breaches.add(new Breach(Kind.PRICE_MISSING, Field.PRICE, BigDecimal.ZERO));
            return;
        }
        int before = breaches.size();
        checkTicks(instrument, ticks, Field.PRICE, breaches);
        if (breaches.size() > before) {
            return;
        }
        if (request.type() == OrderType.POST_ONLY) {
            long other = request.side() == Side.BUY ? quote.ask() : quote.bid();
            if (other > 0 && (request.side() == Side.BUY ? ticks >= other : ticks <= other)) {
                breaches.add(
                        new Breach(
                                Kind.POST_ONLY_WOULD_TAKE, Field.PRICE, instrument.price(other)));
            }
        }
        checkBand(request, quote, venue, breaches);
    }

    /** What binds any price that an order names. */
    private static void checkTicks(
            Instrument instrument, long ticks, Field field, List<Breach> breaches) {
        TradingRules rules = instrument.rules();
        if (rules.minTicks() > 0 && ticks < rules.minTicks()) {
            breaches.add(new Breach(Kind.PRICE_TOO_LOW, field, instrument.price(rules.minTicks())));
        } else if (rules.maxTicks() > 0 && ticks > rules.maxTicks()) {
            breaches.add(
                    new Breach(Kind.PRICE_TOO_HIGH, field, instrument.price(rules.maxTicks())));
        } else if (ticks % rules.tickStep() != 0) {
            breaches.add(
                    new Breach(Kind.PRICE_OFF_TICK, field, instrument.price(rules.tickStep())));
        }
    }

    /** The venue reckons with an average of minutes; the last price is the nearest that we have. */
    private static void checkBand(
            OrderRequest request, Quote quote, OrderRules venue, List<Breach> breaches) {
        OrderRules.Band band = venue.band(request.side());
        if (quote.last() <= 0) {
            return;
        }
        Instrument instrument = request.instrument();
        BigDecimal market = instrument.price(quote.last());
        BigDecimal price = instrument.price(request.ticks());
        BigDecimal low = market.multiply(band.down());
        BigDecimal high = market.multiply(band.up());
        if (price.compareTo(low) < 0) {
            breaches.add(new Breach(Kind.PRICE_BELOW_BAND, Field.PRICE, low));
        } else if (high.signum() > 0 && price.compareTo(high) > 0) {
            breaches.add(new Breach(Kind.PRICE_ABOVE_BAND, Field.PRICE, high));
        }
    }

    private static void checkTrigger(
            OrderRequest request, Quote quote, OrderRules venue, List<Breach> breaches) {
        Instrument instrument = request.instrument();
        int bips = request.trailingBips();
        if (request.type() == OrderType.TRAILING_STOP && bips < venue.minTrailingBips()) {
            BigDecimal least = BigDecimal.valueOf(venue.minTrailingBips(), 2);
            breaches.add(new Breach(Kind.TRAILING_TOO_SHORT, Field.STOP, least));
        } else if (venue.maxTrailingBips() > 0 && bips > venue.maxTrailingBips()) {
            BigDecimal most = BigDecimal.valueOf(venue.maxTrailingBips(), 2);
            breaches.add(new Breach(Kind.TRAILING_TOO_LONG, Field.STOP, most));
        }
        long stop = request.stopTicks();
        if (!request.type().hasStop()) {
            return;
        }
        if (stop == 0) {
            breaches.add(new Breach(Kind.STOP_MISSING, Field.STOP, BigDecimal.ZERO));
            return;
        }
        int before = breaches.size();
        checkTicks(instrument, stop, Field.STOP, breaches);
        if (breaches.size() == before && bips == 0 && wouldTrigger(request, quote)) {
            BigDecimal last = instrument.price(quote.last());
            breaches.add(new Breach(Kind.WOULD_TRIGGER, Field.STOP, last));
        }
    }

    /** A stop loss waits for a price above the market when it buys; a take profit for one below. */
    private static boolean wouldTrigger(OrderRequest request, Quote quote) {
        boolean above = (request.side() == Side.BUY) == request.type().isStopLoss();
        long best = above ? quote.ask() : quote.bid();
        long last = quote.last() > 0 ? quote.last() : best;
        return last > 0 && (above ? request.stopTicks() <= last : request.stopTicks() >= last);
    }

    private static void checkDisplay(
            OrderRequest request, OrderRules venue, List<Breach> breaches) {
        long shown = request.displayLots();
        if (shown == 0) {
            return;
        }
        Instrument instrument = request.instrument();
        TradingRules rules = instrument.rules();
        boolean rests =
                request.type() == OrderType.POST_ONLY
                        || (request.type().hasPrice() && request.timeInForce() == TimeInForce.GTC);
        if (!venue.iceberg() || !rests) {
            breaches.add(new Breach(Kind.DISPLAY_NEEDS_GTC, Field.DISPLAY, BigDecimal.ZERO));
        } else if (shown < rules.minLots()) {
            BigDecimal least = instrument.quantity(rules.minLots());
            breaches.add(new Breach(Kind.QUANTITY_TOO_SMALL, Field.DISPLAY, least));
        } else if (shown % rules.lotStep() != 0) {
            BigDecimal step = instrument.quantity(rules.lotStep());
            breaches.add(new Breach(Kind.QUANTITY_OFF_LOT, Field.DISPLAY, step));
        } else if (shown >= request.lots()) {
            BigDecimal most = instrument.quantity(request.lots());
            breaches.add(new Breach(Kind.DISPLAY_TOO_LARGE, Field.DISPLAY, most));
        } else if (venue.icebergParts() > 0
                && Math.ceilDiv(request.lots(), shown) > venue.icebergParts()) {
            BigDecimal parts = BigDecimal.valueOf(venue.icebergParts());
            breaches.add(new Breach(Kind.DISPLAY_TOO_MANY_PARTS, Field.DISPLAY, parts));
        }
    }

    /** A target lies on the side of the gain of where the order is filled, a stop on the other. */
    private static void checkExits(
            OrderRequest request, Quote quote, OrderRules venue, List<Breach> breaches) {
        Exits exits = request.exits();
        if (exits.isEmpty()) {
            return;
        }
        boolean buy = request.side() == Side.BUY;
        boolean both = exits.targetTicks() > 0 && exits.stopTicks() > 0;
        boolean stopTaken = exits.stopTicks() == 0 || venue.types().contains(OrderType.STOP);
        OrderType target = both ? OrderType.POST_ONLY : OrderType.LIMIT;
        boolean targetTaken = exits.targetTicks() == 0 || venue.types().contains(target);
        if ((both && !venue.oco()) || !stopTaken || !targetTaken) {
            breaches.add(new Breach(Kind.TYPE_NOT_TAKEN, Field.TARGET, BigDecimal.ZERO));
            return;
        }
        Instrument instrument = request.instrument();
        long most = mostLots(instrument.rules(), OrderType.STOP);
        if (exits.stopTicks() > 0 && most > 0 && request.lots() > most) {
            BigDecimal largest = instrument.quantity(most);
            breaches.add(new Breach(Kind.QUANTITY_TOO_LARGE, Field.QUANTITY, largest));
        }
        long at = entryTicks(request, quote);
        checkExit(request, exits.targetTicks(), buy, at, Field.TARGET, breaches);
        checkExit(request, exits.stopTicks(), !buy, at, Field.EXIT_STOP, breaches);
    }

    /** About where the order will be filled, ticks; 0 if nobody knows. */
    private static long entryTicks(OrderRequest request, Quote quote) {
        if (request.type().hasPrice()) {
            return request.ticks();
        }
        if (request.type().hasStop()) {
            return request.stopTicks();
        }
        return request.side() == Side.BUY ? quote.ask() : quote.bid();
    }

    private static void checkExit(
            OrderRequest request,
            long ticks,
            boolean above,
            long at,
            Field field,
            List<Breach> breaches) {
        if (ticks == 0) {
            return;
        }
        int before = breaches.size();
        Instrument instrument = request.instrument();
        checkTicks(instrument, ticks, field, breaches);
        if (breaches.size() == before && at > 0 && (above ? ticks <= at : ticks >= at)) {
            breaches.add(new Breach(Kind.EXIT_WRONG_SIDE, field, instrument.price(at)));
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
    public static long mostLots(TradingRules rules, OrderType type) {
        long any = rules.maxLots();
        long market = rules.maxMarketLots();
        if (type.hasPrice() || market == 0) {
            return any;
        }
        return any == 0 ? market : Math.min(any, market);
    }

    /** Least price times quantity of one order; zero if the venue sets no bound. */
    static BigDecimal leastNotional(TradingRules rules, OrderType type) {
        return !type.hasPrice() && !rules.minNotionalOnMarket()
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
