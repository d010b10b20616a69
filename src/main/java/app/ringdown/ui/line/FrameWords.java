package app.ringdown.ui.line;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.LevelList;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Says in plain words what a frame changed: the connector's own parser tells it here as it told it
 * to the desk. JavaFX thread.
 */
final class FrameWords implements MarketListener, AccountListener {
    /** Levels of a side that are told; of the others only how many there are. */
    private static final int MOST_LEVELS = 6;

    /** Instruments whose days are told; of the others only how many there are. */
    private static final int MOST_DAYS = 8;

    private final Traffic traffic;
    private final Texts texts;
    private final Format format;
    private final OrderWords orders;
    private final List<String> said = new ArrayList<>();
    private int days;
    private boolean listening;
    private @Nullable Touch before;
    private @Nullable Touch touch;

    private record Touch(long bid, long bidLots, long ask, long askLots) {}

    FrameWords(Traffic traffic, Texts texts, Format format, OrderWords orders) {
        this.traffic = traffic;
        this.texts = texts;
        this.format = format;
        this.orders = orders;
    }

    /** A line or a few. */
    String of(Transfer transfer) {
        said.clear();
        before = null;
        touch = null;
        if (transfer instanceof Transfer.Frame frame) {
            Transfer.Frame earlier = traffic.before(frame);
            if (earlier != null && traffic.explain(earlier, this, this)) {
                before = touch;
            }
        }
        days = 0;
        listening = true;
        boolean told = traffic.explain(transfer, this, this);
        if (days > MOST_DAYS) {
            say("line.words.day.more", days - MOST_DAYS);
        }
        listening = false;
        return told && !said.isEmpty() ? String.join("\n", said) : otherwise(transfer);
    }

    private String otherwise(Transfer transfer) {
        return switch (transfer) {
            case Transfer.Call call when call.status() == 0 ->
                    texts.get("line.words.unanswered", call.failure());
            case Transfer.Call call when call.isFailure() ->
                    texts.get("line.words.refused", String.valueOf(call.status()));
            case Transfer.Call call ->
                    texts.get("line.words.answered", String.valueOf(call.status()));
            case Transfer.Frame frame when frame.sent() -> texts.get("line.words.sent");
            case Transfer.Frame frame when frame.kind().isEmpty() -> texts.get("line.words.answer");
            case Transfer.Frame _ -> texts.get("line.words.nothing");
        };
    }

    private void say(String key, Object... arguments) {
        if (listening) {
            said.add(texts.get(key, arguments));
        }
    }

    @Override
    public void onTouch(
            Instrument instrument,
            long bid,
            long bidLots,
            long ask,
            long askLots,
            long sequence,
            long arrivalNanos) {
        touch = new Touch(bid, bidLots, ask, askLots);
        Touch was = before;
        say(
                "line.words.touch",
                instrument.symbol(),
                change(instrument, was == null ? bid : was.bid, bid),
                sizeChange(instrument, was == null ? bidLots : was.bidLots, bidLots),
                change(instrument, was == null ? ask : was.ask, ask),
                sizeChange(instrument, was == null ? askLots : was.askLots, askLots));
        if (was != null && was.equals(touch)) {
            say("line.words.same");
        }
    }

    private String change(Instrument instrument, long was, long is) {
        return arrow(format.price(instrument, was), format.price(instrument, is));
    }

    private String sizeChange(Instrument instrument, long was, long is) {
        return arrow(format.quantity(instrument, was), format.quantity(instrument, is));
    }

    private String arrow(String was, String is) {
        return was.equals(is) ? is : texts.get("line.words.arrow", was, is);
    }

    @Override
    public void onTrade(
            Instrument instrument,
            long tradeId,
            long ticks,
            long lots,
            Side aggressor,
            long venueMs,
            long arrivalNanos) {
        say(
                aggressor == Side.BUY ? "line.words.bought" : "line.words.sold",
                instrument.symbol(),
                format.quantity(instrument, lots),
                format.price(instrument, ticks),
                Long.toString(tradeId));
    }

    @Override
    public void onDay(
            Instrument instrument,
            long open,
            long high,
            long low,
            long last,
            long volumeLots,
            long quoteVolume,
            long venueMs,
            long arrivalNanos) {
        days++;
        if (days > MOST_DAYS) {
            return;
        }
        say(
                "line.words.day",
                instrument.symbol(),
                format.price(instrument, last),
                format.price(instrument, open),
                format.price(instrument, high),
                format.price(instrument, low),
                format.quantity(instrument, volumeLots));
    }

    @Override
    public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
        say(
                "line.words.depth",
                instrument.symbol(),
                Long.toString(update.firstId()),
                Long.toString(update.lastId()));
        say("line.words.bids", levels(instrument, update.bids()));
        say("line.words.asks", levels(instrument, update.asks()));
    }

    private String levels(Instrument instrument, LevelList levels) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < Math.min(levels.size(), MOST_LEVELS); i++) {
            String price = format.price(instrument, levels.ticks(i));
            told.add(
                    levels.lots(i) == 0
                            ? texts.get("line.words.level.gone", price)
                            : texts.get(
                                    "line.words.level",
                                    price,
                                    format.quantity(instrument, levels.lots(i))));
        }
        if (levels.size() > MOST_LEVELS) {
            told.add(texts.get("line.words.level.more", levels.size() - MOST_LEVELS));
        }
        return told.isEmpty() ? texts.get("line.words.level.none") : String.join(", ", told);
    }

    @Override
    public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {
        say(
                bar.closed() ? "line.words.bar.closed" : "line.words.bar",
                instrument.symbol(),
                interval.code(),
                format.price(instrument, bar.open()),
                format.price(instrument, bar.high()),
                format.price(instrument, bar.low()),
                format.price(instrument, bar.close()),
                format.quantity(instrument, bar.volumeLots()));
    }

    @Override
    public void onMarketLine(LineState state) {
        // No frame says this.
    }

    @Override
    public void onOrder(OrderRequest as, OrderEvent.Report event) {
        Instrument instrument = as.instrument();
        say(
                "line.words.order",
                as.clientOrderId(),
                instrument.symbol(),
                orders.intent(as),
                texts.get("line.words.state." + event.state().name()));
        say(
                "line.words.filled",
                format.quantity(instrument, event.executedLots()),
                format.quantity(instrument, as.lots()),
                instrument.base());
        Fill fill = event.fill();
        if (fill != null) {
            say(
                    fill.maker() ? "line.words.fill.maker" : "line.words.fill.taker",
                    format.quantity(instrument, fill.lots()),
                    instrument.base(),
                    format.price(instrument, fill.ticks()),
                    format.plain(fill.fee()),
                    fill.feeAsset());
        }
    }

    @Override
    public void onBalances(List<Balance> changed, long venueMs) {
        for (Balance balance : changed) {
            say(
                    "line.words.balance",
                    balance.asset(),
                    format.plain(balance.free()),
                    format.plain(balance.locked()));
        }
    }

    @Override
    public void onAccount(Account account) {
        // No frame says this.
    }

    @Override
    public void onAccountLine(LineState state) {
        // No frame says this.
    }
}
