package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Exits;
import app.ringdown.order.NearestValid;
import app.ringdown.order.OrderType;
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

/** Reads what was typed into numbers of an instrument; what can't be read is a problem. Pure. */
final class DraftReader {
    /** Decimals of an amount of money that venues take. */
    static final int AMOUNT_DECIMALS = 8;

    private static final int BIPS_DECIMALS = 2;

    private final Texts texts;
    private final Format format;
    private final NumberInput numbers;

    DraftReader(Texts texts, Format format) {
        this.texts = texts;
        this.format = format;
        this.numbers = new NumberInput(format.locale());
    }

    NumberInput numbers() {
        return numbers;
    }

    /** As a person would type it: without zeros that say nothing. */
    String typed(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return numbers.write(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    /** The price that a draft is reckoned at, or null if there is none yet. */
    static @Nullable BigDecimal price(Draft draft, Quote quote, long ticks, long stopTicks) {
        long at = entry(draft, quote, ticks, stopTicks);
        return at > 0 ? draft.instrument().price(at) : null;
    }

    /** About where it will be filled, ticks; 0 if there is no price yet. */
    static long entry(Draft draft, Quote quote, long ticks, long stopTicks) {
        if (draft.type().hasPrice()) {
            return ticks;
        }
        if (draft.type().hasStop()) {
            return stopTicks;
        }
        long best = draft.isBuy() ? quote.ask() : quote.bid();
        return best > 0 ? best : quote.last();
    }

    /** The typed limit price in ticks, or 0, with a problem if it can't be read as one. */
    long price(Draft draft, Quote quote, List<Problem> problems) {
        if (!draft.type().hasPrice()) {
            return 0;
        }
        return ticks(
                draft.price(),
                Problem.Field.PRICE,
                "ticket.problem.price.missing",
                draft,
                quote,
                problems);
    }

    /** The typed stop price in ticks, likewise. */
    long stop(Draft draft, Quote quote, List<Problem> problems) {
        if (!draft.type().hasStop() && !draft.isPair()) {
            return 0;
        }
        return ticks(
                draft.stop(),
                Problem.Field.STOP,
                "ticket.problem.stop.missing",
                draft,
                quote,
                problems);
    }

    /** The typed distance of a trailing stop in basis points, or 0. */
    int trailing(Draft draft, List<Problem> problems) {
        if (draft.type() != OrderType.TRAILING_STOP) {
            return 0;
        }
        BigDecimal percent =
                read(
                        numbers.read(draft.stop()),
                        Problem.Field.STOP,
                        "ticket.problem.trailing.missing",
                        problems);
        if (percent == null) {
            return 0;
        }
        BigDecimal bips = percent.movePointRight(BIPS_DECIMALS);
        if (bips.stripTrailingZeros().scale() > 0 || bips.compareTo(BigDecimal.valueOf(9999)) > 0) {
            problems.add(
                    at(
                            Problem.Field.STOP,
                            texts.get("ticket.problem.trailing.step"),
                            fixes(
                                    Optional.of(
                                            percent.setScale(BIPS_DECIMALS, RoundingMode.HALF_UP)
                                                    .min(new BigDecimal("99.99"))))));
            return 0;
        }
        return bips.intValueExact();
    }

    private long ticks(
            String typed,
            Problem.Field field,
            String missing,
            Draft draft,
            Quote quote,
            List<Problem> problems) {
        Instrument instrument = draft.instrument();
        BigDecimal market = instrument.price(quote.last() > 0 ? quote.last() : quote.bid());
        BigDecimal value = read(numbers.read(typed, market), field, missing, problems);
        if (value == null) {
            return 0;
        }
        try {
            long ticks = instrument.ticks(value);
            if (ticks == 0) {
                problems.add(at(field, texts.get("ticket.problem.zero"), List.of()));
            }
            return ticks;
        } catch (ArithmeticException e) {
            // Finer than a tick, or beyond all bounds: no order can say it.
            String step = format.plain(instrument.price(instrument.rules().tickStep()));
            OrderType as = field == Problem.Field.PRICE ? draft.type() : OrderType.LIMIT;
            problems.add(
                    at(
                            field,
                            texts.get("ticket.problem.PRICE_OFF_TICK", step),
                            fixes(NearestValid.price(instrument, as, draft.side(), quote, value))));
            return 0;
        }
    }

    /** What an iceberg shows, lots; 0 for all. */
    long display(Draft draft, List<Problem> problems) {
        if (draft.display().isBlank()) {
            return 0;
        }
        BigDecimal value = read(numbers.read(draft.display()), Problem.Field.DISPLAY, "", problems);
        if (value == null) {
            return 0;
        }
        Instrument instrument = draft.instrument();
        try {
            return instrument.lots(value);
        } catch (ArithmeticException e) {
            String step = format.plain(instrument.quantity(instrument.rules().lotStep()));
            problems.add(
                    at(
                            Problem.Field.DISPLAY,
                            texts.get("ticket.problem.QUANTITY_OFF_LOT", step, instrument.base()),
                            fixes(Optional.of(instrument.quantity(instrument.lotsWithin(value))))));
            return 0;
        }
    }

    /**
     * The prices of the bracket's legs, rounded to the instrument's step.
     *
     * @param entry ticks
     * @param quantity that the order is for, for legs in money; zero if it is not known
     */
    Exits exits(Draft draft, Quote quote, long entry, BigDecimal quantity, List<Problem> problems) {
        Draft.Bracket bracket = draft.bracket();
        if (!bracket.isOn()) {
            return Exits.NONE;
        }
        if (bracket.target().isBlank() && bracket.stop().isBlank()) {
            problems.add(
                    new Problem(
                            Problem.Field.TARGET,
                            texts.get("ticket.problem.exits.missing"),
                            true,
                            List.of()));
            return Exits.NONE;
        }
        return new Exits(
                exit(draft, quote, bracket.target(), entry, quantity, true, problems),
                exit(draft, quote, bracket.stop(), entry, quantity, false, problems));
    }

    private long exit(
            Draft draft,
            Quote quote,
            String typed,
            long entry,
            BigDecimal quantity,
            boolean gains,
            List<Problem> problems) {
        if (typed.isBlank()) {
            return 0;
        }
        Problem.Field field = gains ? Problem.Field.TARGET : Problem.Field.EXIT_STOP;
        if (draft.bracket().unit() == ExitUnit.PRICE) {
            return ticks(typed, field, "", draft, quote, problems);
        }
        BigDecimal value = read(numbers.read(typed), field, "", problems);
        if (value == null || entry == 0) {
            return 0;
        }
        Instrument instrument = draft.instrument();
        BigDecimal distance = distance(draft, value, entry, quantity); // ticks
        boolean above = draft.isBuy() == gains;
        BigDecimal step = BigDecimal.valueOf(instrument.rules().tickStep());
        BigDecimal ticks =
                BigDecimal.valueOf(entry)
                        .add(above ? distance : distance.negate())
                        .divide(step, 0, RoundingMode.HALF_UP)
                        .multiply(step);
        if (ticks.signum() <= 0 || distance.signum() == 0) {
            problems.add(at(field, texts.get("ticket.problem.exit.out"), List.of()));
            return 0;
        }
        return ticks.longValue();
    }

    private static BigDecimal distance(
            Draft draft, BigDecimal value, long entry, BigDecimal quantity) {
        Instrument instrument = draft.instrument();
        return switch (draft.bracket().unit()) {
            case PRICE -> throw new IllegalArgumentException("a price is no distance");
            case PERCENT -> BigDecimal.valueOf(entry).multiply(value).movePointLeft(2);
            case TICKS -> value.multiply(BigDecimal.valueOf(instrument.rules().tickStep()));
            case MONEY ->
                    quantity.signum() == 0
                            ? BigDecimal.ZERO
                            : value.divide(
                                            quantity,
                                            instrument.priceDecimals() + 4,
                                            RoundingMode.HALF_UP)
                                    .movePointRight(instrument.priceDecimals());
        };
    }

    /** The typed size as a number, or null with a problem. */
    @Nullable BigDecimal size(Draft draft, List<Problem> problems) {
        String missing =
                switch (draft.unit()) {
                    case QUANTITY -> "ticket.problem.quantity.missing";
                    case AMOUNT -> "ticket.problem.amount.missing";
                    case PERCENT, RISK -> "ticket.problem.percent.missing";
                };
        return read(numbers.read(draft.size()), Problem.Field.SIZE, missing, problems);
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

    List<String> fixes(Optional<BigDecimal> value) {
        return value.map(this::typed).stream().toList();
    }

    static Problem at(Problem.Field field, String sentence, List<String> fixes) {
        return new Problem(field, sentence, false, new ArrayList<>(fixes));
    }
}
