package app.ringdown.ui.blotter;

import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.PositionRow;
import app.ringdown.ui.orders.PositionRow.Sight;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;

/**
 * The columns of positions: what one looks at all the time first, for a narrow table cuts the rest.
 */
final class PositionColumns {
    private static final int AVERAGE_EXTRA_DECIMALS = 2;
    private static final String OLD = "blotter-old";
    private static final String TEXT = "blotter-text";
    private static final String NUMBER = "blotter-number";

    private final Texts texts;
    private final Format format;
    private final QuoteWords ages;
    private final PnlWords pnl;

    PositionColumns(Texts texts, Format format, QuoteWords ages, PnlWords pnl) {
        this.texts = texts;
        this.format = format;
        this.ages = ages;
        this.pnl = pnl;
    }

    void addTo(LiveTable<PositionRow, Sight> table) {
        TableColumn<PositionRow, Sight> symbol =
                table.text(
                        "symbol",
                        title("symbol"),
                        96,
                        by(s -> of(s).symbol()),
                        s -> of(s).symbol());
        table.column(
                "side",
                title("position.side"),
                66,
                by(s -> s.position().quantity().signum()),
                this::side,
                PositionColumns::sideStyle,
                TEXT);
        table.number(
                "quantity",
                title("quantity"),
                100,
                by(s -> s.position().quantity()),
                this::quantity);
        table.number(
                "average",
                title("average"),
                104,
                by(s -> orZero(s.position().averagePrice())),
                s -> price(s, s.position().averagePrice()));
        table.column(
                "mark",
                title("mark"),
                124,
                by(s -> orZero(s.marked().price())),
                this::mark,
                s -> s.isStale() ? OLD : "",
                NUMBER);
        table.column(
                "unrealised",
                title("unrealised"),
                96,
                by(s -> orZero(s.marked().unrealised())),
                this::unrealised,
                s -> s.isStale() ? OLD : style(s, s.marked().unrealised()),
                NUMBER);
        table.column(
                "realised",
                title("realised"),
                100,
                by(s -> s.position().netRealised()),
                s -> pnl.signed(s.position().netRealised(), of(s).quote()),
                s -> style(s, s.position().netRealised()),
                NUMBER);
        table.number(
                "break-even",
                title("break-even"),
                112,
                by(s -> orZero(s.position().breakEven())),
                s -> price(s, s.position().breakEven()));
        table.number(
                "fees",
                title("fees"),
                170,
                by(s -> s.position().feesInQuote()),
                s -> pnl.fees(s.position().fees()));
        table.column(
                "as-of",
                title("as-of"),
                130,
                by(Sight::asOfNanos),
                this::asOf,
                s -> s.isStale() ? OLD : "",
                TEXT);
        table.view().getSortOrder().add(symbol);
    }

    private String title(String column) {
        return texts.get("blotter.column." + column);
    }

    /** With an arrow, so that it can be told without its colour. */
    private String side(Sight sight) {
        if (!sight.position().isOpen()) {
            return texts.get("position.flat");
        }
        return texts.get(
                sight.position().quantity().signum() > 0 ? "position.long" : "position.short");
    }

    private static String sideStyle(Sight sight) {
        if (!sight.position().isOpen()) {
            return "";
        }
        return sight.position().quantity().signum() > 0 ? "blotter-buy" : "blotter-sell";
    }

    /** All its digits: fees in the base asset leave more of them than orders have. */
    private String quantity(Sight sight) {
        BigDecimal size = sight.position().quantity().abs();
        int decimals = Math.max(of(sight).lotDecimals(), size.stripTrailingZeros().scale());
        return format.money(size, decimals);
    }

    private String price(Sight sight, @Nullable BigDecimal price) {
        return price == null || !sight.position().isOpen()
                ? Format.NONE
                : format.money(price, of(sight).priceDecimals() + AVERAGE_EXTRA_DECIMALS);
    }

    /** The price and which one it is. */
    private String mark(Sight sight) {
        BigDecimal price = sight.marked().price();
        if (!sight.position().isOpen()) {
            return Format.NONE;
        }
        String which = which(sight);
        if (price == null) {
            return texts.get("position.mark.none", which);
        }
        int decimals = Math.max(of(sight).priceDecimals(), price.stripTrailingZeros().scale());
        return texts.get("position.mark.of", format.money(price, decimals), which);
    }

    private String which(Sight sight) {
        return switch (sight.marked().mark()) {
            case LAST -> texts.get("position.mark.last");
            case MID -> texts.get("position.mark.mid");
            case EXIT ->
                    texts.get(
                            sight.position().quantity().signum() < 0
                                    ? "position.mark.ask"
                                    : "position.mark.bid");
        };
    }

    private String unrealised(Sight sight) {
        BigDecimal amount = sight.marked().unrealised();
        return amount == null || !sight.position().isOpen()
                ? Format.NONE
                : pnl.signed(amount, of(sight).quote());
    }

    private static String style(Sight sight, @Nullable BigDecimal amount) {
        return amount == null ? "" : PnlWords.style(amount, of(sight).quote());
    }

    /** When the quote came that it is valued at, and what is the matter with it. */
    private String asOf(Sight sight) {
        if (sight.asOfNanos() == 0) {
            return Format.NONE;
        }
        String time = ages.time(sight.asOfNanos(), System.nanoTime());
        return switch (sight.freshness()) {
            case LIVE -> time;
            case POLLED -> texts.get("position.as-of.polled", time);
            case STALE, UNKNOWN -> texts.get("position.as-of.stale", time);
        };
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Instrument of(Sight sight) {
        return sight.position().instrument();
    }

    private static <T extends Comparable<? super T>> Comparator<Sight> by(Function<Sight, T> key) {
        return Comparator.comparing(key);
    }
}
