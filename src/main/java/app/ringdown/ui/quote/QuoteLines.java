package app.ringdown.ui.quote;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import java.util.List;

/**
 * What the quote panel says of a quote: groups of lines, in the order in which they stand. Pure but
 * for the format it is given.
 */
final class QuoteLines {
    /** How a value is drawn, unless it is stale. */
    enum Ink {
        PLAIN,
        UP,
        DOWN
    }

    /**
     * A value with its name.
     *
     * @param value right-aligned
     * @param extra after it, quieter; may be empty
     * @param place a place between 0 and 1 that is drawn instead of the value; NaN if none is
     */
    record Line(String name, String value, String extra, Ink ink, double place) {
        static Line of(String name, String value) {
            return new Line(name, value, "", Ink.PLAIN, Double.NaN);
        }
    }

    /**
     * Lines, one above the other.
     *
     * @param touch whether they are of the top of book; else of the last price and its day
     */
    record Group(List<Line> lines, boolean touch) {}

    private final Texts texts;
    private final Format format;

    QuoteLines(Texts texts, Format format) {
        this.texts = texts;
        this.format = format;
    }

    /** The last price. */
    String last(Quote quote) {
        return format.price(quote.instrument(), quote.last());
    }

    /** What the last price is above that of 24 hours ago, in the quote asset and in percent. */
    String change(Quote quote) {
        if (Double.isNaN(quote.change())) {
            return Format.NONE;
        }
        long ticks = quote.last() - quote.open();
        return (ticks > 0 ? "+" : "")
                + format.scaled(ticks, quote.instrument().priceDecimals())
                + "  "
                + format.percent(quote.change());
    }

    /** The middle of bid and ask, with half a tick. */
    String mid(Quote quote) {
        return quote.spread() < 0
                ? Format.NONE
                : format.scaled(
                        (quote.bid() + quote.ask()) * 5, quote.instrument().priceDecimals() + 1);
    }

    /** The rest, the most wanted first. */
    List<Group> groups(Quote quote) {
        Instrument of = quote.instrument();
        return List.of(
                new Group(
                        List.of(
                                side("quote.bid", of, quote.bid(), quote.bidLots(), Ink.UP),
                                side("quote.ask", of, quote.ask(), quote.askLots(), Ink.DOWN),
                                spread(quote)),
                        true),
                new Group(
                        List.of(
                                Line.of(texts.get("quote.high"), format.price(of, quote.high())),
                                Line.of(texts.get("quote.low"), format.price(of, quote.low())),
                                Line.of(texts.get("quote.open"), format.price(of, quote.open()))),
                        false),
                new Group(
                        List.of(
                                volume(
                                        "quote.volume",
                                        of.quantity(quote.volumeLots()).doubleValue()),
                                volume("quote.turnover", (double) quote.quoteVolume()),
                                new Line(
                                        texts.get("quote.range"),
                                        place(quote),
                                        "",
                                        Ink.PLAIN,
                                        quote.placeInRange())),
                        false));
    }

    private Line side(String name, Instrument of, long ticks, long lots, Ink ink) {
        return new Line(
                texts.get(name),
                format.price(of, ticks),
                ticks == 0 ? "" : "× " + format.quantity(of, lots),
                ink,
                Double.NaN);
    }

    private Line spread(Quote quote) {
        String name = texts.get("quote.spread");
        return quote.spread() < 0
                ? Line.of(name, Format.NONE)
                : new Line(
                        name,
                        texts.get("quote.spread.ticks", quote.spread()),
                        texts.get(
                                "quote.spread.points",
                                format.scaled(Math.round(quote.spreadPoints() * 100), 2)),
                        Ink.PLAIN,
                        Double.NaN);
    }

    private String place(Quote quote) {
        double place = quote.placeInRange();
        return Double.isNaN(place)
                ? Format.NONE
                : texts.get("quote.range.at", format.scaled(Math.round(place * 100), 0));
    }

    private Line volume(String name, double amount) {
        return Line.of(texts.get(name), amount == 0 ? Format.NONE : format.compact(amount));
    }
}
