package app.ringdown.ui.ladder;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.ui.base.Texts;

import java.util.List;

/**
 * What can be done on a ladder, each only if it may be done now; the line of words says what was
 * done or why not. JavaFX thread.
 */
final class LadderActs {

    /** How things stand at the moment of an act. */
    interface State {
        Instrument instrument();

        boolean isArmed();

        /** Why there is no book that is right; empty if there is one. */
        String noBook();

        /** How old the quote is, in words, if it is not live; empty if it is. */
        String doubt();

        LadderOrders orders();
    }

    private final State state;
    private final QuantityBox quantity;
    private final LadderTrader trader;
    private final LadderLine line;
    private final Texts texts;
    private final LadderGate gate = new LadderGate();

    LadderActs(
            State state, QuantityBox quantity, LadderTrader trader, LadderLine line, Texts texts) {
        this.state = state;
        this.quantity = quantity;
        this.trader = trader;
        this.line = line;
        this.texts = texts;
    }

    /**
     * Does what a hand meant.
     *
     * @param nanos {@link System#nanoTime()} of the click
     */
    void act(LadderGesture.Intent intent, long nanos) {
        switch (intent) {
            case LadderGesture.Intent.Nothing _ -> {
                // What it has marked is enough.
            }
            case LadderGesture.Intent.Slipped _ -> line.refuse(texts.get("ladder.slipped"));
            case LadderGesture.Intent.Place(Side side, boolean stop, long ticks) ->
                    place(side, stop, ticks, nanos);
            case LadderGesture.Intent.Move(Side side, List<String> ids, long ticks) -> {
                if (may(new LadderGate.Wish(ids, side, ticks), nanos)) {
                    trader.move(ids, ticks, nanos);
                }
            }
            case LadderGesture.Intent.Cancel(List<String> ids) -> {
                if (!state.isArmed()) {
                    line.refuse(texts.get("ladder.unarmed.cancel"));
                } else if (!state.noBook().isEmpty()) {
                    line.refuse(texts.get("ladder.no-book.cancel", state.noBook()));
                } else {
                    trader.cancel(ids);
                }
            }
        }
    }

    void place(Side side, boolean stop, long ticks, long nanos) {
        LadderGate.Wish wish = new LadderGate.Wish(stop ? "stop" : "limit", side, ticks);
        if (!may(wish, nanos)) {
            return;
        }
        if (quantity.lots() == 0) {
            line.refuse(texts.get("ladder.not-sent", quantity.problem()));
            quantity.mend();
            return;
        }
        trader.place(
                LadderTrader.request(state.instrument(), side, stop, ticks, quantity.lots()),
                nanos);
    }

    private boolean may(LadderGate.Wish wish, long nanos) {
        String noBook = state.noBook();
        String doubt = state.doubt();
        LadderGate.Verdict verdict =
                gate.judge(state.isArmed(), noBook.isEmpty(), doubt.isEmpty(), wish, nanos);
        switch (verdict) {
            case GO -> {
                return true;
            }
            case NOT_ARMED -> line.refuse(texts.get("ladder.not-armed"));
            case NO_BOOK -> line.refuse(texts.get("ladder.not-sent", noBook));
            case ASKS -> line.ask(texts.get("ladder.stale", doubt));
        }
        return false;
    }

    /** Says that nothing is done at a row that is out of view, or that there is none. */
    void explainUnseen() {
        line.refuse(texts.get("ladder.unseen"));
    }

    /** Ends one's own orders in a row: by a key, armed or not, for it takes risk away. */
    void cancelAt(long ticks) {
        List<String> ids = state.orders().at(ticks).stream().map(Order::clientOrderId).toList();
        if (ids.isEmpty()) {
            line.say(texts.get("ladder.none-here"));
        } else {
            trader.cancel(ids);
        }
    }
}
