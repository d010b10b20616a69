package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.venue.LineState;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;

/** A book in words: its middle and spread, its touch, and why there is none. */
public record DepthWords(Texts texts, Format format) {

    /** Always with the half tick that it may have, so that it does not change its width. */
    String mid(Instrument instrument, BookView view) {
        if (view.spread() < 0) {
            return "";
        }
        long both = view.ticks(Side.BUY, 0) + view.ticks(Side.SELL, 0);
        return texts.get("depth.mid", format.scaled(5 * both, instrument.priceDecimals() + 1));
    }

    public String spread(Instrument instrument, BookView view) {
        long ticks = view.spread();
        if (ticks < 0) {
            return texts.get("depth.spread.none");
        }
        long pointHundredths = Math.round(1e6 * ticks / view.ticks(Side.BUY, 0));
        return texts.get(
                "depth.spread", format.price(instrument, ticks), format.scaled(pointHundredths, 2));
    }

    /** The best of both sides; empty if a side is. */
    String touch(Instrument instrument, BookView view) {
        return view.spread() < 0
                ? ""
                : texts.get(
                        "depth.spoken",
                        instrument.symbol(),
                        format.price(instrument, view.ticks(Side.BUY, 0)),
                        format.quantity(instrument, view.lots(Side.BUY, 0)),
                        format.price(instrument, view.ticks(Side.SELL, 0)),
                        format.quantity(instrument, view.lots(Side.SELL, 0)));
    }

    /**
     * Why there is no book.
     *
     * @param refused why the venue does not bring its changes; null if it does
     * @param trouble why the last snapshot did not come; null if it did
     */
    public String notice(
            LineState line, @Nullable String refused, @Nullable VenueException trouble) {
        return switch (line) {
            case OPEN ->
                    refused != null
                            ? texts.get("depth.refused", refused)
                            : trouble != null
                                    ? texts.get(
                                            "depth.failed", String.valueOf(trouble.getMessage()))
                                    : texts.get("depth.rebuilding");
            case CONNECTING -> texts.get("depth.connecting");
            case RECONNECTING -> texts.get("depth.reconnecting");
            case CLOSED -> texts.get("depth.closed");
        };
    }

    /** How often it was thrown away, and why the last time. */
    String history(BookView view) {
        return view.rebuilds() == 0
                ? texts.get("depth.rebuilt.never")
                : texts.get("depth.rebuilt", view.rebuilds(), cause(view.cause()));
    }

    private String cause(LiveBook.Cause cause) {
        return switch (cause) {
            case NONE -> "";
            case GAP -> texts.get("depth.cause.gap");
            case CROSSED -> texts.get("depth.cause.crossed");
            case BEYOND -> texts.get("depth.cause.beyond");
            case LINE -> texts.get("depth.cause.line");
        };
    }
}
