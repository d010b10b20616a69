package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Account;
import app.ringdown.order.Cost;
import app.ringdown.order.NearestValid;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderCheck.Breach;
import app.ringdown.order.OrderRequest;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.NumberInput.Reading;
import app.ringdown.ui.base.Texts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes an order of a draft, or says what keeps it from being one: pure, asked again at every key
 * and every quote.
 */
final class DraftCheck {
    /** Decimals of an amount of money that venues take. */
    static final int AMOUNT_DECIMALS = 8;

    /**
     * What a draft is worth.
     *
     * @param request what would be sent, with an empty id, or null while there are problems
     * @param cost the estimate, where there is enough to make one
     */
    record Checked(@Nullable OrderRequest request, @Nullable Cost cost, List<Problem> problems) {
        Optional<Problem> at(Problem.Field field) {
            return problems.stream().filter(p -> p.field() == field).findFirst();
        }
    }

    private final Texts texts;
    private final Format format;
    private final NumberInput numbers;

    DraftCheck(Texts texts, Format format) {
        this.texts = texts;
        this.format = format;
        this.numbers = new NumberInput(format.locale());
    }

    NumberInput numbers() {
        return numbers;
    }

    /** Looks at a draft as the market and the account stand. */
    Checked check(Draft draft, Quote quote, Account account) {
        List<Problem> problems = new ArrayList<>();
        Instrument instrument = draft.instrument();
        long ticks = draft.isMarket() ? 0 : ticks(draft, quote, problems);
        BigDecimal price = price(draft, quote, ticks);
        BigDecimal size = size(draft, problems);
        boolean sizeRead = size != null;
        long lots = 0;
        BigDecimal amount = null;
        if (size != null && draft.sendsAmount()) {
            amount = amount(size, problems);
        } else if (size != null && draft.byAmount()) {
            lots = price == null ? 0 : lotsOf(instrument, size, price);
            sizeRead = price != null;
        } else if (size != null) {
            lots = lots(draft, quote, account, size, problems);
            sizeRead = lots > 0 || size.signum() == 0;
        }
        OrderRequest request =
                new OrderRequest(
                        "",
                        instrument,
                        draft.side(),
                        draft.type(),
                        draft.timeInForce(),
                        ticks,
                        lots,
                        amount);
        boolean priceRead = draft.isMarket() || ticks > 0;
        for (Breach breach : OrderCheck.check(request, quote, account)) {
            boolean ours =
                    switch (breach.field()) {
                        case PRICE -> priceRead;
                        case QUANTITY, AMOUNT -> sizeRead;
                        case ORDER -> true;
                    };
            if (ours) {
                problems.add(problem(breach, draft, quote, account, ticks, size));
            }
        }
        Cost cost = lots > 0 || amount != null ? Cost.of(request, quote, account) : null;
        return new Checked(problems.isEmpty() ? request : null, cost, List.copyOf(problems));
    }

    /** The price that the draft is reckoned at, or null if there is none yet. */
    static @Nullable BigDecimal price(Draft draft, Quote quote, long ticks) {
        long at = ticks;
        if (draft.isMarket()) {
            long best = draft.isBuy() ? quote.ask() : quote.bid();
            at = best > 0 ? best : quote.last();
        }
        return at > 0 ? draft.instrument().price(at) : null;
    }

    /** The typed price in ticks, or 0 if it can't be read as one. */
    long ticks(Draft draft, Quote quote) {
        return ticks(draft, quote, new ArrayList<>());
    }

    /** The typed price in ticks, or 0 with a problem. */
    private long ticks(Draft draft, Quote quote, List<Problem> problems) {
        Instrument instrument = draft.instrument();
        BigDecimal market = instrument.price(quote.last() > 0 ? quote.last() : quote.bid());
        BigDecimal value =
                read(
                        numbers.read(draft.price(), market),
                        Problem.Field.PRICE,
                        "ticket.problem.price.missing",
                        problems);
        if (value == null) {
            return 0;
        }
        try {
            long ticks = instrument.ticks(value);
            if (ticks == 0) {
                problems.add(at(Problem.Field.PRICE, texts.get("ticket.problem.zero"), List.of()));
            }
            return ticks;
        } catch (ArithmeticException e) {
            // Finer than a tick, or beyond all bounds: no order can say it.
            String step = format.plain(instrument.price(instrument.rules().tickStep()));
            problems.add(
                    at(
                            Problem.Field.PRICE,
                            texts.get("ticket.problem.PRICE_OFF_TICK", step),
                            fixes(nearestPrice(draft, quote, value))));
            return 0;
        }
    }

    private @Nullable BigDecimal size(Draft draft, List<Problem> problems) {
        return read(
                numbers.read(draft.size()),
                Problem.Field.SIZE,
                draft.byAmount()
                        ? "ticket.problem.amount.missing"
                        : "ticket.problem.quantity.missing",
                problems);
    }

    private @Nullable BigDecimal read(
            Reading reading, Problem.Field field, String missing, List<Problem> problems) {
        return switch (reading) {
            case Reading.Value(BigDecimal value) -> value;
            case Reading.Empty _ -> {
                problems.add(new Problem(field, texts.get(missing), true, List.of()));
                yield null;
            }
            case Reading.NotANumber _ -> {
                problems.add(at(field, texts.get("ticket.problem.no-number"), List.of()));
                yield null;
            }
            case Reading.Ambiguous ambiguous -> {
                problems.add(
                        at(
                                field,
                                texts.get("ticket.problem.ambiguous"),
                                numbers.choices(ambiguous)));
                yield null;
            }
        };
    }

    private @Nullable BigDecimal amount(BigDecimal size, List<Problem> problems) {
        if (size.stripTrailingZeros().scale() <= AMOUNT_DECIMALS) {
            return size;
        }
        problems.add(
                at(
                        Problem.Field.SIZE,
                        texts.get("ticket.problem.decimals", String.valueOf(AMOUNT_DECIMALS)),
                        fixes(Optional.of(size.setScale(AMOUNT_DECIMALS, RoundingMode.DOWN)))));
        return null;
    }

    /** The typed quantity in lots, or 0, with a problem if it can't be said in lots. */
    private long lots(
            Draft draft, Quote quote, Account account, BigDecimal size, List<Problem> problems) {
        Instrument instrument = draft.instrument();
        try {
            return instrument.lots(size);
        } catch (ArithmeticException e) {
            String step = format.plain(instrument.quantity(instrument.rules().lotStep()));
            long ticks = draft.isMarket() ? 0 : ticks(draft, quote);
            problems.add(
                    at(
                            Problem.Field.SIZE,
                            texts.get("ticket.problem.QUANTITY_OFF_LOT", step, instrument.base()),
                            fixes(nearestSize(draft, quote, account, ticks, size))));
            return 0;
        }
    }

    private static long lotsOf(Instrument instrument, BigDecimal amount, BigDecimal price) {
        return instrument.lotsWithin(
                amount.divide(price, instrument.lotDecimals(), RoundingMode.DOWN));
    }

    private Problem problem(
            Breach breach,
            Draft draft,
            Quote quote,
            Account account,
            long ticks,
            @Nullable BigDecimal size) {
        Instrument instrument = draft.instrument();
        String key = "ticket.problem." + breach.kind().name();
        String limit = format.plain(breach.limit().stripTrailingZeros());
        return switch (breach.kind()) {
            case NOT_TRADING ->
                    new Problem(
                            Problem.Field.ORDER,
                            texts.get(key, instrument.symbol()),
                            false,
                            List.of());
            case NO_PRICE_YET -> new Problem(Problem.Field.ORDER, texts.get(key), false, List.of());
            case PRICE_MISSING,
                    PRICE_TOO_LOW,
                    PRICE_TOO_HIGH,
                    PRICE_OFF_TICK,
                    POST_ONLY_WOULD_TAKE ->
                    at(
                            Problem.Field.PRICE,
                            texts.get(
                                    key, format.money(breach.limit(), instrument.priceDecimals())),
                            fixes(nearestPrice(draft, quote, instrument.price(ticks))));
            case QUANTITY_MISSING, AMOUNT_NOT_TAKEN ->
                    size != null && size.signum() > 0
                            ? at( // an amount that makes less than a lot
                                    Problem.Field.SIZE,
                                    texts.get(
                                            "ticket.problem.QUANTITY_TOO_SMALL",
                                            format.plain(leastQuantity(instrument)),
                                            instrument.base()),
                                    size(draft, quote, account, ticks, size))
                            : at(Problem.Field.SIZE, texts.get("ticket.problem.zero"), List.of());
            case QUANTITY_TOO_SMALL, QUANTITY_TOO_LARGE, QUANTITY_OFF_LOT ->
                    at(
                            Problem.Field.SIZE,
                            texts.get(key, limit, instrument.base()),
                            size(draft, quote, account, ticks, size));
            case NOTIONAL_TOO_SMALL, NOTIONAL_TOO_LARGE ->
                    at(
                            Problem.Field.SIZE,
                            texts.get(key, limit, instrument.quote()),
                            size(draft, quote, account, ticks, size));
            case BALANCE_TOO_SMALL ->
                    at(
                            Problem.Field.SIZE,
                            texts.get(key, limit, draft.paidWith()),
                            size(draft, quote, account, ticks, size));
        };
    }

    private static BigDecimal leastQuantity(Instrument instrument) {
        return instrument.quantity(
                Math.max(instrument.rules().minLots(), instrument.rules().lotStep()));
    }

    private List<String> size(
            Draft draft, Quote quote, Account account, long ticks, @Nullable BigDecimal size) {
        return size == null ? List.of() : fixes(nearestSize(draft, quote, account, ticks, size));
    }

    private static Optional<BigDecimal> nearestPrice(Draft draft, Quote quote, BigDecimal wanted) {
        return NearestValid.price(draft.instrument(), draft.type(), draft.side(), quote, wanted);
    }

    /** The nearest valid quantity or amount, whichever the draft is in. */
    static Optional<BigDecimal> nearestSize(
            Draft draft, Quote quote, Account account, long ticks, BigDecimal wanted) {
        BigDecimal price = price(draft, quote, ticks);
        if (price == null) {
            return Optional.empty();
        }
        Instrument instrument = draft.instrument();
        BigDecimal free = account.free(draft.paidWith());
        if (draft.sendsAmount()) {
            return NearestValid.amount(
                    instrument, draft.side(), price, free, AMOUNT_DECIMALS, wanted);
        }
        BigDecimal quantity =
                draft.byAmount()
                        ? wanted.divide(price, instrument.lotDecimals(), RoundingMode.DOWN)
                        : wanted;
        Optional<BigDecimal> nearest =
                NearestValid.quantity(
                        instrument, draft.type(), draft.side(), price, free, quantity);
        return draft.byAmount() ? nearest.map(price::multiply) : nearest;
    }

    private List<String> fixes(Optional<BigDecimal> value) {
        return value.map(this::typed).stream().toList();
    }

    /** As a person would type it: without zeros that say nothing. */
    String typed(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return numbers.write(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    private static Problem at(Problem.Field field, String sentence, List<String> fixes) {
        return new Problem(field, sentence, false, fixes);
    }
}
