package app.ringdown.ui.ticket;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Account;
import app.ringdown.order.Cost;
import app.ringdown.order.Exits;
import app.ringdown.order.NearestValid;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderCheck.Breach;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.NumberInput;
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
    /**
     * What a draft is worth.
     *
     * @param request what would be sent, with an empty id, or null while there are problems
     * @param stop the other order of a pair, likewise; null where there is none
     * @param attempt the same with what could not be read left out
     * @param cost the estimate, where there is enough to make one
     */
    record Checked(
            @Nullable OrderRequest request,
            @Nullable OrderRequest stop,
            OrderRequest attempt,
            @Nullable Cost cost,
            List<Problem> problems) {
        Optional<Problem> at(Problem.Field field) {
            return problems.stream().filter(p -> p.field() == field).findFirst();
        }
    }

    private static final BigDecimal INSIDE = new BigDecimal("0.002");

    private final Texts texts;
    private final Format format;
    private final DraftReader reader;

    DraftCheck(Texts texts, Format format) {
        this.texts = texts;
        this.format = format;
        this.reader = new DraftReader(texts, format);
    }

    NumberInput numbers() {
        return reader.numbers();
    }

    /** As a person would type it: without zeros that say nothing. */
    String typed(BigDecimal value) {
        return reader.typed(value);
    }

    /** The typed price in ticks, or 0 if it can't be read as one. */
    long ticks(Draft draft, Quote quote) {
        return reader.price(draft, quote, new ArrayList<>());
    }

    /** The typed stop price in ticks, likewise. */
    long stopTicks(Draft draft, Quote quote) {
        return reader.stop(draft, quote, new ArrayList<>());
    }

    /** A draft's numbers so far. */
    private record Read(long ticks, long stopTicks, @Nullable BigDecimal price) {}

    /** As if the venue took all kinds of orders, and nothing were known of its book. */
    Checked check(Draft draft, Quote quote, Account account) {
        return check(draft, quote, account, OrderRules.ALL, BookView.EMPTY);
    }

    /** Looks at a draft as the market and the account stand. */
    Checked check(Draft draft, Quote quote, Account account, OrderRules venue, BookView book) {
        List<Problem> problems = new ArrayList<>();
        Instrument instrument = draft.instrument();
        long ticks = reader.price(draft, quote, problems);
        long stopTicks = reader.stop(draft, quote, problems);
        int trailing = reader.trailing(draft, problems);
        Read read = new Read(ticks, stopTicks, DraftReader.price(draft, quote, ticks, stopTicks));
        long entry = DraftReader.entry(draft, quote, ticks, stopTicks);
        long display = reader.display(draft, problems);
        boolean byRisk = draft.unit() == SizeUnit.RISK;
        Exits exits =
                byRisk ? reader.exits(draft, quote, entry, BigDecimal.ZERO, problems) : Exits.NONE;
        Size size = size(draft, quote, account, read, entry, exits, problems);
        if (!byRisk) {
            BigDecimal quantity = instrument.quantity(size.lots());
            exits = reader.exits(draft, quote, entry, quantity, problems);
        }
        OrderRequest attempt =
                new OrderRequest(
                        "",
                        instrument,
                        draft.side(),
                        draft.type(),
                        draft.timeInForce(),
                        ticks,
                        size.lots(),
                        size.amount(),
                        draft.isPair() ? 0 : stopTicks,
                        trailing,
                        display,
                        exits,
                        OrderLinks.NONE);
        for (Breach breach : OrderCheck.check(attempt, quote, account, venue)) {
            if (isOurs(breach, draft, attempt, size)) {
                problems.add(problem(breach, draft, quote, account, read, attempt, size.typed()));
            }
        }
        OrderRequest stop = draft.isPair() ? stopOf(attempt, stopTicks) : null;
        if (stop != null) {
            checkStop(stop, draft, quote, account, venue, read, problems);
        }
        boolean sized = size.lots() > 0 || size.amount() != null;
        Cost cost = sized ? Cost.of(attempt, quote, account, book) : null;
        boolean good = problems.isEmpty();
        return new Checked(
                good ? attempt : null, good ? stop : null, attempt, cost, List.copyOf(problems));
    }

    private static OrderRequest stopOf(OrderRequest limit, long stopTicks) {
        return new OrderRequest(
                        "",
                        limit.instrument(),
                        limit.side(),
                        OrderType.STOP,
                        TimeInForce.GTC,
                        0,
                        limit.lots(),
                        null)
                .withTrigger(stopTicks, 0);
    }

    /** Of the size it has been said already what is wrong. */
    private void checkStop(
            OrderRequest stop,
            Draft draft,
            Quote quote,
            Account account,
            OrderRules venue,
            Read read,
            List<Problem> problems) {
        for (Breach breach : OrderCheck.check(stop, quote, account, venue)) {
            if (breach.field() == OrderCheck.Field.STOP && stop.stopTicks() > 0) {
                problems.add(problem(breach, draft, quote, account, read, stop, null));
            }
        }
    }

    /** What was not typed, or could not be read, has been said already. */
    private static boolean isOurs(Breach breach, Draft draft, OrderRequest attempt, Size size) {
        return switch (breach.field()) {
            case PRICE -> attempt.ticks() > 0;
            case STOP -> attempt.stopTicks() > 0 || attempt.trailingBips() > 0;
            case QUANTITY, AMOUNT -> size.isRead();
            case DISPLAY -> attempt.displayLots() > 0;
            case TARGET, EXIT_STOP -> draft.bracket().isOn();
            case ORDER -> true;
        };
    }

    /**
     * A size as the venue takes it.
     *
     * @param typed the number that was typed, in quantity or amount; null if there is none
     * @param isRead whether it means something
     */
    private record Size(
            long lots, @Nullable BigDecimal amount, @Nullable BigDecimal typed, boolean isRead) {
        static final Size NONE = new Size(0, null, null, false);
    }

    private Size size(
            Draft draft,
            Quote quote,
            Account account,
            Read read,
            long entry,
            Exits exits,
            List<Problem> problems) {
        BigDecimal typed = reader.size(draft, problems);
        if (typed == null) {
            return Size.NONE;
        }
        return switch (draft.unit()) {
            case QUANTITY -> quantity(draft, account, read, typed, problems);
            case AMOUNT -> amount(draft, read, typed, problems);
            case PERCENT -> percent(draft, quote, account, read, typed, problems);
            case RISK -> risk(draft, account, entry, exits, typed, problems);
        };
    }

    private Size quantity(
            Draft draft, Account account, Read read, BigDecimal typed, List<Problem> problems) {
        Instrument instrument = draft.instrument();
        try {
            long lots = instrument.lots(typed);
            return new Size(lots, null, typed, lots > 0 || typed.signum() == 0);
        } catch (ArithmeticException e) {
            String step = format.plain(instrument.quantity(instrument.rules().lotStep()));
            problems.add(
                    DraftReader.at(
                            Problem.Field.SIZE,
                            texts.get("ticket.problem.QUANTITY_OFF_LOT", step, instrument.base()),
                            fixes(draft, account, read, typed)));
            return new Size(0, null, typed, false);
        }
    }

    private Size amount(Draft draft, Read read, BigDecimal typed, List<Problem> problems) {
        if (!draft.sendsAmount()) {
            BigDecimal price = read.price();
            long lots = price == null ? 0 : lotsOf(draft.instrument(), typed, price);
            return new Size(lots, null, typed, price != null);
        }
        if (typed.stripTrailingZeros().scale() <= DraftReader.AMOUNT_DECIMALS) {
            return new Size(0, typed, typed, true);
        }
        BigDecimal rounded = typed.setScale(DraftReader.AMOUNT_DECIMALS, RoundingMode.DOWN);
        problems.add(
                DraftReader.at(
                        Problem.Field.SIZE,
                        texts.get(
                                "ticket.problem.decimals",
                                String.valueOf(DraftReader.AMOUNT_DECIMALS)),
                        reader.fixes(Optional.of(rounded))));
        return new Size(0, null, typed, true);
    }

    private Size percent(
            Draft draft,
            Quote quote,
            Account account,
            Read read,
            BigDecimal typed,
            List<Problem> problems) {
        if (typed.compareTo(BigDecimal.valueOf(100)) > 0) {
            problems.add(
                    DraftReader.at(
                            Problem.Field.SIZE,
                            texts.get("ticket.problem.percent.most"),
                            List.of(reader.typed(BigDecimal.valueOf(100)))));
            return Size.NONE;
        }
        long at = Math.max(read.ticks(), read.stopTicks());
        Optional<Sizes.Size> part = Sizes.percent(draft, quote, account, at, typed);
        if (part.isEmpty()) {
            return Size.NONE;
        }
        BigDecimal value = part.get().value();
        return part.get().byAmount()
                ? amount(draft, read, value, problems)
                : quantity(draft, account, read, value, problems);
    }

    private Size risk(
            Draft draft,
            Account account,
            long entry,
            Exits exits,
            BigDecimal typed,
            List<Problem> problems) {
        if (exits.stopTicks() == 0 || draft.bracket().unit() == ExitUnit.MONEY || entry == 0) {
            problems.add(
                    DraftReader.at(
                            Problem.Field.SIZE, texts.get("ticket.problem.risk.stop"), List.of()));
            return Size.NONE;
        }
        Instrument instrument = draft.instrument();
        return Sizes.risk(instrument, account, entry, exits.stopTicks(), typed)
                .map(quantity -> new Size(instrument.lots(quantity), null, quantity, true))
                .orElse(Size.NONE);
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
            Read read,
            OrderRequest attempt,
            @Nullable BigDecimal size) {
        Instrument instrument = draft.instrument();
        Problem.Field field =
                switch (breach.field()) {
                    case PRICE -> Problem.Field.PRICE;
                    case STOP -> Problem.Field.STOP;
                    case QUANTITY, AMOUNT -> Problem.Field.SIZE;
                    case DISPLAY -> Problem.Field.DISPLAY;
                    case TARGET -> Problem.Field.TARGET;
                    case EXIT_STOP -> Problem.Field.EXIT_STOP;
                    case ORDER -> Problem.Field.ORDER;
                };
        String key = "ticket.problem." + breach.kind().name();
        String limit = format.plain(breach.limit().stripTrailingZeros());
        return switch (breach.kind()) {
            case NOT_TRADING ->
                    DraftReader.at(field, texts.get(key, instrument.symbol()), List.of());
            case NO_PRICE_YET, TYPE_NOT_TAKEN, DISPLAY_NEEDS_GTC, STOP_MISSING ->
                    DraftReader.at(field, texts.get(key), List.of());
            case PRICE_MISSING,
                    PRICE_TOO_LOW,
                    PRICE_TOO_HIGH,
                    PRICE_OFF_TICK,
                    PRICE_BELOW_BAND,
                    PRICE_ABOVE_BAND,
                    POST_ONLY_WOULD_TAKE ->
                    DraftReader.at(
                            field,
                            texts.get(
                                    key, format.money(breach.limit(), instrument.priceDecimals())),
                            priceFixes(breach, draft, quote, attempt));
            case WOULD_TRIGGER, EXIT_WRONG_SIDE ->
                    DraftReader.at(
                            field,
                            texts.get(
                                    key + (isAbove(breach, draft) ? ".above" : ".below"),
                                    format.money(breach.limit(), instrument.priceDecimals())),
                            priceFixes(breach, draft, quote, attempt));
            case TRAILING_TOO_SHORT, TRAILING_TOO_LONG ->
                    DraftReader.at(
                            field,
                            texts.get(key, limit),
                            reader.fixes(Optional.of(breach.limit())));
            case DISPLAY_TOO_LARGE, DISPLAY_TOO_MANY_PARTS ->
                    DraftReader.at(
                            field,
                            texts.get(key, limit, instrument.base()),
                            displayFixes(breach, attempt));
            case QUANTITY_MISSING, AMOUNT_NOT_TAKEN ->
                    size != null && size.signum() > 0
                            ? DraftReader.at( // an amount that makes less than a lot
                                    field,
                                    texts.get(
                                            "ticket.problem.QUANTITY_TOO_SMALL",
                                            format.plain(leastQuantity(instrument)),
                                            instrument.base()),
                                    sizeFixes(draft, account, read, size))
                            : DraftReader.at(field, texts.get("ticket.problem.zero"), List.of());
            case QUANTITY_TOO_SMALL, QUANTITY_TOO_LARGE, QUANTITY_OFF_LOT ->
                    DraftReader.at(
                            field,
                            texts.get(key, limit, instrument.base()),
                            field == Problem.Field.DISPLAY
                                    ? displayFixes(breach, attempt)
                                    : sizeFixes(draft, account, read, size));
            case NOTIONAL_TOO_SMALL, NOTIONAL_TOO_LARGE ->
                    DraftReader.at(
                            field,
                            texts.get(key, limit, instrument.quote()),
                            sizeFixes(draft, account, read, size));
            case BALANCE_TOO_SMALL ->
                    DraftReader.at(
                            field,
                            texts.get(key, limit, draft.paidWith()),
                            sizeFixes(draft, account, read, size));
        };
    }

    /** Which side of its bound a price should be on, where that is what is wrong with it. */
    private static boolean isAbove(Breach breach, Draft draft) {
        return switch (breach.kind()) {
            case WOULD_TRIGGER -> draft.isBuy() == (draft.isPair() || draft.type().isStopLoss());
            case EXIT_WRONG_SIDE -> draft.isBuy() == (breach.field() == OrderCheck.Field.TARGET);
            default -> throw new IllegalArgumentException(breach.kind().name());
        };
    }

    private static BigDecimal leastQuantity(Instrument instrument) {
        return instrument.quantity(
                Math.max(instrument.rules().minLots(), instrument.rules().lotStep()));
    }

    /** The nearest valid price, where a price is what is typed. */
    private List<String> priceFixes(Breach breach, Draft draft, Quote quote, OrderRequest attempt) {
        Instrument instrument = draft.instrument();
        BigDecimal step = instrument.price(instrument.rules().tickStep());
        BigDecimal limit = breach.limit();
        boolean leg =
                breach.field() == OrderCheck.Field.TARGET
                        || breach.field() == OrderCheck.Field.EXIT_STOP;
        if (leg && draft.bracket().unit() != ExitUnit.PRICE) {
            return List.of();
        }
        BigDecimal wanted =
                switch (breach.kind()) {
                    // A little inside: the band moves with the market.
                    case PRICE_BELOW_BAND -> limit.add(limit.multiply(INSIDE));
                    case PRICE_ABOVE_BAND -> limit.subtract(limit.multiply(INSIDE));
                    case WOULD_TRIGGER, EXIT_WRONG_SIDE ->
                            isAbove(breach, draft) ? limit.add(step) : limit.subtract(step);
                    default -> instrument.price(typedTicks(breach.field(), attempt));
                };
        OrderType as = breach.field() == OrderCheck.Field.PRICE ? draft.type() : OrderType.LIMIT;
        return reader.fixes(NearestValid.price(instrument, as, draft.side(), quote, wanted));
    }

    private static long typedTicks(OrderCheck.Field field, OrderRequest attempt) {
        return switch (field) {
            case STOP -> attempt.stopTicks();
            case TARGET -> attempt.exits().targetTicks();
            case EXIT_STOP -> attempt.exits().stopTicks();
            case PRICE, QUANTITY, AMOUNT, DISPLAY, ORDER -> attempt.ticks();
        };
    }

    /** The nearest part that the venue lets an order show. */
    private List<String> displayFixes(Breach breach, OrderRequest attempt) {
        Instrument instrument = attempt.instrument();
        long step = instrument.rules().lotStep();
        long lots =
                switch (breach.kind()) {
                    case DISPLAY_TOO_LARGE -> attempt.lots() - step;
                    case DISPLAY_TOO_MANY_PARTS ->
                            Math.ceilDiv(attempt.lots(), breach.limit().longValue());
                    case QUANTITY_TOO_SMALL -> instrument.rules().minLots();
                    default -> attempt.displayLots();
                };
        long whole = Math.ceilDiv(lots, step) * step;
        return whole > 0 && whole < attempt.lots()
                ? reader.fixes(Optional.of(instrument.quantity(whole)))
                : List.of();
    }

    /** Of a size that was typed as such; a percentage has no nearest valid quantity. */
    private List<String> sizeFixes(
            Draft draft, Account account, Read read, @Nullable BigDecimal size) {
        return size == null || draft.unit() == SizeUnit.PERCENT || draft.unit() == SizeUnit.RISK
                ? List.of()
                : fixes(draft, account, read, size);
    }

    private List<String> fixes(Draft draft, Account account, Read read, BigDecimal wanted) {
        return reader.fixes(nearestSize(draft, account, read, wanted));
    }

    /** The nearest valid quantity or amount, whichever the draft is in. */
    private static Optional<BigDecimal> nearestSize(
            Draft draft, Account account, Read read, BigDecimal wanted) {
        BigDecimal price = read.price();
        if (price == null) {
            return Optional.empty();
        }
        Instrument instrument = draft.instrument();
        BigDecimal free = account.free(draft.paidWith());
        if (draft.byAmount() && draft.sendsAmount()) {
            return NearestValid.amount(
                    instrument, draft.side(), price, free, DraftReader.AMOUNT_DECIMALS, wanted);
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
}
