package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds that a person has set for themselves, calmly, beside the venue's rules. Zero sets none. An
 * order that breaks one is denied; what only makes a position smaller is not bound by the loss.
 *
 * @param maxQuantity largest quantity of one order, base asset
 * @param maxValue largest price times quantity of one order, quote asset
 * @param maxPercentAway how far a price may be from the market, per cent
 * @param maxTicksAway how far a price may be from the market, steps of the instrument's tick
 * @param maxDailyLoss net loss of a day in the quote asset after which no new risk is taken
 * @param maxOpenOrders most orders that are open at a time
 */
public record OwnLimits(
        BigDecimal maxQuantity,
        BigDecimal maxValue,
        BigDecimal maxPercentAway,
        long maxTicksAway,
        BigDecimal maxDailyLoss,
        int maxOpenOrders) {

    public static final OwnLimits NONE =
            new OwnLimits(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0);

    public enum Kind {
        OWN_QUANTITY,
        OWN_VALUE,
        OWN_PERCENT_AWAY,
        OWN_TICKS_AWAY,
        OWN_DAILY_LOSS,
        OWN_OPEN_ORDERS
    }

    /**
     * A bound that an order breaks.
     *
     * @param limit the bound, in the unit of its kind
     */
    public record Breach(Kind kind, BigDecimal limit) {}

    /**
     * How things stand where an order is to be sent.
     *
     * @param openOrders in all
     * @param dayNet realised profit of the day in the instrument's quote asset, net of fees in it;
     *     negative for a loss
     * @param positionLots what our fills hold of the instrument, signed
     */
    public record Standing(int openOrders, BigDecimal dayNet, long positionLots) {
        public static final Standing NONE = new Standing(0, BigDecimal.ZERO, 0);
    }

    /** All bounds that it breaks; empty if none. */
    public List<Breach> check(
            OrderRequest request, Quote quote, Account account, Standing standing) {
        List<Breach> breaches = new ArrayList<>();
        Cost cost = Cost.of(request, quote, account);
        if (cost != null) {
            atMost(Kind.OWN_QUANTITY, cost.quantity(), maxQuantity, breaches);
            atMost(Kind.OWN_VALUE, cost.notional(), maxValue, breaches);
        }
        checkDistance(request, quote, breaches);
        if (maxOpenOrders > 0 && standing.openOrders() >= maxOpenOrders) {
            breaches.add(new Breach(Kind.OWN_OPEN_ORDERS, BigDecimal.valueOf(maxOpenOrders)));
        }
        if (maxDailyLoss.signum() > 0
                && standing.dayNet().negate().compareTo(maxDailyLoss) >= 0
                && !reduces(request, standing.positionLots())) {
            breaches.add(new Breach(Kind.OWN_DAILY_LOSS, maxDailyLoss));
        }
        return List.copyOf(breaches);
    }

    private static void atMost(
            Kind kind, BigDecimal value, BigDecimal limit, List<Breach> breaches) {
        if (limit.signum() > 0 && value.compareTo(limit) > 0) {
            breaches.add(new Breach(kind, limit));
        }
    }

    private void checkDistance(OrderRequest request, Quote quote, List<Breach> breaches) {
        long at = request.type().hasPrice() ? request.ticks() : request.stopTicks();
        long market = request.side() == Side.BUY ? quote.ask() : quote.bid();
        market = market > 0 ? market : quote.last();
        if (at == 0 || market <= 0) {
            return;
        }
        Instrument instrument = request.instrument();
        long away = Math.abs(at - market);
        if (maxTicksAway > 0 && away / instrument.rules().tickStep() > maxTicksAway) {
            breaches.add(new Breach(Kind.OWN_TICKS_AWAY, BigDecimal.valueOf(maxTicksAway)));
        }
        BigDecimal percent =
                BigDecimal.valueOf(away)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(market), 8, RoundingMode.HALF_UP);
        atMost(Kind.OWN_PERCENT_AWAY, percent, maxPercentAway, breaches);
    }

    private static boolean reduces(OrderRequest request, long positionLots) {
        return request.lots() > 0
                && request.lots() <= Math.abs(positionLots)
                && (request.side() == Side.SELL) == (positionLots > 0);
    }
}
