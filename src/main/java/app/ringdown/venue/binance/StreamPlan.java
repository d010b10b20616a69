package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.venue.Subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which streams go on which connection, since one carries only so many. All streams of an
 * instrument go on one, and stay there for as long as any of them is wanted: what is told of it
 * comes in the venue's order. Not safe for several threads.
 *
 * <p>Source: Binance Spot API, streams, "WebSocket Limits".
 */
final class StreamPlan {
    /** Streams that one connection may carry. */
    static final int MOST_STREAMS = 1024;

    /** Connections, at most. */
    static final int MOST_LINES = 10;

    /** Left for what comes to be wanted of the instruments that a connection has already. */
    private static final int ROOM = 124;

    private List<Set<String>> lines = List.of(Set.of());
    private Map<String, Integer> homes = Map.of(); // by what a stream's name begins with
    private Set<Subscription> carried = Set.of();
    private Set<Subscription> beyond = Set.of();

    /** From now on these and no others. What is carried already has the first right to go on. */
    void want(Set<Subscription> subscriptions) {
        Set<Subscription> inOrder = new LinkedHashSet<>(carried);
        inOrder.retainAll(subscriptions);
        inOrder.addAll(subscriptions);
        Map<String, Integer> before = homes;
        lines = new ArrayList<>();
        homes = new HashMap<>();
        carried = new LinkedHashSet<>();
        beyond = new LinkedHashSet<>();
        for (Subscription subscription : inOrder) {
            List<String> streams = streams(subscription);
            String of = streams.getFirst().substring(0, streams.getFirst().indexOf('@'));
            Integer home = homes.get(of);
            if (home == null) {
                home = before.getOrDefault(of, -1);
            }
            int line = home >= 0 ? home : firstWithRoom(streams.size());
            if (line >= 0 && fits(streams, line, MOST_STREAMS)) {
                line(line).addAll(streams);
                homes.put(of, line);
                carried.add(subscription);
            } else {
                beyond.add(subscription);
            }
        }
        line(0);
    }

    private int firstWithRoom(int streams) {
        for (int line = 0; line < MOST_LINES; line++) {
            if (line(line).size() + streams <= MOST_STREAMS - ROOM) {
                return line;
            }
        }
        return -1;
    }

    private boolean fits(List<String> streams, int line, int most) {
        Set<String> there = line(line);
        long more = streams.stream().filter(stream -> !there.contains(stream)).count();
        return there.size() + more <= most;
    }

    private Set<String> line(int index) {
        while (lines.size() <= index) {
            lines.add(new LinkedHashSet<>());
        }
        return lines.get(index);
    }

    /** The streams of each connection; of the first at least. */
    List<Set<String>> lines() {
        return lines;
    }

    /** What is on some connection. */
    Set<Subscription> carried() {
        return carried;
    }

    /** What no connection has room for. */
    Set<Subscription> beyond() {
        return beyond;
    }

    /** What a value is made of, as the venue names it. */
    static List<String> streams(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Level1(Instrument of) ->
                    List.of(
                            name(of) + "@bookTicker",
                            name(of) + "@trade",
                            name(of) + "@miniTicker");
            case Subscription.Book(Instrument of) -> List.of(name(of) + "@depth@100ms");
            case Subscription.Trades(Instrument of) -> List.of(name(of) + "@trade");
            case Subscription.Bars(Instrument of, Interval interval) ->
                    List.of(name(of) + "@kline_" + interval.code());
            case Subscription.AllDays() -> List.of("!miniTicker@arr");
        };
    }

    private static String name(Instrument instrument) {
        return instrument.symbol().toLowerCase(Locale.ROOT);
    }
}
