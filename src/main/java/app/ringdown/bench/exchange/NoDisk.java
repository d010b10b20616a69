package app.ringdown.bench.exchange;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.Changes;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Journal;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.Opening;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.bars.Era;
import app.ringdown.exchange.listing.Listing;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Keeps nothing, and so takes no time: what a journal costs is the difference to this. */
final class NoDisk implements Journal, History, BarStore {

    @Override
    public void commit(Changes changes) {}

    @Override
    public boolean pending() {
        return false;
    }

    @Override
    public Opening opening() {
        return new Opening(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Order order(int account, Listing listing, OrderRef ref) throws Refusal {
        throw Refusal.disconnected();
    }

    @Override
    public List<Order> orders(int account, Listing listing, Page page) {
        return List.of();
    }

    @Override
    public List<Fill> fills(int account, Listing listing, Page page) {
        return List.of();
    }

    @Override
    public List<Fill> fillsOfOrder(int account, Listing listing, long orderId, Page page) {
        return List.of();
    }

    @Override
    public OrderList list(int account, ListRef ref) throws Refusal {
        throw Refusal.disconnected();
    }

    @Override
    public List<OrderList> lists(int account, Page page) {
        return List.of();
    }

    @Override
    public List<Amendment> amendments(int account, Listing listing, long orderId, Page page) {
        return List.of();
    }

    @Override
    public List<PreventedMatch> preventedMatch(int account, Listing listing, long id) {
        return List.of();
    }

    @Override
    public List<PreventedMatch> preventedMatches(
            int account, Listing listing, long orderId, Page page) {
        return List.of();
    }

    @Override
    public void save(String symbol, Bar bar) {}

    @Override
    public List<Bar> load(String symbol, long fromMs, long toMs) {
        return List.of();
    }

    @Override
    public OptionalLong newest(String symbol, long beforeMs) {
        return OptionalLong.empty();
    }

    @Override
    public void save(String symbol, Era era) {}

    @Override
    public List<Era> eras(String symbol) {
        return List.of();
    }
}
