package app.ringdown.exchange.engine;

import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** House traders that do what a test tells them, once every so often, and note what they hear. */
final class ScriptedFlow implements Flow {
    private final Consumer<Floor> opening;
    private final Consumer<Floor> step;
    private final long everyMs;
    final List<String> heard = new ArrayList<>();
    Floor floor;

    ScriptedFlow(Consumer<Floor> opening, Consumer<Floor> step, long everyMs) {
        this.opening = opening;
        this.step = step;
        this.everyMs = everyMs;
    }

    /** Nobody else is there. */
    static ScriptedFlow none() {
        return new ScriptedFlow(floor -> {}, floor -> {}, 1_000_000);
    }

    @Override
    public void open(Floor theFloor, long startMs) {
        floor = theFloor;
        opening.accept(theFloor);
    }

    @Override
    public long run(long nowMs) {
        step.accept(floor);
        return nowMs + everyMs;
    }

    @Override
    public void onFill(
            long order, int trader, int listing, Side side, long ticks, long lots, boolean maker) {
        if (heard.size() < 1000) {
            heard.add(
                    trader
                            + " "
                            + side
                            + " "
                            + lots
                            + " at "
                            + ticks
                            + (maker ? " as maker of " : " as taker ")
                            + (maker ? order : ""));
        }
    }

    @Override
    public void onTrade(int listing, long ticks, long lots, boolean buyerIsMaker, long timeMs) {}
}
