package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Account;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Sizes that the ticket fills in: a part of the balance, a step up or down. The venue takes its fee
 * from what is received, never from what is paid, so a whole balance can be spent.
 */
final class Sizes {
    /** A size, and whether it is an amount of the quote asset. */
    record Size(boolean byAmount, BigDecimal value) {}

    private Sizes() {}

    /**
     * {@code percent} of what the account has free of the asset that is paid with. A market order
     * is filled in as what is paid, if the venue takes that: the amount when it buys, the quantity
     * when it sells. Reckoned from a price that moves it could ask for more than there is.
     *
     * @param ticks the limit price; 0 for a market order
     * @return empty if there is no price to reckon with
     */
    static Optional<Size> percent(
            Draft draft, Quote quote, Account account, long ticks, BigDecimal percent) {
        Instrument instrument = draft.instrument();
        BigDecimal part = account.free(draft.paidWith()).multiply(percent).movePointLeft(2);
        BigDecimal price = DraftReader.price(draft, quote, ticks, ticks);
        boolean amountForMarket = draft.isMarket() && instrument.rules().amountAllowed();
        if (!draft.isBuy() && (draft.isMarket() || !draft.byAmount())) {
            return Optional.of(new Size(false, instrument.quantity(instrument.lotsWithin(part))));
        }
        if (draft.isBuy() && (amountForMarket || (draft.byAmount() && price != null))) {
            return Optional.of(new Size(true, money(instrument, part)));
        }
        if (price == null) {
            return Optional.empty();
        }
        if (!draft.isBuy()) {
            BigDecimal quantity = instrument.quantity(instrument.lotsWithin(part));
            return Optional.of(new Size(true, quantity.multiply(price)));
        }
        BigDecimal quantity = part.divide(price, instrument.lotDecimals(), RoundingMode.DOWN);
        return Optional.of(new Size(false, instrument.quantity(instrument.lotsWithin(quantity))));
    }

    /**
     * The quantity that loses {@code percent} of what the account holds in the instrument's two
     * assets if it is bought or sold at {@code entryTicks} and left at {@code stopTicks}, rounded
     * down to the lot. Fees are not in it.
     *
     * @return empty if entry and stop are the same
     */
    static Optional<BigDecimal> risk(
            Instrument instrument,
            Account account,
            long entryTicks,
            long stopTicks,
            BigDecimal percent) {
        BigDecimal distance = instrument.price(Math.abs(entryTicks - stopTicks));
        if (distance.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal held =
                account.total(instrument.quote())
                        .add(
                                account.total(instrument.base())
                                        .multiply(instrument.price(entryTicks)));
        BigDecimal quantity =
                held.multiply(percent)
                        .movePointLeft(2)
                        .divide(distance, instrument.lotDecimals(), RoundingMode.DOWN);
        return Optional.of(instrument.quantity(instrument.lotsWithin(quantity)));
    }

    /**
     * A size one step up or down: a tenth of its own magnitude, so that a few steps are enough at
     * any size, but at least {@code least}; never below zero.
     */
    static BigDecimal step(BigDecimal value, BigDecimal least, int steps) {
        BigDecimal step = least;
        if (value.signum() > 0) {
            int magnitude = value.precision() - value.scale() - 1;
            step = new BigDecimal(BigInteger.ONE, 1 - magnitude).max(least);
        }
        return value.add(step.multiply(BigDecimal.valueOf(steps))).max(BigDecimal.ZERO);
    }

    /** Rounded down to what a person would type. */
    private static BigDecimal money(Instrument instrument, BigDecimal amount) {
        int decimals = Math.clamp(instrument.priceDecimals(), 2, DraftReader.AMOUNT_DECIMALS);
        return amount.setScale(decimals, RoundingMode.DOWN);
    }
}
