package app.ringdown.ui.ladder;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;

/** What a ladder says of a row: what a hand would do there, and what a screen reader is told. */
record LadderWords(Texts texts, Format format, OrderWords orders) {

    /**
     * What a click, a drag or a right click there would do; empty for nothing.
     *
     * @param lots that a click is for; 0 if there is no quantity
     */
    String hint(LadderView view, LadderSpot at, long lots) {
        Side side = at.column().side();
        if (side == null) {
            return "";
        }
        if (at.column().isOwn()) {
            int mine = view.orders().at(side, at.ticks()).orders().size();
            return mine == 0 ? "" : texts.get("ladder.hint.own", mine);
        }
        if (lots == 0) {
            return texts.get("ticket.problem.quantity.missing");
        }
        Instrument of = view.instrument();
        String hint =
                texts.get(
                        "ladder.hint",
                        intent(of, side, false, at, lots),
                        intent(of, side, true, at, lots));
        long other = view.depth().best(side.opposite());
        boolean takes = other > 0 && (side == Side.BUY ? at.ticks() >= other : at.ticks() <= other);
        hint = takes ? hint + " " + texts.get("ladder.hint.takes") : hint;
        return view.rows().step() == of.rules().tickStep()
                ? hint
                : hint + " " + texts.get("ladder.hint.group." + side.name());
    }

    /** What letting go of carried orders there would do. */
    String carrying(LadderView view, LadderSpot at) {
        return texts.get("ladder.hint.carrying", format.price(view.instrument(), at.ticks()));
    }

    private String intent(Instrument of, Side side, boolean stop, LadderSpot at, long lots) {
        return orders.intent(LadderTrader.request(of, side, stop, at.ticks(), lots));
    }

    /** The marked row. */
    String spoken(LadderView view, boolean armed) {
        long ticks = view.marked();
        String state = texts.get(armed ? "ladder.armed" : "ladder.unarmed");
        if (ticks == 0) {
            return texts.get("ladder.spoken.none", state);
        }
        String row =
                texts.get(
                        "ladder.spoken",
                        format.price(view.instrument(), ticks),
                        format.quantity(view.instrument(), view.depth().lots(Side.BUY, ticks)),
                        format.quantity(view.instrument(), view.depth().lots(Side.SELL, ticks)));
        return row
                + own(view, Side.BUY, "ladder.spoken.buys")
                + own(view, Side.SELL, "ladder.spoken.sells")
                + " "
                + state;
    }

    private String own(LadderView view, Side side, String key) {
        LadderOrders.Cell cell = view.orders().at(side, view.marked());
        if (cell.isEmpty()) {
            return "";
        }
        long lots = cell.limitLots() + cell.stopLots();
        String size = format.quantity(view.instrument(), lots);
        String said = texts.get(key, cell.orders().size(), size, cell.stops());
        return " " + said + (cell.isDoubtful() ? " " + texts.get("ladder.spoken.unknown") : "");
    }
}
